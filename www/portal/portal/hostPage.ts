import { parseJson } from '../php/json.ts'
import { toMap } from '../php/value.ts'
import { plain, type PortalResponse } from '../rest/http.ts'
import { fileUrl } from '../world/files.ts'
import type { Person } from '../world/state.ts'
import type { AccessCard, FrameData, PageData, PersonCard } from './frameData.ts'
import type { FrameSessions } from './frames.ts'
import { isLoopback } from './localName.ts'
import type { World } from '../world/world.ts'

/** What the page may frame. */
export interface Applications {
  /** The one that is shown unless the page's address names another. */
  readonly app: Application | undefined
  /** Origins that the address may name, beside those of this computer. */
  readonly allowed: ReadonlySet<string>
}

/** An application, and how its frame asks for it. */
export interface Application {
  readonly address: string
  readonly method: 'GET' | 'POST'
}

/**
 * Renders the portal page. Its query: `first_run`, `placement` with `options` as JSON,
 * `app` (another application address), `user` (who looks), `lang`.
 */
export function renderPage(
  world: World,
  sessions: FrameSessions,
  url: URL,
  { app, allowed }: Applications,
): PortalResponse {
  const query = Object.fromEntries(url.searchParams)
  const person = world.state.people.get(Number(query['user'] ?? 1))
  if (!person) return plain(404, 'There is no such person on this portal.')
  const shown = query['app'] === undefined ? app : readApplication(query['app'])
  if (shown && shown !== app && !mayShow(shown, app, allowed)) {
    return plain(
      403,
      'The frame shows applications of this computer; --allow-app names the origins of others.',
    )
  }
  const data: PageData = {
    title: world.name,
    person: fullName(person),
    frame: shown ? openFrame(world, sessions, url, person, shown, query) : null,
    people: peopleCards(world, url.origin),
    access: accessCards(world),
  }
  return html(pageHtml(data, world.languages[0] ?? 'en'))
}

function openFrame(
  world: World,
  sessions: FrameSessions,
  url: URL,
  person: Person,
  app: Application,
  query: Record<string, string>,
): FrameData {
  const placement = (query['placement'] ?? 'DEFAULT').toUpperCase()
  return sessions.open({
    person,
    app: app.address,
    method: app.method,
    placement,
    origin: url.origin,
    language: query['lang'] ?? world.languages[0] ?? 'en',
    options: placement === 'DEFAULT' ? query : readOptions(query['options']),
    firstRun: query['first_run'] === '1',
  })
}

function readApplication(text: string): Application | undefined {
  const address = URL.canParse(text) ? new URL(text) : undefined
  return address && /^https?:$/.test(address.protocol) ? { address: address.href, method: 'POST' } : undefined
}

/** Whoever names an application gets tokens for it. */
function mayShow({ address }: Application, app: Application | undefined, allowed: ReadonlySet<string>) {
  const { origin, hostname } = new URL(address)
  return isLoopback(hostname) || allowed.has(origin) || (app && new URL(app.address).origin === origin)
}

function readOptions(text: string | undefined): Record<string, unknown> {
  return toMap(parseJson(text ?? ''))
}

function fullName({ columns, id }: Person): string {
  const parts = [columns['NAME'], columns['LAST_NAME']].filter(
    (part) => typeof part === 'string' && part !== '',
  )
  return parts.join(' ') || `No. ${id}`
}

function peopleCards(world: World, origin: string): PersonCard[] {
  const shown = [...world.state.people.values()].filter(
    ({ columns, externalAuth }) => columns['ACTIVE'] === 'Y' && externalAuth === '',
  )
  return shown.map((person) => ({
    id: String(person.id),
    name: fullName(person),
    photo: fileUrl(world, origin, String(person.columns['PERSONAL_PHOTO'] ?? '')) ?? '',
    position: String(person.columns['WORK_POSITION'] ?? ''),
    url: `/company/personal/user/${person.id}/`,
    sub: false,
    sup: false,
  }))
}

function accessCards(world: World): AccessCard[] {
  const departments = [...world.state.departments.values()].map(({ id, name }) => ({ id: `D${id}`, name }))
  const people = [...world.state.people.values()].filter(({ externalAuth }) => externalAuth === '')
  return [
    { id: 'AU', name: 'All authorised people' },
    ...departments,
    ...people.map((person) => ({ id: `U${person.id}`, name: fullName(person) })),
  ]
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

function html(body: string): PortalResponse {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
  return { status: 200, headers, body }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

function pageHtml(data: PageData, language: string): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(data.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/portal/page.css">
</head>
<body>
<header class="bar">
  <p class="portal-name">${escapeHtml(data.title)}</p>
  <p class="person" title="You look as this person">${escapeHtml(data.person)}</p>
</header>
<main class="workspace">
  <h1 id="title">Application</h1>
  <div id="frame-place" class="frame-place"></div>
</main>
<p id="notice" class="notice" role="status" hidden></p>
<noscript>The portal page needs JavaScript to talk to the application.</noscript>
<script type="application/json" id="page-data">${json}</script>
<script src="/portal/page.js"></script>
</body>
</html>
`
}
