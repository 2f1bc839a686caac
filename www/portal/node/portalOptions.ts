import type { WorldOptions } from '../world/options.ts'

/** How a portal behaves, where it listens, and what its page frames. */
export interface PortalOptions extends WorldOptions {
  /** Port of the portal; 0 takes a free one. */
  port?: number
  /**
   * The application: a folder or a zip with `index.html`, served on an origin of its own, or the address of a server that
   * runs already. With `install.html` that page is shown until it calls `BX24.installFinish`, and no widgets before.
   */
  app?: string
  /** Port of the application's folder or zip; 0 takes a free one. */
  appPort?: number
  /**
   * How the frame asks for the application: `GET`, as a real portal gets what it hosts as static files, or `POST` with
   * tokens and placement, as it asks an application's own server. Servers for development know no other than `GET`.
   */
  appMethod?: 'GET' | 'POST'
  /** Serves `.wasm` of the application's folder or zip; `false` refuses it, as some hosts do. */
  wasm?: boolean
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
