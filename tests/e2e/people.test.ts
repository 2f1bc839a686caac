import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf } from '../portal/call.ts'
import type { Browser, Frame, Page } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { APP, type Driver, frameOf, openApp } from './driver.ts'

let server: LocalPortal

beforeEach(async () => {
  server = await startPortal({ app: APP })
})

afterEach(() => server.close())

describe.each(BROWSERS)('the table of people, in %s', (name) => {
  let browser: Browser
  let page: Page
  let app: Frame
  let drive: Driver

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  beforeEach(async () => {
    ;({ page, app, drive } = await openApp(browser, server.url))
    await drive.at('[data-testid="person-option"]')
  })

  afterEach(() => page.close())

  const shown = () =>
    app.evaluate(() =>
      [...document.querySelectorAll('[data-testid="person-option"] bdi')].map((one) => one.textContent),
    )
  const open = () => app.evaluate(() => location.hash)

  it('opens by Enter whoever fits what is typed, however quickly it is typed', async () => {
    const search = await drive.at('[data-testid="person-search"]')
    await search.type('Ngozi')
    await search.press('Enter')
    await app.waitForFunction(() => document.querySelector('[data-testid="person-name"]')?.textContent)
    expect(await open()).toMatch(/^#\/people\/44(\?|$)/)
  })

  it('finds by phone, town and number, and says how many', async () => {
    columnsOf(server, 5)['PERSONAL_MOBILE'] = '+46 (70) 123-45 67'
    columnsOf(server, 7)['PERSONAL_CITY'] = 'Reykjavík'
    await drive.click('reload')
    for (const [words, id] of [
      ['70123 4567', 5],
      ['reykjavík', 7],
      ['44 ngozi', 44],
    ] as const) {
      await drive.type('[data-testid="person-search"]', words)
      await app.waitForFunction(
        `document.querySelector('[data-testid="person-option"]')?.dataset.person === '${String(id)}'`,
      )
      expect(await shown()).toHaveLength(1)
    }
    await drive.at('[data-testid="people-status"]')
    expect(
      await app.evaluate(() => document.querySelector('[data-testid="people-status"]')?.textContent),
    ).toMatch(/^\s*1 of \d+ people/)
  })

  it('keeps in the address what it shows, and shows what an address says', async () => {
    await drive.type('[data-testid="person-search"]', 'eng')
    await (await drive.at('[data-sort="EMAIL"]')).click()
    await app.waitForFunction(() => location.hash.includes('sort=EMAIL') && location.hash.includes('q=eng'))
    await app.evaluate(() => (location.hash = '#/people?status=dismissed'))
    await app.waitForFunction(() => document.querySelectorAll('[data-testid="person-option"]').length === 1)
    await app.evaluate(() => (location.hash = '#/people?department=none&below=0'))
    await app.waitForFunction(() => document.querySelectorAll('[data-testid="person-option"]').length > 1)
    expect(await shown()).not.toContain('Agnes Lindqvist')
  })

  it('says what an address means that names nobody, and nothing', async () => {
    await app.evaluate(() => (location.hash = '#/people/abc'))
    await drive.at('[data-testid="wrong-number"]')
    await app.evaluate(() => (location.hash = '#/people/99999'))
    await drive.at('[data-testid="missing"]')
    await app.evaluate(() => (location.hash = '#/nowhere/at/all'))
    await drive.at('[data-testid="unknown-page"]')
  })

  it('keeps the person over another page of the app, and over a reload', async () => {
    await (await drive.at('[data-testid="person-option"][data-person="1"]')).click()
    await drive.at('[data-testid="person-name"]')
    await drive.click('nav-fields')
    await drive.at('[data-testid="field-list"]')
    await drive.click('nav-people')
    await drive.at('[data-testid="person-name"]')
    await page.goto(`${server.url}?lang=en`)
    const frame = await frameOf(page)
    await frame.waitForSelector('[data-testid="person-name"]')
  })

  it('opens the person of a link, and the one whose card it is on', async () => {
    const card = encodeURIComponent(JSON.stringify({ USER_ID: '5' }))
    for (const query of ['person=5', `placement=USER_PROFILE_TOOLBAR&options=${card}`]) {
      await page.goto(`${server.url}?${query}`)
      const frame = await frameOf(page)
      await frame.waitForFunction(() => location.hash === '#/people/5')
    }
  })

  it('tells in words what the portal keeps as a letter', async () => {
    columnsOf(server, 5)['PERSONAL_GENDER'] = 'F'
    await app.evaluate(() => (location.hash = '#/people/5'))
    await app.waitForFunction(
      () => document.querySelector('[data-fact="PERSONAL_GENDER"] dd')?.textContent === 'Female',
    )
  })

  it('is walked through by keyboard alone', async () => {
    await (await drive.at('[data-testid="person-search"]')).focus()
    await app.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }),
      ),
    )
    await app.waitForSelector('[data-index="0"] a:focus')
    await app.evaluate(() =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true })),
    )
    await app.waitForFunction(() => Number(document.activeElement?.closest('tr')?.dataset['index']) > 50)
    await (await drive.at('tr a:focus')).press('Enter')
    await drive.at('[data-testid="person-name"]:focus')
    await drive.click('back')
    await app.waitForFunction(() => document.activeElement?.closest('tr') !== null)
  })
})
