import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { PortalOptions } from '../../www/portal/node/portalOptions.ts'
import { present } from '../portal/call.ts'
import type { Browser, Frame } from './browser.ts'
import { frameOf } from './driver.ts'
import { SDKS, type Way } from './ways.ts'

/** A portal, and a page in its frame that plans, applies and takes back by every way. */
export interface ManyWays {
  readonly server: LocalPortal
  /** Runs a function of the page, given the client of a way and the package; errors come as `{ error }`. */
  run(way: Way, script: string): Promise<unknown>
  /** What lets the client of a way in by now. */
  secretsOf(way: Way): Promise<string[]>
  /** Everything that a page, a copy of it or somebody at the screen could see: what was printed, thrown and kept. */
  shown(): Promise<string>
  close(): Promise<void>
}

/** The page: both libraries and the package, as an application would have them. */
const page = ({
  url,
  webhook,
}: LocalPortal): string => `<!doctype html><meta charset="utf-8"><title>Ways</title>
<script src="${url}api/v1/"></script><script src="sdk.js"></script>
<script type="module">
import * as many from './package/sync/index.js'
const printed = []
for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace']) {
  const print = console[name].bind(console)
  console[name] = (...parts) => { printed.push(...parts.map(textOf)); print(...parts) }
}
addEventListener('error', ({ error, message }) => printed.push(textOf(error), message))
addEventListener('unhandledrejection', ({ reason }) => printed.push(textOf(reason)))
const ready = (async () => {
  await new Promise((resolve) => BX24.init(resolve))
  const b24 = await B24Js.initializeB24Frame()
  const refresh = () => new Promise((resolve) => BX24.refreshAuth((auth) => resolve(auth.access_token)))
  const oauth = { domain: '${url}rest/', accessToken: BX24.getAuth().access_token, refresh }
  const ways = { webhook: { webhook: '${webhook}' }, oauth: { oauth }, bx24: { bx24: BX24 }, b24: { b24 } }
  const open = async ([way, connection]) => [way, await many.createClient(connection)]
  return Object.fromEntries(await Promise.all(Object.entries(ways).map(open)))
})()
const texts = (value, found = [], known = new Set(), depth = 0) => {
  if (typeof value === 'string') found.push(value)
  // What is printed may lead to the whole page.
  const isDeep = typeof value !== 'object' || value === null || known.has(value) || depth > 8
  if (isDeep || value instanceof Node || value === globalThis) return found
  known.add(value)
  for (const key of Reflect.ownKeys(value)) {
    try { texts(value[key], found, known, depth + 1) } catch {}
    found.push(String(key))
  }
  return found
}
const textOf = (value) => [String(value), value?.stack ?? '', ...texts(value)].join('\\n')
globalThis.act = async (way, script) => {
  const client = (await ready)[way]
  try {
    const value = await (0, eval)(script)(client, many)
    printed.push(textOf(value))
    return value
  } catch (error) {
    printed.push(textOf(error), JSON.stringify(error))
    const { name, code, message, cause } = error
    return { error: { name, code, message, cause: cause && textOf(cause) } }
  }
}
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
globalThis.shown = async () => {
  const database = await done(indexedDB.open('b24-users'))
  const kept = []
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name)
    kept.push(...(await Promise.all([done(store.getAllKeys()), done(store.getAll())])))
  }
  database.close()
  return [...printed, JSON.stringify(kept), JSON.stringify([{ ...localStorage }, { ...sessionStorage }])].join('\\n')
}
globalThis.tokens = () => [BX24.getAuth().access_token, BX24.getAuth().refresh_token]
</script><h1>Ways</h1>`

/** Starts a portal and opens the page in its frame. */
export async function openManyWays(browser: Browser, options: PortalOptions = {}): Promise<ManyWays> {
  const folder = await mkdtemp(join(tmpdir(), 'ways-'))
  const server = await startPortal({ ...options, app: folder })
  await cp('dist', join(folder, 'package'), { recursive: true })
  await cp(`node_modules/${SDKS.newest}/dist/umd/index.min.js`, join(folder, 'sdk.js'))
  await writeFile(join(folder, 'index.html'), page(server))
  const tab = await browser.newPage()
  const printed: string[] = []
  tab.on?.('console', (message) => printed.push(message.text()))
  tab.on?.('pageerror', (error) => printed.push(String(error)))
  await tab.goto(server.url)
  const frame = await frameOf<Frame>(tab)
  await frame.waitForFunction('globalThis.act')
  return {
    server,
    run: (way, script) => frame.evaluate(`act(${JSON.stringify(way)}, ${JSON.stringify(script)})`),
    async secretsOf(way) {
      if (way === 'webhook') return [present(server.webhook.split('/').at(-2))]
      const [access = '', refresh = ''] = await frame.evaluate<string[]>('tokens()')
      return way === 'oauth' ? [access] : [access, refresh]
    },
    async shown() {
      return [...printed, await frame.evaluate<string>('shown()')].join('\n')
    },
    async close() {
      await tab.close()
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}
