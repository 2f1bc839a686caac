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
  /** HTML of the content. */
  readonly main: string
  readonly data: PageData
}

export function page(shell: Shell): PortalResponse {
  return html(200, pageHtml(shell))
}

export function noPage(words: string): PortalResponse {
  return html(404, escapeHtml(words))
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

function html(status: number, body: string): PortalResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body,
  }
}

function pageHtml({ portal, viewer, language, title, main, data }: Shell): string {
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
  <p class="portal-name">${escapeHtml(portal)}</p>
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
