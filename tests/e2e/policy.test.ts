import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf, present } from '../portal/call.ts'
import type { Browser } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { APP, frameOf, openApp } from './driver.ts'

const PICTURE = '<img src=x onerror="top.ran = 1">'
const SCRIPT = '"></script><script>top.ran = 1</script>'
const ADDRESS = 'javascript:void(top.ran = 1)'

/** Who is found by a name, and has the rest of the others. */
const WHO = { id: 44, name: 'Ngozi' }

let server: LocalPortal

/** A portal in which everything that is shown might be HTML or an address that runs. */
beforeEach(async () => {
  server = await startPortal({ app: APP, name: SCRIPT, languages: ['en'] })
  for (const { columns } of server.state.people.values()) {
    Object.assign(columns, { NAME: PICTURE, LAST_NAME: SCRIPT, WORK_POSITION: PICTURE })
    Object.assign(columns, { PERSONAL_WWW: ADDRESS, WORK_WWW: ADDRESS, UF_USR_PORTFOLIO: ADDRESS })
  }
  for (const department of server.state.departments.values()) department.name = PICTURE
  for (const field of server.state.fields.values()) {
    field.EDIT_FORM_LABEL = { en: PICTURE }
    field.LIST = field.LIST.map((item) => ({ ...item, VALUE: SCRIPT }))
  }
  columnsOf(server, WHO.id)['NAME'] = WHO.name
})

afterEach(() => server.close())

describe.each(BROWSERS)('in %s', (name) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  it('the app shows what a portal holds as text', async () => {
    const { page, app, drive } = await openApp(browser, server.url)
    await (await drive.at('[data-testid="person-search"]')).type(WHO.name)
    // Until the search has been answered the list still moves.
    await app.waitForFunction(() => document.querySelectorAll('[data-testid="person-option"]').length === 1)
    await (await drive.at('[data-testid="person-option"]')).click()
    await drive.click('edit')
    await drive.at('[data-field="LAST_NAME"]')
    const told = await app.evaluate(() => ({
      shown: document.body.innerText.includes('<img src=x'),
      run: [...document.querySelectorAll('img[src="x"], [href^="javascript:"], [src^="javascript:"]')].length,
    }))
    expect(told).toEqual({ shown: true, run: 0 })
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    await page.close()
  })

  it('the app’s policy lets nothing run that is written into the page', async () => {
    const { page, app, drive } = await openApp(browser, server.url)
    await drive.at('[data-testid="person-search"]')
    const refused = await app.evaluate(async () => {
      const stopped = ['base-uri', 'frame-src', 'script-src-attr', 'script-src-elem']
      const seen: string[] = []
      const told = new Promise<void>((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          seen.push(effectiveDirective)
          if (stopped.every((one) => seen.includes(one))) resolve()
        })
      })
      const script = document.createElement('script')
      script.textContent = 'self.ran = 1'
      const far = document.createElement('script')
      far.src = 'https://example.com/x.js'
      const base = document.createElement('base')
      base.href = 'https://example.com/'
      const frame = document.createElement('iframe')
      frame.src = 'https://example.com/'
      const holder = document.createElement('div')
      holder.innerHTML = '<a onclick="self.ran = 1">x</a>'
      document.head.append(script, far, base)
      document.body.append(holder, frame)
      holder.querySelector('a')?.click()
      // However busy the machine is; what is not stopped is missing in the end.
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 20_000))])
      return { seen: [...new Set(seen)].sort(), ran: 'ran' in self, base: document.baseURI === location.href }
    })
    expect(refused).toMatchObject({ ran: false, base: true })
    expect(refused.seen).toEqual(
      expect.arrayContaining(['base-uri', 'frame-src', 'script-src-attr', 'script-src-elem']),
    )
    await page.close()
  })

  it('the host page shows what a portal holds as text', async () => {
    const page = await browser.newPage()
    await page.goto(server.url)
    const frame = await frameOf(page)
    await frame.waitForSelector('[data-testid="person-search"]')
    await frame.evaluate(() => (self as unknown as { BX24: { selectUser(): void } }).BX24.selectUser())
    const dialog = present(await page.waitForSelector('dialog[open]'))
    expect(await dialog.evaluate((element) => (element as HTMLElement).innerText)).toContain(PICTURE)
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(await page.evaluate(() => document.title)).toBe(SCRIPT)
    await page.close()
  })
})
