import { FrameSessions } from '../portal/frames.ts'
import { createPortal } from '../portal/portal.ts'
import { createSite } from '../portal/site.ts'
import type { State } from '../world/state.ts'
import assets from './assets.ts'
import { openMemory } from './memory.ts'
import { readRequest, respond } from './respond.ts'

declare const self: ServiceWorkerGlobalScope

/** Where the application's files lie; everything else belongs to the portal. */
const APP = '/app/'

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
  const { origin, pathname } = new URL(event.request.url)
  if (origin !== self.location.origin || pathname.startsWith(APP)) return
  event.respondWith(answer(event))
})

async function answer(event: FetchEvent): Promise<Response> {
  const { site, remembered } = await opening
  const response = site(await readRequest(event.request), new URL(event.request.url))
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
  const app = { address: new URL(`${APP}index.html`, self.location.href).href, method: 'GET' } as const
  const site = createSite(portal, assets, { app, sessions })
  return { site, remembered: { memberId: portal.memberId, state: portal.state, sessions: sessions.sessions } }
}
