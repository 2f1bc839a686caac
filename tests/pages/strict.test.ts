import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Listener } from '../../www/portal/node/listen.ts'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { Browser } from '../e2e/browser.ts'
import { BROWSERS, launch } from '../e2e/browsers.ts'
import { bundleInline, ENTRIES, servePages } from './serve.ts'

/** What a page has to tell: whom the portal took it for, or what it has checked, or why not, and what its policy has stopped. */
interface Told {
  id?: string
  error?: string
  isolated: boolean
  stopped: string[]
}

let portal: LocalPortal
let site: Listener
/** The same pages from a host that lets any origin read them. */
let lenient: Listener

beforeAll(async () => {
  portal = await startPortal()
  // Classic, since a module needs the leave of its host wherever the page has no origin.
  const script = `
    const stopped = []
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      // Firefox asks for an icon by itself.
      if (!blockedURI.endsWith('/favicon.ico')) stopped.push(effectiveDirective)
    })
    const whoAmI = async () => {
      const address = new URL('/dist/' + location.hash.slice(1) + '.js', location)
      const { createClient, init, schemas } = globalThis.b24users ?? (await import(address))
      if (createClient === undefined) {
        await init()
        return String(schemas['user.update'].parse({ ID: '1', NAME: 'Ann' }).ID)
      }
      const client = await createClient({ webhook: '${portal.webhook}' })
      return (await client.user.current()).result.ID
    }
    window.told = whoAmI().then((id) => ({ id }), ({ message }) => ({ error: message })).then((outcome) => {
      const told = { ...outcome, isolated: crossOriginIsolated, stopped }
      if (parent !== window) parent.postMessage(told, '*')
      return told
    })`
  const page = (scripts: string) => `<!doctype html><meta charset="utf-8"><title>Strict</title>${scripts}`
  const texts = {
    '/': page('<script src="/page.js"></script>'),
    '/bundled': page('<script src="/bundle.js"></script><script src="/page.js"></script>'),
    '/host': page(''),
    '/page.js': script,
    '/bundle.js': await bundleInline(),
  }
  site = await servePages(texts)
  lenient = await servePages(texts, () => ({ 'access-control-allow-origin': '*' }))
})

afterAll(() => Promise.all([site.close(), lenient.close(), portal.close()]))

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(name)
  })

  // Undefined when the launch has failed; that failure is the one to be shown.
  afterAll(() => (browser as Browser | undefined)?.close())

  async function visit(entry: string, headers: Record<string, string>): Promise<Told> {
    const tab = await browser.newPage()
    await tab.goto(`${site.url}?${new URLSearchParams(headers).toString()}#${entry}`)
    const told = await tab.evaluate<Told>('window.told')
    await tab.close()
    return told
  }

  /** Opens a page in a frame that may run scripts and nothing else, and has no origin. */
  async function frame(address: string): Promise<Told & { origin: string }> {
    const tab = await browser.newPage()
    await tab.goto(`${site.url}host`)
    const told = await tab.evaluate<Told & { origin: string }>(`new Promise((resolve) => {
      addEventListener('message', ({ data, origin }) => resolve({ ...data, origin }))
      const frame = document.createElement('iframe')
      frame.sandbox = 'allow-scripts'
      frame.src = '${address}'
      document.body.append(frame)
    })`)
    await tab.close()
    return told
  }

  test.each([
    ['index', "'self'"],
    ['inline', ''],
    ['schemas/index', "'self'"],
    ['schemas/inline', ''],
  ])('%s works under the strictest policy', async (entry, file) => {
    const policy = [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      `connect-src ${file} ${new URL(portal.url).origin}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]
    const told = await visit(entry, { 'content-security-policy': policy.join('; ') })
    expect(told).toEqual({ id: '1', isolated: false, stopped: [] })
  })

  test.each(ENTRIES)('%s works in an isolated page', async (entry) => {
    const told = await visit(entry, {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    })
    expect(told).toEqual({ id: '1', isolated: true, stopped: [] })
  })

  test.each(ENTRIES)('%s works in a sandboxed frame of a host that serves any origin', async (entry) => {
    const told = await frame(`${lenient.url}#${entry}`)
    expect(told).toEqual({ id: '1', isolated: false, stopped: [], origin: 'null' })
  })

  test('a sandboxed frame gets no module from any other host, but one classic script', async () => {
    for (const entry of ENTRIES) {
      const { id, error } = await frame(`${site.url}#${entry}`)
      expect([id, typeof error]).toEqual([undefined, 'string'])
    }
    expect(await frame(`${site.url}bundled`)).toMatchObject({ id: '1', origin: 'null' })
  })
})
