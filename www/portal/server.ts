import { readFile } from 'node:fs/promises'
import { AUTHORITY_FOLDER, readIdentity } from './authority.ts'
import { answerControl } from './core/control.ts'
import type { PortalRequest, PortalResponse } from './core/http.ts'
import { createPortal, type Portal } from './core/portal.ts'
import { reportFault } from './fault.ts'
import { answerFrame } from './frame/backend.ts'
import { renderPage } from './frame/page.ts'
import { FrameSessions } from './frame/session.ts'
import { listen } from './listen.ts'
import { bundleScripts } from './scripts.ts'
import { serveFolder } from './static.ts'

export interface ServerOptions {
  /** Port of the portal; 0 takes a free one. */
  port?: number
  /** Folder of the application, served on an origin of its own. */
  app?: string
  appPort?: number
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
  /** A portal made beforehand, for tests. */
  portal?: Portal
}

export interface RunningServer {
  readonly portal: Portal
  /** Address of the portal page. */
  readonly url: string
  /** The first webhook. */
  readonly webhook: string
  /** Address of the application, when a folder was given. */
  readonly appUrl?: string
  /** File of the authority behind the certificate, with https. */
  readonly authority?: string
  close(): Promise<void>
}

/** Starts a local portal on the loopback interface. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const portal = options.portal ?? createPortal({ onFault: reportFault })
  const { app, code, control = false } = options
  const identity = options.https ? await readIdentity(options.authorityFolder ?? AUTHORITY_FOLDER) : undefined
  const webhook = portal.addWebhook(options.user ?? 1, code ? { code } : {})
  const appListener = app
    ? await listen(
        options.appPort ?? 0,
        ({ method }, url) => serveFolder(app, method, url.pathname),
        identity,
      )
    : undefined
  const context = { portal, sessions: new FrameSessions(portal), files: await textFiles(), control }
  const answer = (request: PortalRequest, url: URL) =>
    route({ ...context, app: appListener?.url }, request, url)
  const listener = await listen(options.port ?? 0, answer, identity)
  return {
    portal,
    url: listener.url,
    webhook: `${listener.url}rest/${webhook.userId}/${webhook.code}/`,
    ...(appListener ? { appUrl: appListener.url } : {}),
    ...(identity ? { authority: identity.authority } : {}),
    async close() {
      await Promise.all([listener.close(), appListener?.close()])
    },
  }
}

/** Everything the portal's origin is served from. */
interface Context {
  readonly portal: Portal
  readonly sessions: FrameSessions
  /** The page's files by path. */
  readonly files: ReadonlyMap<string, PortalResponse>
  readonly app: string | undefined
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
  const [{ page, bx24 }, css] = await Promise.all([
    bundleScripts(),
    readFile(new URL('page/page.css', import.meta.url), 'utf8'),
  ])
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
