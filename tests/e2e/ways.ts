import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { launch } from './browsers.ts'
import { CLOCK } from './clock.ts'
import { frameOf } from './driver.ts'
import { watchTraffic } from './traffic.ts'

/** The ways to a portal that a client has. */
export const WAYS = ['webhook', 'oauth', 'bx24', 'b24'] as const
export type Way = (typeof WAYS)[number]

/** The official SDK as it is, and the oldest of it that has `actions.v2`. */
export const SDKS = { newest: '@bitrix24/b24jssdk', oldest: 'b24jssdk-oldest' } as const

/** More than a busy machine takes for an answer, but less than the SDK's own patience with its frame. */
const TIMEOUT = 9000

/** A portal, and a page in its frame that holds a client of every way. */
export interface Ways {
  readonly server: LocalPortal
  /**
   * Runs a method of a client: `ok`, or the error's name and the portal's code; of a batch, each kind of outcome once.
   * Whenever everything that was sent has been answered, and what was answered heard, the clock of the page is put
   * forward. `isHeld` says that the portal keeps its answers back: then it is enough that it has been asked.
   */
  run(way: Way, action: string, isHeld?: boolean): Promise<string>
  /** Secrets that an error or the console has shown so far. */
  leaks(): Promise<string[]>
  close(): Promise<void>
}

/** The page: both libraries and the package, as an application would have them. */
function page(server: LocalPortal): string {
  return `<!doctype html><meta charset="utf-8"><title>Ways</title>
<script src="clock.js"></script><script src="${server.url}api/v1/"></script><script src="sdk.js"></script>
<script type="module">
import { createClient } from './package/index.js'
const settings = { attempts: 2, timeout: ${TIMEOUT}, rate: false }
const ready = (async () => {
  await new Promise((resolve) => BX24.init(resolve))
  // An SDK that sends again by itself what may have been done already creates people twice.
  const once = { maxRetries: 1, retryDelay: 10, retryOnNetworkError: false }
  const b24 = await B24Js.initializeB24Frame({ restrictionParams: once })
  const refresh = () => new Promise((resolve) => BX24.refreshAuth((auth) => resolve(auth.access_token)))
  const oauth = { domain: '${server.url}rest/', accessToken: BX24.getAuth().access_token, refresh }
  const ways = { webhook: { webhook: '${server.webhook}' }, oauth: { oauth }, bx24: { bx24: BX24 }, b24: { b24 } }
  const clients = await Promise.all(Object.entries(ways).map(async ([way, connection]) =>
    [way, await createClient({ ...connection, ...settings })]))
  return Object.fromEntries(clients)
})()
const secrets = new Set(['${server.webhook.split('/').at(-2) ?? ''}', 'Lama', 'Ann', 'newcomer'])
const tokens = () => { const { access_token, refresh_token } = BX24.getAuth() || {}; return [access_token, refresh_token] }
const texts = (value, found = [], known = new Set()) => {
  if (typeof value === 'string') found.push(value)
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || known.has(value)) return found
  known.add(value)
  for (const key of Reflect.ownKeys(value)) {
    try { texts(value[key], found, known) } catch {}
    found.push(String(key))
  }
  return found
}
/** Everything that a log, a copy or a curious reader of an error could show. */
const shown = (error) => [String(error), error.stack, JSON.stringify(error), ...texts(error), ...texts(structuredClone(error))].join('\\n')
globalThis.leaks = []
const looked = (error) => {
  for (const token of tokens()) if (token) secrets.add(token)
  const text = shown(error)
  for (const secret of secrets) if (text.includes(secret)) globalThis.leaks.push(error.name + ' shows ' + secret)
  return error
}
// What the network or the SDK calls it differs by way and browser.
const told = ({ name, code }) => [name, name === 'RestError' ? code : undefined].filter((part) => part !== undefined).join(' ')
globalThis.opened = ready.then(() => true)
globalThis.run = async (way, action) => {
  const client = (await ready)[way]
  try {
    const done = await (0, eval)(action)(client)
    if (!Array.isArray(done)) return 'ok'
    return [...new Set(done.map((outcome) => (outcome.success ? 'ok' : told(looked(outcome.error)))))].join(' and ')
  } catch (error) {
    return told(looked(error))
  }
}
</script><h1>Ways</h1>`
}

/** Starts a portal and opens the page in its frame. */
export async function openWays(sdk: string = SDKS.newest): Promise<Ways> {
  const folder = await mkdtemp(join(tmpdir(), 'ways-'))
  const server = await startPortal({ app: folder })
  await cp('dist', join(folder, 'package'), { recursive: true })
  await cp(`node_modules/${sdk}/dist/umd/index.min.js`, join(folder, 'sdk.js'))
  await writeFile(join(folder, 'clock.js'), CLOCK)
  await writeFile(join(folder, 'index.html'), page(server))
  const browser = await launch('chrome')
  const tab = await browser.newPage()
  const printed: string[] = []
  tab.on('console', (message) => printed.push(message.text()))
  tab.on('pageerror', (error) => printed.push(String(error)))
  await tab.goto(server.url)
  const frame = await frameOf(tab)
  await frame.waitForFunction('globalThis.run')
  // What they are opened with has been answered before anything counts, and before the clock goes ahead.
  await frame.evaluate('opened')
  const traffic = watchTraffic(tab, frame)
  return {
    server,
    async run(way, action, isHeld = false) {
      traffic.forget()
      const { seen } = server.state
      const before = seen.length
      const isAsked = () => isHeld && traffic.begun() > 0 && seen.length - before >= traffic.begun()
      const call = { isOver: false }
      const outcome = frame
        .evaluate(`run(${JSON.stringify(way)}, ${JSON.stringify(action)})`)
        .finally(() => (call.isOver = true))
      // It is awaited below.
      outcome.catch(() => undefined)
      while (!call.isOver) {
        if (await traffic.isOver(isAsked)) await frame.evaluate('putForward()')
      }
      return (await outcome) as string
    },
    async leaks() {
      const shown = (await frame.evaluate('globalThis.leaks')) as string[]
      const [code = ''] = server.webhook.split('/').slice(-2)
      return [...shown, ...printed.filter((line) => line.includes(code))]
    },
    async close() {
      await browser.close()
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}
