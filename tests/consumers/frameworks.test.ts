import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { Browser } from '../e2e/browser.ts'
import { BROWSERS, launch } from '../e2e/browsers.ts'
import { columnsOf, present } from '../portal/call.ts'
import { consumed } from './app.ts'
import {
  startNext,
  startNextOfWebpack,
  startNuxt,
  startNuxtOnWorkerd,
  startWorkerd,
  type Running,
} from './frameworks.ts'
import { visit } from './visit.ts'

const BUILDING = 300_000
const browsers = new Map<string, Browser>()
let server: LocalPortal

beforeAll(async () => {
  server = await startPortal()
  for (const name of BROWSERS) browsers.set(name, await launch(name))
})

afterAll(() => Promise.all([server.close(), ...Array.from(browsers.values(), (browser) => browser.close())]))

/** What a framework makes in each place: on the server an answer or a page, or a page that works in the browser. */
describe.each<[string, () => Promise<Running>, { answers: string[]; pages: string[]; clients: string[] }]>([
  ['Next.js', startNext, { answers: ['route', 'edge'], pages: ['page'], clients: ['client'] }],
  [
    'Next.js, webpack',
    startNextOfWebpack,
    { answers: ['route', 'edge'], pages: ['page'], clients: ['client'] },
  ],
  ['Nuxt', startNuxt, { answers: ['route'], pages: ['page'], clients: ['client'] }],
  ['Nuxt, workerd', startNuxtOnWorkerd, { answers: ['route'], pages: ['page'], clients: [] }],
  ['workerd, by wrangler', startWorkerd, { answers: ['standard', 'inline'], pages: [], clients: [] }],
])('%s', (framework, start, { answers, pages, clients }) => {
  let running: Running

  beforeAll(async () => {
    running = await start()
  }, BUILDING)

  afterAll(() => (running as Running | undefined)?.close())

  async function get(path: string, name: string): Promise<string> {
    const query = new URLSearchParams({ webhook: server.webhook, name })
    const response = await fetch(`${running.url}${path}?${query.toString()}`)
    return response.text()
  }

  function isThere(outcome: unknown, name: string): void {
    expect(outcome).toEqual(consumed(name))
    expect(columnsOf(server, 44)['LAST_NAME']).toBe(name)
  }

  test.each(answers)('on the server: /%s', async (path) => {
    const name = `${framework}: /${path}`
    isThere(JSON.parse(await get(path, name)), name)
  })

  test.each(pages)('in a page that the server renders: /%s', async (path) => {
    const name = `${framework}: /${path}`
    const [, text = ''] = /<pre>(.*?)<\/pre>/.exec(await get(path, name)) ?? []
    isThere(JSON.parse(text.replaceAll('&quot;', '"')), name)
  })

  describe.each(clients)('in the browser: /%s', (path) => {
    test.each(BROWSERS)('%s', async (browserName) => {
      const name = `${framework}: ${browserName}`
      const browser = present(browsers.get(browserName))
      isThere(await visit(browser, `${running.url}${path}`, server.webhook, name), name)
    })
  })
})
