import type { PortalRequest, PortalResponse } from '../rest/http.ts'
import { answerControl } from './control.ts'
import { answerFrame, FrameSessions } from './frames.ts'
import { type FramedApplication, renderPage } from './hostPage.ts'
import type { Portal } from './portal.ts'

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
  /** What the page frames, unless its address says otherwise. */
  readonly app?: FramedApplication | undefined
  /** Opens `/control/`. */
  readonly control?: boolean | undefined
  /** Frames that are open already. */
  readonly sessions?: FrameSessions
}

/** Everything on the portal's origin: the page and its files, what frames ask, REST, and the controls. */
export function createSite(
  portal: Portal,
  assets: Assets,
  { app, control = false, sessions = new FrameSessions(portal) }: SiteOptions,
) {
  const files = filesOf(assets)
  return (request: PortalRequest, url: URL): PortalResponse => {
    const { pathname } = url
    if (pathname === '/' || pathname.startsWith('/company/personal/user/'))
      return renderPage(portal, sessions, url, app)
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
