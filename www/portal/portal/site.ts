import { plain, type PortalRequest, type PortalResponse } from '../rest/http.ts'
import { answerControl } from './control.ts'
import { isForeign, isFramed } from './foreign.ts'
import { answerFrame, FrameSessions } from './frames.ts'
import { renderPage } from './hostPage.ts'
import type { Portal } from './portal.ts'
import { type Framing, takeApplication, UPLOAD, UPLOAD_PAGE } from './upload.ts'

/** What the portal serves to browsers, as text. */
export interface Assets {
  /** The host page's own script. */
  readonly page: string
  /** The host page's style sheet. */
  readonly css: string
  /** The `BX24` library. */
  readonly bx24: string
}

export interface SiteOptions {
  readonly framing: Framing
  /** Origins of applications that the page's address may name, beside those of this computer. */
  readonly allowApps?: readonly string[] | undefined
  /** Opens `/control/`. */
  readonly control?: boolean | undefined
  /** Frames that are open already. */
  readonly sessions?: FrameSessions
}

/** What other pages get of the page, of frames and of the controls: nothing of them. */
const FOREIGN = plain(
  403,
  'Another page has asked for this. Open the address of the portal yourself: write it into the address bar.',
)

/** Pages for people. */
function isPage(path: string): boolean {
  return path === '/' || path === UPLOAD_PAGE || path.startsWith('/company/personal/user/')
}

/** Paths that are for the portal's own page, for people and for programs, but not for other pages. */
function isGuarded(path: string): boolean {
  return isPage(path) || path === UPLOAD || path.startsWith('/portal/frame/') || path.startsWith('/control/')
}

/** Everything on the portal's origin: the page and its files, what frames ask, REST, and the controls. */
export function createSite(
  portal: Portal,
  assets: Assets,
  { framing, allowApps = [], control = false, sessions = new FrameSessions(portal) }: SiteOptions,
) {
  const allowed = new Set(allowApps)
  const files = filesOf(assets)
  return (request: PortalRequest, url: URL): PortalResponse | Promise<PortalResponse> => {
    const { pathname } = url
    if (isGuarded(pathname) && isForeign(request, url)) return FOREIGN
    if (isPage(pathname)) {
      if (isFramed(request)) return FOREIGN
      if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Method not allowed')
      return renderPage(portal, sessions, url, { framing, allowed })
    }
    if (pathname === UPLOAD && request.method === 'POST') {
      return takeApplication(portal, framing, request.body)
    }
    if (pathname.startsWith('/portal/frame/') && request.method === 'POST') {
      return answerFrame(portal, sessions, pathname, request.body)
    }
    if (control && pathname.startsWith('/control/')) return answerControl(portal, request, pathname)
    return files.get(pathname) ?? portal.handle(request)
  }
}

/** The page's files by path, and the `BX24` library. */
function filesOf({ page, css, bx24 }: Assets): ReadonlyMap<string, PortalResponse> {
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
