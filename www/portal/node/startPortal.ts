import { newPerson } from '../people/person.ts'
import { createPortal } from '../portal/portal.ts'
import type { Fault } from '../world/fault.ts'
import type { PortalOptions, TokenRequest } from '../world/options.ts'
import type { Person, State, Token } from '../world/state.ts'
import { reportFault } from './listen.ts'
import { startServer, webhookAddress } from './server.ts'

/** Where the portal listens, what it frames, and how it behaves. */
export type LocalPortalOptions = HostOptions & PortalOptions

/** What the portal remembers; all of it may be changed in place. */
export type PortalState = Pick<
  State,
  'people' | 'departments' | 'fields' | 'files' | 'userOptions' | 'appOptions' | 'seen'
>

/** A portal that listens, and all that a test needs to steer it. */
export interface LocalPortal {
  /**
   * Address of the page with the application in its frame, ending in a slash. Its query may say who looks (`user=5`),
   * which `placement` is shown with which `options` as JSON, `lang`, `first_run=1`, and the address of another `app`.
   * The `BX24` script is at `api/v1/` below it, the address that trades tokens at `oauth/token/`.
   */
  readonly url: string
  /** Address of the first webhook, ending in a slash. */
  readonly webhook: string
  /** Address of the application, when one was given. */
  readonly appUrl?: string
  /** File of the authority behind the certificate, with `https`; for `NODE_EXTRA_CA_CERTS` and its like. */
  readonly authority?: string
  readonly state: PortalState
  /** Adds a person by columns, unchecked; active unless they say otherwise. The first of an empty portal has the id 1. */
  addPerson(columns: Person['columns'], given?: { admin?: boolean }): Person
  /** Opens a further webhook for a person; gives its address. */
  addWebhook(userId: number, given?: { code?: string; scopes?: readonly string[] }): string
  /** Issues a pair of OAuth tokens for a person. */
  issueToken(userId: number, given?: TokenRequest): Token
  /** Makes an authorisation code, as if a person had just let the application in. */
  issueCode(userId: number, clientId?: string): string
  /** Closes an application for a person; their tokens stay, but open nothing. */
  revokeAccess(userId: number, clientId?: string): void
  /** Lets coming calls fail. */
  addFault(fault: Fault): void
  /** Forgets faults, calls, and what has been used of the limits; people, fields and tokens stay. */
  reset(): void
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>
}

/** Starts a local portal on the loopback interface, with invented people unless it shall be `empty`. */
export async function startPortal(options: LocalPortalOptions = {}): Promise<LocalPortal> {
  const portal = createPortal({ onFault: reportFault, ...options })
  const server = await startServer({ ...options, portal })
  const { url, webhook, appUrl, authority } = server
  return {
    url,
    webhook,
    ...(appUrl === undefined ? {} : { appUrl }),
    ...(authority === undefined ? {} : { authority }),
    state: portal.state,
    addPerson(columns, { admin = false } = {}) {
      const person = newPerson(portal, columns, admin)
      portal.state.people.set(person.id, person)
      return person
    },
    addWebhook: (userId, given) => webhookAddress(url, portal.addWebhook(userId, given)),
    issueToken: (userId, given) => portal.issueToken(userId, given),
    issueCode: (userId, clientId) => portal.issueCode(userId, clientId),
    revokeAccess: (userId, clientId) => portal.revokeAccess(userId, clientId),
    addFault: (fault) => portal.addFault(fault),
    reset: () => portal.reset(),
    close: () => server.close(),
  }
}

/** Where a portal listens, and what its page frames. */
export interface HostOptions {
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
