import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page as PuppeteerPage } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderFiles } from '../../www/portal/node/appFiles.ts'
import { listen, type Listener } from '../../www/portal/node/listen.ts'
import { serveApplication } from '../../www/portal/node/staticHost.ts'
import { plain } from '../../www/portal/rest/http.ts'
import type { Browser } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { frameOf } from './driver.ts'

/** A plain file server: whatever answers like a portal is the worker. */
let files: Listener

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['scripts/build-demo.mjs'])
  const demo = folderFiles(fileURLToPath(new URL('../../target/demo', import.meta.url)))
  files = await listen(0, ({ method }, url) => {
    // Many hosts give a site a folder of its own.
    const [, path] = /^\/a\/demo(\/.*)/.exec(url.pathname) ?? []
    return path === undefined ? plain(404, 'Not here') : serveApplication(demo, method, path)
  })
})

afterAll(() => files.close())

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  it('shows the app in its frame from static files alone, and keeps what is changed', async () => {
    const page = await browser.newPage()
    const address = new URL('a/demo/', files.url).href
    await page.goto(address)
    await page.waitForSelector('iframe')
    const app = await frameOf(page)
    await app.waitForFunction(() => document.body.textContent.includes('Agnes'))
    const update = `fetch('/rest/user.update', { method: 'POST', body: new URLSearchParams({
      auth: JSON.parse(document.getElementById('page-data').textContent).frame.init.AUTH_ID, ID: 1, NAME: 'Zora' }) })
      .then((response) => response.json()).then(({ result }) => result)`
    expect(await page.evaluate(update)).toBe(true)
    if (name === 'chrome') {
      // The browser may end a worker at any time; only here can that be asked for.
      const session = await (page as unknown as Pick<PuppeteerPage, 'createCDPSession'>).createCDPSession()
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      expect(await page.evaluate(update)).toBe(true)
    }
    await page.goto(new URL('company/personal/user/1/', address).href)
    await page.waitForFunction(() => document.querySelector('h1')?.textContent.startsWith('Zora'))
    await page.goto(address)
    const again = await frameOf(page)
    // Only those who are in sight are in the page.
    await (await again.waitForSelector('[data-testid="person-search"]'))?.type('Zora')
    await again.waitForFunction(() => document.body.textContent.includes('Zora'))
    const vendor = `fetch('https://api.bitrix24.com/api/v1/').then((script) => script.text())`
    expect(await again.evaluate(`${vendor}.then((text) => text.includes('BX24'))`)).toBe(true)
  })
})
