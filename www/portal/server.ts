import { loadAssets } from './assets.ts'
import { AUTHORITY_FOLDER, readIdentity } from './authority.ts'
import { answerControl } from './core/control.ts'
import type { PortalRequest, PortalResponse } from './core/http.ts'
import { createPortal, type Portal } from './core/portal.ts'
import type { Webhook } from './core/state.ts'
import { reportFault } from './fault.ts'
import { answerFrame } from './frame/backend.ts'
import { type Application, renderPage } from './frame/page.ts'
import { FrameSessions } from './frame/session.ts'
import { type Certificate, listen, type Listener } from './listen.ts'
import type { HostOptions } from './options.ts'
import { serveFolder } from './static.ts'

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
  const { code, control = false } = options
  const identity = options.https ? await readIdentity(options.authorityFolder ?? AUTHORITY_FOLDER) : undefined
  const webhook = portal.addWebhook(options.user ?? 1, code ? { code } : {})
  const context = { portal, sessions: new FrameSessions(portal), files: await textFiles(), control }
  const { app, appListener } = await openApplication(options, identity)
  const answer = (request: PortalRequest, url: URL) => route({ ...context, app }, request, url)
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

/** Everything the portal's origin is served from. */
interface Context {
  readonly portal: Portal
  readonly sessions: FrameSessions
  /** The page's files by path. */
  readonly files: ReadonlyMap<string, PortalResponse>
  readonly app: Application | undefined
  readonly control: boolean
}

function route(
  { portal, sessions, files, app, control }: Context,
  request: PortalRequest,
  url: URL,
): PortalResponse {
  const { pathname } = url
  if (pathname === '/') return renderPage(portal, sessions, url, app)
  if (pathname.startsWith('/portal/frame/') && request.method === 'POST') {
    return answerFrame(portal, sessions, pathname, request.body)
  }
  if (control && pathname.startsWith('/control/')) return answerControl(portal, request, pathname)
  return files.get(pathname) ?? portal.handle(request)
}

/** Scripts and styles of the page, and the `BX24` library. */
async function textFiles(): Promise<ReadonlyMap<string, PortalResponse>> {
  const { page, css, bx24 } = await loadAssets()
  const file = (type: string, body: string): PortalResponse => ({
    status: 200,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    },
    body,
  })
  return new Map([
    ['/portal/page.js', file('text/javascript', page)],
    ['/portal/page.css', file('text/css', css)],
    ['/api/v1/', file('text/javascript', bx24)],
    ['/bx24.js', file('text/javascript', bx24)],
  ])
}
