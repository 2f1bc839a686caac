import { newPerson } from '../people/person.ts'
import { createPortal } from '../portal/portal.ts'
import { createSite } from '../portal/site.ts'
import { setInstalled } from '../portal/upload.ts'
import type { Fault } from '../world/fault.ts'
import type { TokenRequest } from '../world/options.ts'
import type { Person, State, Token, Webhook } from '../world/state.ts'
import { Application, readOrigins } from './application.ts'
import { loadAssets } from './assets.ts'
import { AUTHORITY_FOLDER, readIdentity } from './authority.ts'
import { listen, reportFault } from './listen.ts'
import type { PortalOptions } from './portalOptions.ts'

/** What the portal remembers; all of it may be changed in place. */
export type PortalState = Pick<
  State,
  | 'people'
  | 'departments'
  | 'queues'
  | 'counters'
  | 'fields'
  | 'files'
  | 'applications'
  | 'widgets'
  | 'eventHandlers'
  | 'userOptions'
  | 'appOptions'
  | 'seen'
>

/** A portal that listens, and all that a test needs to steer it. */
export interface LocalPortal {
  /**
   * Address of the page with the application in its frame, ending in a slash. Its query may say who looks (`user=5`),
   * which `placement` is shown with which `options` as JSON, `lang`, `first_run=1`, and the address of another `app` on
   * this computer or at an origin of `allowApps`.
   * The `BX24` script is at `api/v1/` below it, the address that trades tokens at `oauth/token/`.
   */
  readonly url: string
  /** Address of the first webhook, ending in a slash. */
  readonly webhook: string
  /** Address of the application, when one was given or uploaded. */
  readonly appUrl: string | undefined
  /** How answers of the token address name this portal. */
  readonly memberId: string
  /** File of the authority behind the certificate, with `https`; for `NODE_EXTRA_CA_CERTS` and its like. */
  readonly authority?: string
  readonly state: PortalState
  /**
   * Adds a person by columns, unchecked; active unless they say otherwise. The first of an empty portal has the id 1.
   * As on a real portal, the lists leave people without `UF_DEPARTMENT` out.
   */
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
export async function startPortal(options: PortalOptions = {}): Promise<LocalPortal> {
  const portal = createPortal({ onFault: reportFault, ...options })
  const { code, user = 1, control } = options
  const allowApps = readOrigins(options.allowApps ?? [])
  const first = portal.addWebhook(user, code ? { code } : {})
  const identity = options.https ? await readIdentity(options.authorityFolder ?? AUTHORITY_FOLDER) : undefined
  const assets = await loadAssets()
  let url = ''
  const application = new Application(options, identity, () => `${url}api/v1/`)
  await application.open()
  setInstalled(portal, application)
  const site = createSite(portal, assets, { framing: application, allowApps, control })
  const listener = await listen(options.port ?? 0, site, identity).catch(async (thrown: unknown) => {
    await application.close()
    throw thrown
  })
  url = listener.url
  return {
    url,
    webhook: webhookAddress(url, first),
    get appUrl() {
      return application.app?.address
    },
    memberId: portal.memberId,
    ...(identity ? { authority: identity.authority } : {}),
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
    async close() {
      await Promise.all([listener.close(), application.close()])
    },
  }
}

/** The address of a webhook on the portal at this root. */
function webhookAddress(root: string, { userId, code }: Webhook): string {
  return `${root}rest/${userId}/${code}/`
}
