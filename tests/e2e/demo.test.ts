import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page as PuppeteerPage } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderFiles } from '../../www/portal/node/appFiles.ts'
import { listen, type Listener } from '../../www/portal/node/listen.ts'
import { serveApplication } from '../../www/portal/node/staticHost.ts'
import type { Browser } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { frameOf } from './driver.ts'

/** A plain file server: whatever answers like a portal is the worker. */
let files: Listener

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['scripts/build-demo.mjs'])
  const demo = folderFiles(fileURLToPath(new URL('../../target/demo', import.meta.url)))
  files = await listen(0, ({ method }, url) => serveApplication(demo, method, url.pathname))
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
    await page.goto(files.url)
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
    await page.goto(files.url)
    const again = await frameOf(page)
    await again.waitForFunction(() => document.body.textContent.includes('Zora'))
  })
})
