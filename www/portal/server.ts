import { readFile } from 'node:fs/promises'
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
  /** A portal made beforehand, for tests. */
  portal?: Portal
}

export interface RunningServer {
  readonly portal: Portal
  /** Address of the portal page. */
  readonly url: string
  /** Webhook of person 1. */
  readonly webhook: string
  /** Address of the application, when a folder was given. */
  readonly appUrl?: string
  close(): Promise<void>
}

/** Starts a local portal on the loopback interface. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const portal = options.portal ?? createPortal({ onFault: reportFault })
  const { code } = portal.addWebhook(1, options.code ? { code: options.code } : {})
  const { app } = options
  const appListener = app
    ? await listen(options.appPort ?? 0, ({ method }, url) => serveFolder(app, method, url.pathname))
    : undefined
  const files = await textFiles()
  const sessions = new FrameSessions(portal)
  const listener = await listen(options.port ?? 0, (request, url) =>
    route(portal, sessions, files, appListener?.url, request, url),
  )
  return {
    portal,
    url: listener.url,
    webhook: `${listener.url}rest/1/${code}/`,
    ...(appListener ? { appUrl: appListener.url } : {}),
    async close() {
      await Promise.all([listener.close(), appListener?.close()])
    },
  }
}

/** The page's files by path. */
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

function route(
  portal: Portal,
  sessions: FrameSessions,
  files: ReadonlyMap<string, PortalResponse>,
  app: string | undefined,
  request: PortalRequest,
  url: URL,
): PortalResponse {
  if (url.pathname === '/') return renderPage(portal, sessions, url, app)
  if (url.pathname.startsWith('/portal/frame/') && request.method === 'POST') {
    return answerFrame(portal, sessions, url.pathname, request.body)
  }
  return files.get(url.pathname) ?? portal.handle(request)
}
