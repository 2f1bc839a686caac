import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf, present } from '../portal/call.ts'
import type { Frame } from './browser.ts'
import { launch } from './browsers.ts'
import { APP, type Driver, openApp, rawCall } from './driver.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page of a portal, and the app in its frame. */
interface Opened {
  page: Page
  app: Frame
}

let server: LocalPortal

beforeEach(async () => {
  server = await startPortal({ app: APP })
  const fields = [
    { FIELD_NAME: 'SCAN', USER_TYPE_ID: 'file', MULTIPLE: 'Y' },
    { FIELD_NAME: 'COLOUR', USER_TYPE_ID: 'enumeration', LIST: [{ VALUE: 'Red' }, { VALUE: 'Green' }] },
  ]
  const raw = rawCall(server.webhook)
  for (const one of fields) await raw('user.userfield.add', { fields: one })
  columnsOf(server, 44)['LAST_NAME'] = 'Longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglong'
})

afterEach(() => server.close())

/** Looks at a page as it is, in both themes: it follows the machine's. */
async function expectNothingWrong({ page, app }: Opened): Promise<void> {
  await app.evaluate(AXE)
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    await app.waitForFunction(
      `document.documentElement.classList.contains('dark') === ${String(theme === 'dark')}`,
    )
    expect(await violations(app), `in the ${theme} theme`).toEqual([])
  }
}

/** What is wrong on a page, in short. */
async function violations(app: Frame): Promise<string[]> {
  // What fades in has another colour for a moment.
  await app.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))
  return app.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) =>
      [id, target.join(' '), any[0]?.message].join(' | '))))`)
}

const PAGES: Record<string, (app: Frame, drive: Driver, opened: Opened) => Promise<unknown>> = {
  'the people': (_, drive) => drive.at('[data-testid="person-option"]'),
  async 'the filters'(_, drive) {
    await drive.at('[data-testid="person-option"]')
    await drive.click('filters-toggle')
    await drive.at('[data-testid="filters"]')
  },
  async 'the columns'(_, drive) {
    await drive.at('[data-testid="person-option"]')
    await drive.click('columns')
    await drive.at('[data-column="EMAIL"]')
  },
  async nobody(_, drive) {
    await drive.type('[data-testid="person-search"]', 'nobody of this name')
    await drive.at('[data-testid="people-status"]')
  },
  async 'a person'(app, drive) {
    await app.evaluate(() => (location.hash = '#/people/1'))
    await drive.at('[data-testid="person-name"]')
  },
  async 'a person who is edited'(app, drive) {
    await app.evaluate(() => (location.hash = '#/people/44'))
    await drive.click('edit')
    await drive.type('[data-field="PERSONAL_BIRTHDAY"]', 'wrong')
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
    await drive.at('[data-testid="field-error"]')
  },
  async 'a menu that is searched'(app, drive) {
    await app.evaluate(() => (location.hash = '#/people/44'))
    await drive.click('edit')
    await (await drive.at('[data-field="UF_USR_MENTOR"]')).click()
    await drive.at('[role="option"]')
  },
  async 'a calendar'(app, drive) {
    await app.evaluate(() => (location.hash = '#/people/44'))
    await drive.click('edit')
    await drive.click('day-open')
    await drive.at('[data-testid="day-calendar"] [data-value]')
  },
  async 'a question'(app, drive) {
    await app.evaluate(() => (location.hash = '#/people/44'))
    await drive.click('edit')
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
    await drive.click('discard')
    await drive.at('[data-testid="confirm-dialog"]')
  },
  async 'what was saved'(app, drive) {
    await app.evaluate(() => (location.hash = '#/people/44'))
    await drive.click('edit')
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
    await drive.save('save')
    await drive.answered()
  },
  async 'an invitation'(app, drive) {
    await app.evaluate(() => (location.hash = '#/people/new'))
    await drive.type('[data-field="NAME"]', 'Nia')
    await drive.click('developer')
    await drive.at('[data-testid="payload-blocked"]')
  },
  async 'an address that leads nowhere'(app, drive) {
    await app.evaluate(() => (location.hash = '#/nowhere'))
    await drive.at('[data-testid="unknown-page"]')
  },
  async 'the import'(app, drive) {
    await app.evaluate(() => (location.hash = '#/import'))
    await app.waitForSelector('[data-testid="import-file"]')
    await drive.at('[data-testid="nav-import"]')
  },
  async 'a change of many'(app, drive) {
    await app.evaluate(() => (location.hash = '#/change?ids=5.6'))
    await drive.at('[data-testid="change-field"]')
  },
  async 'a plan, and what the history tells of it'(app, drive, opened) {
    await app.evaluate(() => (location.hash = '#/change?ids=5.6'))
    await drive.at('[data-testid="change-field"]')
    await app.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('[data-testid="change-field"]')
      if (select) select.value = 'PERSONAL_CITY'
      select?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await drive.type('[data-field="PERSONAL_CITY"]', 'Lund')
    await drive.click('change-compare')
    await drive.at('[data-testid="plan-step"]')
    await expectNothingWrong(opened)
    await drive.click('apply')
    await drive.proceed()
    await app.waitForSelector('[data-testid="run-step"][data-stage="over"]')
    await drive.click('nav-history')
    await drive.click('run-resume')
    await drive.at('[data-testid="run-look"]')
  },
  async 'the history'(app, drive) {
    await app.evaluate(() => (location.hash = '#/history'))
    await drive.at('[data-testid="no-runs"]')
  },
  async 'the custom fields'(app, drive) {
    await app.evaluate(() => (location.hash = '#/fields'))
    await drive.at('[data-testid="field-list"]')
  },
  async 'a custom field'(app, drive) {
    await app.evaluate(() => (location.hash = '#/fields'))
    await (await drive.at('[data-testid="field-row"]:not([href$="new"])')).click()
    await drive.at('[data-setting="fields.SORT"]')
  },
  async 'a new custom field'(app, drive) {
    await app.evaluate(() => (location.hash = '#/fields/new'))
    await drive.select('[data-setting="fields.USER_TYPE_ID"]', 'Choice from a list')
    await drive.click('item-add')
  },
}

it.each(Object.entries(PAGES))('axe finds nothing wrong with %s, light or dark', async (_, reach) => {
  const browser = await launch('chrome')
  const { app, drive } = await openApp(browser, server.url)
  const [page] = await browser.pages()
  const opened = { page: present(page), app }
  await drive.at('[data-testid="person-option"]')
  await reach(app, drive, opened)
  await expectNothingWrong(opened)
  await browser.close()
})
