import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf } from '../portal/call.ts'
import type { Frame, Page } from './browser.ts'
import { launch, type Puppet } from './browsers.ts'
import { APP, type Driver, openApp } from './driver.ts'
import { messageAt } from './message.ts'

/** Somebody of the shipped data, and the licence's room for one more. */
const KNOWN = 44

let server: LocalPortal
let browser: Puppet
let page: Page
let app: Frame
let drive: Driver

beforeAll(async () => {
  browser = await launch('chrome')
  server = await startPortal({ app: APP })
})

afterAll(async () => {
  await (browser as Puppet | undefined)?.close()
  await server.close()
})

beforeEach(async () => {
  ;({ page, app, drive } = await openApp(browser, server.url))
  await drive.at('[data-testid="person-option"]')
})

afterEach(() => page.close())

const peopleCount = () => server.state.people.size

async function open(): Promise<void> {
  await drive.click('invite-open')
  await drive.at('[data-field="EMAIL"]')
}

/** As a reader does who picks from the list of the platform. */
async function pick(selector: string, value: string): Promise<void> {
  await drive.at(selector)
  await app.evaluate(`(() => {
    const select = document.querySelector('${selector}')
    select.value = '${value}'
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })()`)
  await app.waitForSelector(`[data-chosen="${value}"]`)
}

describe('somebody is invited', () => {
  it('into a department, and is opened then', async () => {
    const before = peopleCount()
    await open()
    await drive.type('[data-field="NAME"]', 'Nia')
    expect(await messageAt(app, '[data-field="EMAIL"]')).toContain('required')
    await drive.click('invite-send')
    await app.waitForSelector('[data-field="EMAIL"]:focus')
    expect(peopleCount()).toBe(before)

    await drive.type('[data-field="EMAIL"]', 'nia@example.org')
    await drive.type('[data-field="LAST_NAME"]', 'Nimble')
    await drive.type('[data-field="MESSAGE_TEXT"]', 'Welcome!')
    await pick('select[data-field="UF_DEPARTMENT"]', '1')
    await drive.save('invite-send')
    await drive.at('[data-testid="answer"][data-answer="saved"]')
    await app.waitForFunction(() => document.querySelector('h2[data-testid="person-name"]:focus') !== null)
    // What is said of it stands above the person.
    expect(await app.evaluate(() => scrollY)).toBe(0)
    const [person] = [...server.state.people.values()].slice(-1)
    expect(person?.columns).toMatchObject({ EMAIL: 'nia@example.org', NAME: 'Nia', LAST_NAME: 'Nimble' })
    expect(await app.evaluate(() => location.hash)).toBe(`#/people/${String(person?.id)}`)
    expect(peopleCount()).toBe(before + 1)

    // Back in the table they are there without another reading.
    await drive.click('back')
    await drive.type('[data-testid="person-search"]', 'nimble')
    await app.waitForFunction(() => document.querySelectorAll('[data-testid="person-option"]').length === 1)
  })

  it('from outside into work groups, by number where the portal shows none', async () => {
    await open()
    await app.evaluate(() =>
      document.querySelector<HTMLElement>('[data-testid="invite-kind"] [value="extranet"]')?.click(),
    )
    await drive.type('[data-field="EMAIL"]', 'guest@example.org')
    const groups = await drive.at('[data-field="SONET_GROUP_ID"]')
    await groups.type('7')
    await groups.press('Enter')
    await drive.save('invite-send')
    await drive.at('[data-kind="extranet"]')
    const guest = [...server.state.people.values()].find(
      ({ columns }) => columns.EMAIL === 'guest@example.org',
    )
    expect(guest?.groups).toEqual([7])
  })

  it('from outside into work groups that are picked by name, where the portal shows them', async () => {
    await page.close()
    const whole = await browser.newPage()
    await whole.setRequestInterception(true)
    whole.on('request', (request) => {
      if (!request.url().includes('sonet_group.get') || request.method() !== 'POST') {
        void request.continue()
        return
      }
      const result = [
        { ID: '7', NAME: 'Harbour', IS_EXTRANET: 'Y' },
        { ID: '8', NAME: 'Staff only', IS_EXTRANET: 'N' },
      ]
      void request.respond({
        headers: { 'access-control-allow-origin': '*' },
        contentType: 'application/json',
        body: JSON.stringify({ result, total: 2 }),
      })
    })
    ;({ page, app, drive } = await openApp(
      { newPage: () => Promise.resolve(whole), close: () => browser.close() },
      server.url,
    ))
    await open()
    await app.evaluate(() =>
      document.querySelector<HTMLElement>('[data-testid="invite-kind"] [value="extranet"]')?.click(),
    )
    await drive.type('[data-field="EMAIL"]', 'sailor@example.org')
    await pick('select[data-field="SONET_GROUP_ID"]', '7')
    expect(await app.$('select[data-field="SONET_GROUP_ID"] option[value="8"]')).toBeNull()
    await drive.save('invite-send')
    await drive.at('[data-kind="extranet"]')
    const guest = [...server.state.people.values()].find(
      ({ columns }) => columns.EMAIL === 'sailor@example.org',
    )
    expect(guest?.groups).toEqual([7])
  })

  it('only once with one address, and hears why the portal refuses', async () => {
    const before = peopleCount()
    const email = String(columnsOf(server, KNOWN).EMAIL)
    await open()
    await drive.type('[data-field="EMAIL"]', email.toUpperCase())
    await drive.at('[data-testid="invite-twin"] a')
    await pick('select[data-field="UF_DEPARTMENT"]', '1')
    await drive.save('invite-send')
    const said = await drive.at('[data-testid="answer"][data-answer="failed"]:focus')
    expect(await said.evaluate((element) => element.textContent)).toMatch(/address already.*ERROR_ARGUMENT/s)
    expect(peopleCount()).toBe(before)
    // What was typed is not lost unasked.
    await drive.click('back')
    await drive.at('[data-testid="confirm-dialog"]')
  })

  it('where the licence has room', async () => {
    await page.close()
    const full = await startPortal({ app: APP, userLimit: 1 })
    ;({ page, app, drive } = await openApp(browser, full.url))
    await open()
    await drive.type('[data-field="EMAIL"]', 'one@example.org')
    await pick('select[data-field="UF_DEPARTMENT"]', '1')
    await drive.save('invite-send')
    const said = await drive.at('[data-testid="answer"][data-answer="failed"]:focus')
    expect(await said.evaluate((element) => element.textContent)).toMatch(/licence.*user_count_exceeded/s)
    await full.close()
  })

  it('by administrators alone', async () => {
    await page.close()
    ;({ page, app, drive } = await openApp(browser, `${server.url}?user=5`))
    await drive.at('[data-testid="person-option"]')
    expect(await app.$('[data-testid="invite-open"]')).toBeNull()
    await app.evaluate(() => (location.hash = '#/people/new'))
    await drive.at('[data-testid="invite-denied"]')
    expect(await app.$('[data-field="EMAIL"]')).toBeNull()
  })
})

describe('what is sent', () => {
  async function edit(): Promise<void> {
    await app.evaluate(`location.hash = '#/people/${String(KNOWN)}'`)
    await drive.click('edit')
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
  }

  it('is shown to those who want to see it, also after a reload', async () => {
    await edit()
    await drive.at('[data-testid="developer"]')
    expect(await app.$('[data-testid="payload"]')).toBeNull()
    await drive.click('developer')
    const payload = await (
      await drive.at('[data-testid="payload"]')
    ).evaluate((element) => element.textContent)
    expect(JSON.parse(payload)).toEqual({ ID: KNOWN, LAST_NAME: 'Lama' })

    await page.close()
    ;({ page, app, drive } = await openApp(browser, server.url))
    await drive.at('[data-testid="person-option"]')
    await edit()
    await drive.at('[data-testid="payload"]')
  })
})
