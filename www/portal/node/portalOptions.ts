import type { WorldOptions } from '../world/options.ts'

/** How a portal behaves, where it listens, and what its page frames. */
export interface PortalOptions extends WorldOptions {
  /** Port of the portal; 0 takes a free one. */
  port?: number
  /** The application: a folder, which is served on an origin of its own, or the address of a server that runs already. */
  app?: string
  /** Port of the application's folder; 0 takes a free one. */
  appPort?: number
  /**
   * How the frame asks for the application. A real portal posts tokens and placement to it, but gets applications that
   * it hosts as static files. By default a folder is sent `POST`, and a server `GET`: those for development know no other.
   */
  appMethod?: 'GET' | 'POST'
  /**
   * Origins of applications that the page's address may name by `?app=`, such as `https://app.example.com`. Those of this
   * computer may always be named: whoever is framed gets tokens.
   */
  allowApps?: readonly string[]
  /** Code of the first webhook; random by default. */
  code?: string
  /** Person of the first webhook; 1 by default. */
  user?: number
  /** Serves everything by https. */
  https?: boolean
  /** Folder in which the certificate and its authority are kept. */
  authorityFolder?: string
  /** Opens `/control/`, by which anybody on this computer can break the portal. */
  control?: boolean
}
