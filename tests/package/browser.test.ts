import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { launch, type Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowsers } from '../../scripts/lib/machine.mjs'

const types: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' }

const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'

// Leaves what happened where the test finds it; the frame leaves an error of its own realm there.
const script = `
  import { init, isB24Error, isRestError, RestError, schemas } from '/dist/index.js'
  const inFrame = parent !== window
  if (inFrame) {
    parent.foreign = new RestError({ method: 'user.get', code: '', description: '', retryable: false })
  } else {
    window.outcome = init().then(
      () => schemas['user.update'].safeParse({}).success ? 'passed' : 'refused',
      (error) => isB24Error(error) ? error.message : 'foreign error',
    )
    window.recognises = () => [foreign instanceof RestError, isRestError(foreign)]
  }`

let server: Server
let origin: string

/** Serves the built package and a page that loads it; `?csp=` sets the policy, `?untyped` forgets the type. */
beforeAll(async () => {
  let untyped = false
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/') {
      untyped = searchParams.has('untyped')
      const policy = searchParams.get('csp')
      if (policy) response.setHeader('content-security-policy', policy)
      response.setHeader('content-type', 'text/html').end(page)
    } else if (pathname === '/page.js') {
      response.setHeader('content-type', 'text/javascript').end(script)
    } else {
      const type = types[extname(pathname)]
      readFile(new URL(`../..${pathname}`, import.meta.url)).then(
        (content) => {
          if (type && !(untyped && pathname.endsWith('.wasm'))) response.setHeader('content-type', type)
          response.end(content)
        },
        () => response.writeHead(404).end(),
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

const { chromium, firefox } = findBrowsers()
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

describe.each([
  ['chrome', chromium, [...sandbox, '--disable-gpu', '--disable-background-networking']],
  ['firefox', firefox, []],
] as const)('%s', { timeout: 60_000 }, (name, executablePath, args) => {
  let browser: Browser

  beforeAll(async () => {
    if (!executablePath) throw new Error(`${name} is not installed; its path can be given as a variable`)
    browser = await launch({ browser: name, executablePath, args: [...args], headless: true })
  }, 60_000)

  // Undefined when the launch has failed; that failure is the one to be shown.
  afterAll(() => (browser as Browser | undefined)?.close())

  async function visit(query: Record<string, string>): Promise<unknown> {
    const tab = await browser.newPage()
    await tab.goto(`${origin}/?${new URLSearchParams(query).toString()}`)
    const outcome = await tab.evaluate('window.outcome')
    await tab.close()
    return outcome
  }

  test.each([
    ['without a policy', {}],
    ['from a host that forgets the type', { untyped: '' }],
    ['under a policy that allows it', { csp: "script-src 'self' 'wasm-unsafe-eval'" }],
  ])('loads %s', async (_, query) => {
    expect(await visit({ ...query })).toBe('refused')
  })

  test.each([["script-src 'self'"], ["default-src 'self'"]])('names the directive under %s', async (csp) => {
    expect(await visit({ csp })).toBe(
      "The Content Security Policy of the page forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src directive.",
    )
  })

  test('recognises the error of another frame', async () => {
    const tab = await browser.newPage()
    await tab.goto(`${origin}/`)
    await tab.evaluate(`new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.onload = resolve
      frame.src = '/'
      document.body.append(frame)
    })`)
    expect(await tab.evaluate('window.recognises()')).toEqual([false, true])
    await tab.close()
  })
})
