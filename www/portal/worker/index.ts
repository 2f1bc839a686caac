import { FrameSessions } from '../portal/frames.ts'
import { createPortal } from '../portal/portal.ts'
import { createSite } from '../portal/site.ts'
import type { State } from '../world/state.ts'
import assets from './assets.ts'
import { openMemory } from './memory.ts'
import { readRequest, respond } from './respond.ts'

declare const self: ServiceWorkerGlobalScope

/** Where the demo lies on its host; the page begins there. */
const ROOT = new URL('.', self.location.href)

/** Where the application's files lie; everything else belongs to the portal. */
const APP = new URL('app/', ROOT)

/** The vendor's script, as pages name it. */
const VENDOR_SCRIPT = /^https?:\/\/api\.bitrix24\.[a-z.]+\/api\/v1\/?$/

/** What the portal of a demo remembers; the browser ends an idle worker whenever it likes. */
interface Remembered {
  readonly memberId: string
  readonly state: State
  readonly sessions: FrameSessions['sessions']
}

const memory = openMemory<Remembered>('b24-users-portal')
const opening = open()

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const url = portalAddress(event.request.url)
  if (url) event.respondWith(answer(event, url))
})

/** What the portal is asked for, at the root of its host; `undefined` when somebody else is. */
function portalAddress(text: string): URL | undefined {
  if (VENDOR_SCRIPT.test(text)) return new URL('/api/v1/', ROOT)
  if (text.startsWith(APP.href)) return undefined
  const url = new URL(text.startsWith(ROOT.href) ? `/${text.slice(ROOT.href.length)}` : text, ROOT)
  return url.origin === ROOT.origin ? url : undefined
}

async function answer(event: FetchEvent, url: URL): Promise<Response> {
  const { site, remembered } = await opening
  const response = await site({ ...(await readRequest(event.request)), url: url.href }, url)
  if (event.request.method === 'POST' || event.request.mode === 'navigate')
    event.waitUntil(memory.save(remembered))
  return respond(response)
}

/** The portal as it was left, or a new one. */
async function open() {
  const before = await memory.load().catch(() => undefined)
  const known = before ? { memberId: before.memberId } : {}
  const portal = createPortal({ onFault: reportError, ...known })
  const sessions = new FrameSessions(portal)
  if (before) {
    Object.assign(portal.state, before.state)
    for (const [sid, session] of before.sessions) sessions.sessions.set(sid, session)
  }
  const app = { address: new URL('index.html', APP).href, method: 'GET' } as const
  const site = createSite(portal, assets, { framing: { app }, sessions })
  return { site, remembered: { memberId: portal.memberId, state: portal.state, sessions: sessions.sessions } }
}
