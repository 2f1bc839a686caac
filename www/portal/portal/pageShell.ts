import type { PortalResponse } from '../rest/http.ts'
import type { PageData } from './frameData.ts'

/** What stands around the content of every page of the portal. */
export interface Shell {
  /** The portal's name. */
  readonly portal: string
  /** Name of the person who looks. */
  readonly viewer: string
  readonly language: string
  readonly title: string
  /** Other pages, in the bar. */
  readonly links: readonly { readonly path: string; readonly title: string }[]
  /** HTML of the content. */
  readonly main: string
  readonly data: PageData
}

/** The page's own scripts and style only, and no page around it. The application may be anywhere and go anywhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  'frame-src http: https:',
  'form-action http: https:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function page(shell: Shell): PortalResponse {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
  return { status: 200, headers, body: pageHtml(shell) }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

function pageHtml({ portal, viewer, language, title, main, links, data }: Shell): string {
  const navigation = links.map(({ path, title }) => `<a href="${path}">${title}</a>`).join('')
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/portal/page.css">
</head>
<body>
<header class="bar">
  <a class="portal-name" href="/">${escapeHtml(portal)}</a>
  <nav>${navigation}</nav>
  <div id="menu-place" class="person" title="You look as this person">${escapeHtml(viewer)}</div>
</header>
<main class="workspace">
${main}
</main>
<p id="notice" class="notice" role="status" hidden></p>
<noscript>The portal page needs JavaScript to talk to the application.</noscript>
<script type="application/json" id="page-data">${json}</script>
<script src="/portal/page.js"></script>
</body>
</html>
`
}
