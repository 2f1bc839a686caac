import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Listener } from '../../www/portal/node/listen.ts'
import type { Browser, Page } from '../e2e/browser.ts'
import { BROWSERS, launch } from '../e2e/browsers.ts'
import { bundleInline, ENTRIES, servePages } from './serve.ts'

const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'

// Leaves what happened where the test finds it; the frame leaves an error of its own realm there.
const script = `
  const entry = location.hash.slice(1) || 'index'
  const { init, isB24Error, isRestError, RestError, schemas } = await import('/dist/' + entry + '.js')
  const inFrame = parent !== window
  if (inFrame) {
    parent.foreign = new RestError({ method: 'user.get', code: '', description: '', retryable: false })
    parent.arrived()
  } else {
    window.outcome = init().then(
      () => schemas['user.update'].safeParse({}).success ? 'passed' : 'refused',
      (error) => isB24Error(error) ? error.message : 'foreign error',
    )
    window.recognises = () => [foreign instanceof RestError, isRestError(foreign)]
  }`

const answer = `b24users.init().then(() => {
  postMessage(b24users.schemas['user.update'].safeParse({}).success ? 'passed' : 'refused')
})`

let site: Listener
let untyped: Listener

beforeAll(async () => {
  const texts = { '/': page, '/page.js': script, '/worker.js': `${await bundleInline()};${answer}` }
  site = await servePages(texts)
  untyped = await servePages(texts, (path) =>
    path.endsWith('.wasm') ? { 'content-type': 'text/plain' } : {},
  )
})

afterAll(() => Promise.all([site.close(), untyped.close()]))

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser
  /** To open one for each page would take longer than the pages. */
  let tab: Page

  beforeAll(async () => {
    browser = await launch(name)
    tab = await browser.newPage()
  })

  // Undefined when the launch has failed; that failure is the one to be shown.
  afterAll(() => (browser as Browser | undefined)?.close())

  async function visit(address: string): Promise<unknown> {
    // Addresses that differ behind their # are one document.
    await tab.goto('about:blank')
    await tab.goto(address)
    await tab.waitForFunction('window.outcome')
    return tab.evaluate('window.outcome')
  }

  function under(csp: string, entry: string): string {
    return `${site.url}?${new URLSearchParams({ 'content-security-policy': csp }).toString()}#${entry}`
  }

  describe.each(ENTRIES)('%s', (entry) => {
    test('loads without a policy', async () => {
      expect(await visit(`${site.url}#${entry}`)).toBe('refused')
    })

    test('loads under a policy that allows it', async () => {
      expect(await visit(under("script-src 'self' 'wasm-unsafe-eval'", entry))).toBe('refused')
    })

    test.each([["script-src 'self'"], ["default-src 'self'"]])(
      'names the directive under %s',
      async (csp) => {
        expect(await visit(under(csp, entry))).toBe(
          "WebAssembly must not be compiled here: a page needs 'wasm-unsafe-eval' in the script-src directive of its Content Security Policy, a runtime that compiles ahead needs a compiled module.",
        )
      },
    )
  })

  test('loads from a host that does not know the type of the file', async () => {
    expect(await visit(untyped.url)).toBe('refused')
  })

  test('runs a worker of one classic script', async () => {
    await tab.goto(site.url)
    const answered = await tab.evaluate(`new Promise((resolve, reject) => {
      const worker = new Worker('/worker.js')
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
    })`)
    expect(answered).toBe('refused')
  })

  test('recognises the error of another frame', async () => {
    await tab.goto(site.url)
    await tab.waitForFunction('window.recognises')
    await tab.evaluate(`new Promise((resolve) => {
      window.arrived = resolve
      const frame = document.createElement('iframe')
      frame.src = '/'
      document.body.append(frame)
    })`)
    expect(await tab.evaluate('window.recognises()')).toEqual([false, true])
  })
})
