import { parseJson } from '../php/json.ts'
import { toMap } from '../php/value.ts'
import { fullName } from '../people/person.ts'
import { plain, type PortalResponse } from '../rest/http.ts'
import { fileUrl } from '../world/files.ts'
import { isLoopback } from '../world/localName.ts'
import type { Person } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { accessCards, peopleCards } from './cards.ts'
import type { FrameData, PageData } from './frameData.ts'
import type { FrameSessions } from './frames.ts'
import { escapeHtml, page } from './pageShell.ts'
import { type FramedApplication, type Framing, UPLOAD, UPLOAD_PAGE } from './upload.ts'
import { widgetCards } from './widgets.ts'

/** What the page may frame. */
export interface Applications {
  readonly framing: Framing
  /** Origins that the address may name, beside those of this computer. */
  readonly allowed: ReadonlySet<string>
}

/** A page of the portal that somebody opens. */
interface Visit {
  readonly app: FramedApplication | undefined
  readonly allowed: ReadonlySet<string>
  readonly canUpload: boolean
  readonly world: World
  readonly sessions: FrameSessions
  readonly url: URL
  readonly viewer: Person
  readonly language: string
}

/** Pages of the portal. Their query: `user` (who looks), `lang`; those of {@link showApplication}. */
export function renderPage(
  world: World,
  sessions: FrameSessions,
  url: URL,
  { framing, allowed }: Applications,
): PortalResponse {
  const { app } = framing
  const query = Object.fromEntries(url.searchParams)
  const viewer = world.state.people.get(Number(query['user'] ?? 1))
  if (!viewer) return plain(404, 'There is no such person on this portal.')
  const language = query['lang'] ?? world.languages[0] ?? 'en'
  const canUpload = framing.upload !== undefined
  const visit = { world, sessions, url, app, allowed, canUpload, viewer, language }
  if (url.pathname === UPLOAD_PAGE) return showUpload(visit)
  const card = /^\/company\/personal\/user\/(\d+)\/$/.exec(url.pathname)
  return card ? showPerson(visit, Number(card[1])) : showApplication(visit, query)
}

/**
 * The page with the application in its frame. Its query: `first_run`, `placement` with `options` as JSON, `app` (another
 * application address).
 */
function showApplication(visit: Visit, query: Record<string, string>): PortalResponse {
  const app = query['app'] === undefined ? visit.app : readApplication(query['app'], visit.app)
  if (app && app !== visit.app && !mayShow(app, visit)) {
    return plain(
      403,
      'The frame shows applications of this computer; --allow-app names the origins of others.',
    )
  }
  const frame = app ? openFrame(visit, app, query) : null
  const main = `  <h1 id="title">Application</h1>
  <div id="frame-place" class="frame-place"></div>`
  return show(visit, visit.world.name, main, { frame })
}

/** The page on which an application is uploaded. */
function showUpload(visit: Visit): PortalResponse {
  if (!visit.canUpload) return plain(404, 'Nothing can be uploaded here.')
  const main = `  <h1 id="title">Upload an application</h1>
  <p>A zip with <code>index.html</code>. If it holds <code>install.html</code>, that page is shown first.</p>
  <label class="upload">Zip file <input type="file" id="upload" accept=".zip" data-address="${UPLOAD}" disabled></label>`
  return show(visit, `Upload an application, ${visit.world.name}`, main, {})
}

/** A person's card, with the widgets that applications put there. */
function showPerson(visit: Visit, id: number): PortalResponse {
  const { world, url, app } = visit
  const person = world.state.people.get(id)
  if (!person) return plain(404, 'There is no such person on this portal.')
  const text = (name: string) => escapeHtml(String(person.columns[name] ?? ''))
  const photo = fileUrl(world, url.origin, String(person.columns['PERSONAL_PHOTO'] ?? ''))
  const departments = [person.columns['UF_DEPARTMENT']]
    .flat()
    .map((one) => world.state.departments.get(Number(one))?.name)
  const rows = [
    ['Position', text('WORK_POSITION')],
    ['Departments', escapeHtml(departments.filter((name) => name !== undefined).join(', '))],
    ['E-mail', text('EMAIL')],
    ['Phone', text('WORK_PHONE')],
  ].filter(([, value]) => value !== '')
  const main = `  <h1 id="title">${escapeHtml(fullName(person))}</h1>
  <div id="toolbar-place"></div>
  ${photo === undefined ? '' : `<img class="portrait" alt="" src="${escapeHtml(photo)}">`}
  <dl class="card">${rows.map(([title, value]) => `<dt>${title}</dt><dd>${value}</dd>`).join('')}</dl>`
  const place = { placement: 'USER_PROFILE_TOOLBAR', about: person, path: url.pathname }
  return show(visit, `${fullName(person)}, ${world.name}`, main, { toolbar: widgets(visit, app, place) })
}

function show(visit: Visit, title: string, main: string, own: Partial<PageData>): PortalResponse {
  const { world, url, app, canUpload, viewer, language } = visit
  const place = { placement: 'USER_PROFILE_MENU', about: viewer, path: url.pathname }
  const data: PageData = {
    frame: null,
    toolbar: [],
    menu: widgets(visit, app, place),
    people: peopleCards(world, url.origin),
    access: accessCards(world),
    ...own,
  }
  const links = canUpload ? [{ path: UPLOAD_PAGE, title: 'Upload an application' }] : []
  const shell = { portal: world.name, viewer: fullName(viewer), title, main, links, data }
  return page({ ...shell, language: world.languages.includes(language) ? language : 'en' })
}

function widgets(
  { world, sessions, url, viewer, language }: Visit,
  app: FramedApplication | undefined,
  place: Parameters<typeof widgetCards>[2],
) {
  return widgetCards(world, sessions, place, { person: viewer, origin: url.origin, language }, (handler) =>
    methodOf(new URL(handler), app),
  )
}

function openFrame(visit: Visit, app: FramedApplication, query: Record<string, string>): FrameData {
  const { world, sessions, url, viewer, language } = visit
  const placement = (query['placement'] ?? 'DEFAULT').toUpperCase()
  const own = app === visit.app ? world.state.applications.get(world.clientId) : undefined
  if (own && query['first_run'] === '1') own.isInstalled = false
  const firstRun = query['first_run'] === '1' || own?.isInstalled === false
  return sessions.open({
    person: viewer,
    app: (firstRun ? app.installer : undefined) ?? app.address,
    method: app.method,
    placement,
    origin: url.origin,
    language,
    options: placement === 'DEFAULT' ? query : readOptions(query['options']),
    firstRun,
  })
}

/** Another application; what serves ours is asked as for that. */
function readApplication(text: string, ours: FramedApplication | undefined): FramedApplication | undefined {
  const address = URL.canParse(text) ? new URL(text) : undefined
  if (!address || !/^https?:$/.test(address.protocol)) return undefined
  return { address: address.href, method: methodOf(address, ours) }
}

function methodOf({ origin }: URL, app: FramedApplication | undefined): FramedApplication['method'] {
  return app && new URL(app.address).origin === origin ? app.method : 'POST'
}

/** Whoever names an application gets tokens for it. */
function mayShow({ address }: FramedApplication, { app, allowed }: Visit) {
  const { origin, hostname } = new URL(address)
  return isLoopback(hostname) || allowed.has(origin) || (app && new URL(app.address).origin === origin)
}

function readOptions(text: string | undefined): Record<string, unknown> {
  return toMap(parseJson(text ?? ''))
}
