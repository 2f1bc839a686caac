import type { Application } from '../portal/hostPage.ts'
import { createPortal, type Portal } from '../portal/portal.ts'
import { createSite } from '../portal/site.ts'
import type { Webhook } from '../world/state.ts'
import { loadAssets } from './assets.ts'
import { AUTHORITY_FOLDER, readIdentity } from './authority.ts'
import { type Certificate, listen, type Listener, reportFault } from './listen.ts'
import type { HostOptions } from './startPortal.ts'
import { serveFolder } from './staticFolder.ts'

export interface ServerOptions extends HostOptions {
  /** A portal made beforehand. */
  portal?: Portal
}

export interface RunningServer {
  readonly portal: Portal
  /** Address of the portal page. */
  readonly url: string
  /** The first webhook. */
  readonly webhook: string
  /** Address of the application, when one was given. */
  readonly appUrl?: string
  /** File of the authority behind the certificate, with https. */
  readonly authority?: string
  close(): Promise<void>
}

/** Starts a local portal on the loopback interface. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const portal = options.portal ?? createPortal({ onFault: reportFault })
  const { code } = options
  const identity = options.https ? await readIdentity(options.authorityFolder ?? AUTHORITY_FOLDER) : undefined
  const webhook = portal.addWebhook(options.user ?? 1, code ? { code } : {})
  const assets = await loadAssets()
  const { app, appListener } = await openApplication(options, identity)
  const answer = createSite(portal, assets, { app, control: options.control })
  const listener = await listen(options.port ?? 0, answer, identity).catch(async (thrown: unknown) => {
    await appListener?.close()
    throw thrown
  })
  return {
    portal,
    url: listener.url,
    webhook: webhookAddress(listener.url, webhook),
    ...(app ? { appUrl: app.address } : {}),
    ...(identity ? { authority: identity.authority } : {}),
    async close() {
      await Promise.all([listener.close(), appListener?.close()])
    },
  }
}

/** The address of a webhook on the portal at this root. */
export function webhookAddress(root: string, { userId, code }: Webhook): string {
  return `${root}rest/${userId}/${code}/`
}

/** Where the application is, and what serves it if that is us. */
async function openApplication(
  { app, appPort = 0, appMethod }: ServerOptions,
  identity: Certificate | undefined,
): Promise<{ app?: Application; appListener?: Listener }> {
  if (app === undefined || app === '') return {}
  if (/^https?:\/\//i.test(app)) {
    if (!URL.canParse(app)) throw new Error(`The application has no readable address: ${app}`)
    return { app: { address: new URL(app).href, method: appMethod ?? 'GET' } }
  }
  const appListener = await listen(
    appPort,
    ({ method }, url) => serveFolder(app, method, url.pathname),
    identity,
  )
  return { app: { address: appListener.url, method: appMethod ?? 'POST' }, appListener }
}
