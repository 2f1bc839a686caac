import type { HTTPRequest } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf } from '../portal/call.ts'
import type { Browser, Frame, Page } from './browser.ts'
import { launch } from './browsers.ts'
import { APP, type Driver, openApp, rawCall } from './driver.ts'

/** Somebody for each browser. */
const WHO = { chrome: 44, webkit: 45 }
const FIELDS = [
  { FIELD_NAME: 'BOSS', USER_TYPE_ID: 'employee', LABEL: 'Boss' },
  { FIELD_NAME: 'TEAM', USER_TYPE_ID: 'employee', MULTIPLE: 'Y' },
  { FIELD_NAME: 'BEGIN', USER_TYPE_ID: 'datetime' },
  { FIELD_NAME: 'PAY', USER_TYPE_ID: 'money' },
  { FIELD_NAME: 'HOME', USER_TYPE_ID: 'address' },
  { FIELD_NAME: 'DEAL', USER_TYPE_ID: 'crm', SETTINGS: { DEAL: 'Y', CONTACT: 'Y' } },
  { FIELD_NAME: 'LEADS', USER_TYPE_ID: 'crm', MULTIPLE: 'Y', SETTINGS: { LEAD: 'Y' } },
]

let server: LocalPortal
let who: number
let page: Page
let app: Frame
let drive: Driver

beforeAll(async () => {
  server = await startPortal({ app: APP })
  const raw = rawCall(server.webhook)
  for (const fields of FIELDS) await raw('user.userfield.add', { fields })
})

afterAll(() => server.close())

async function edit(): Promise<void> {
  await drive.at('[data-testid="person-option"]')
  await app.evaluate(`location.hash = '#/people/${String(who)}'`)
  await drive.click('edit')
}

/** By keyboard: opens the menu, types, and takes what comes first; a menu that takes several stays open by itself. */
async function pick(selector: string, text: string, label: string): Promise<void> {
  const control = await drive.at(selector)
  await control.focus()
  await control.press('Enter')
  const search = await drive.at('[data-slot="content"] input')
  await search.type(text)
  await app.waitForFunction(
    `[...document.querySelectorAll('[role="option"]')].some((one) => one.textContent.includes('${label}')) &&
      document.querySelector('[role="option"][data-highlighted]')?.textContent.includes('${label}')`,
  )
  await search.press('Enter')
  const isOpen = await app.$(`${selector}[aria-expanded="true"]`)
  if (isOpen) await search.press('Escape')
  // The focus comes back when the menu has gone; whatever is typed before would be torn apart.
  await app.waitForSelector(`${selector}[aria-expanded="false"]:focus`)
}

/** As the platform's own picker does. */
function fill(selector: string, value: string): Promise<unknown> {
  return app.evaluate(`(() => {
    const input = document.querySelector('${selector}')
    input.value = '${value}'
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })()`)
}

async function save(): Promise<void> {
  await drive.save('save')
  await drive.answered()
}

const held = () => columnsOf(server, who)

describe.each(['chrome', 'webkit'] as const)('what is picked instead of typed, in %s,', (name) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(name)
    who = WHO[name]
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  beforeEach(async () => {
    ;({ page, app, drive } = await openApp(browser, server.url))
  })

  afterEach(() => page.close())

  it('is a time zone, and a day', async () => {
    await edit()
    await pick('[data-field="TIME_ZONE"]', 'berlin', 'Europe/Berlin')
    await drive.type('[data-field="PERSONAL_BIRTHDAY"]', '1990-12-31')
    // The first of the buttons beside days is that of the birthday.
    await drive.click('day-open')
    await (await drive.at('[data-testid="day-calendar"] [data-value="1990-12-24"]')).click()
    await app.waitForFunction(
      () =>
        document.querySelector<HTMLInputElement>('[data-field="PERSONAL_BIRTHDAY"]')?.value === '1990-12-24',
    )
    await save()
    expect(held()).toMatchObject({ TIME_ZONE: 'Europe/Berlin' })
    expect(String(held().PERSONAL_BIRTHDAY)).toMatch(/24[./]12[./]1990|1990-12-24/)
  })

  it('is a person, and several', async () => {
    await edit()
    await pick('[data-field="UF_USR_BOSS"]', 'lindqvist', 'Lindqvist')
    await pick('[data-field="UF_USR_TEAM"]', 'paloma', 'Paloma')
    await save()
    expect([held()['UF_USR_BOSS'], held()['UF_USR_TEAM']].map(String)).toEqual(['1', '62'])
    // And is read by name.
    await app.evaluate(() => (location.hash = '#/people'))
    await app.evaluate(`location.hash = '#/people/${String(who)}'`)
    const fact = await drive.at('[data-fact="UF_USR_BOSS"]')
    expect(await fact.evaluate((element) => element.textContent)).toContain('Lindqvist')
  })

  it('is a moment by the portal’s clock, money, and an address with its place', async () => {
    await edit()
    await drive.at('[data-field="UF_USR_BEGIN"]')
    await fill('[data-field="UF_USR_BEGIN"]', '2026-05-20T09:30')
    await drive.type('[data-field="UF_USR_PAY"]', '1200,50')
    await pick('[data-testid="money-currency"]', 'EUR', 'EUR')
    await drive.type('[data-field="UF_USR_HOME"]', 'Main St 1')
    await drive.type('[data-testid="address-place"]', '59.85;17.63')
    await drive.click('developer')
    const payload = await drive.at('[data-testid="payload"]')
    await app.waitForFunction(() =>
      document.querySelector('[data-testid="payload"]')?.textContent.includes('17.63'),
    )
    const sent = JSON.parse(await payload.evaluate((element) => element.textContent)) as Record<
      string,
      string
    >
    expect(sent).toMatchObject({ UF_USR_PAY: '1200.50|EUR', UF_USR_HOME: 'Main St 1|59.85;17.63' })
    expect(sent['UF_USR_BEGIN']).toMatch(/^2026-05-20T09:30:00[+-]\d{2}:\d{2}$/)
    await save()
    const { result } = (await (await fetch(`${server.webhook}user.get?ID=${String(who)}`)).json()) as {
      result: [Record<string, string>]
    }
    expect(Date.parse(result[0]['UF_USR_BEGIN'] ?? '')).toBe(Date.parse(sent['UF_USR_BEGIN'] ?? ''))
  })

  it('is an entity of the CRM by its number, where the portal shows none', async () => {
    await edit()
    await app.waitForSelector('[data-testid="crm-kind"]')
    await app.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('[data-testid="crm-kind"]')
      if (select) select.value = 'D'
      select?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await drive.type('input[data-field="UF_USR_DEAL"]', '12')
    await drive.type('input[data-field="UF_USR_LEADS"]', '7')
    await save()
    expect([held()['UF_USR_DEAL'], held()['UF_USR_LEADS']].map(String)).toEqual(['D_12', '7'])
  })
})

it('an entity of the CRM is picked by its name, where the portal shows them', async () => {
  const browser = await launch('chrome')
  who = WHO.webkit
  try {
    ;({ page, app, drive } = await openApp(browser, server.url))
    const answer = async (request: HTTPRequest): Promise<void> => {
      if (!request.url().includes('crm.item.list') || request.method() !== 'POST') {
        await request.continue()
        return
      }
      const isSought = (await request.fetchPostData())?.includes('harbour')
      const items = isSought ? [{ id: 31, title: 'Harbour lights' }] : [{ id: 30, title: 'Other' }]
      await request.respond({
        headers: { 'access-control-allow-origin': '*' },
        contentType: 'application/json',
        body: JSON.stringify({ result: { items }, total: 1 }),
      })
    }
    const whole = (await browser.pages()).at(-1)
    await whole?.setRequestInterception(true)
    whole?.on('request', (request) => void answer(request))
    await edit()
    await pick('button[data-field="UF_USR_LEADS"]', 'harbour', 'Harbour lights')
    await save()
    expect(held()['UF_USR_LEADS']).toEqual(['31'])
  } finally {
    await browser.close()
  }
})
