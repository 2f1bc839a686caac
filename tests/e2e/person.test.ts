import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createClient, type Client, type User } from 'b24-users'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { Browser, Frame, Page } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { APP, type Driver, openApp, rawCall } from './driver.ts'
import { messageAt } from './message.ts'

const PHOTO = fileURLToPath(new URL('photo.png', import.meta.url))
/** A person of the shipped data, who works and has no photo. */
const WHO = { id: 44, name: 'Ngozi' }

let server: LocalPortal
let raw: ReturnType<typeof rawCall>

beforeEach(async () => {
  server = await startPortal({ app: APP })
  raw = rawCall(server.webhook)
})

afterEach(() => server.close())

async function held(): Promise<User> {
  const [person] = (await raw('user.get', { FILTER: { ID: WHO.id } })) as [User]
  return person
}

/** What both ways have to bring about. */
async function expectAllChanged(): Promise<void> {
  const person = await held()
  expect(person).toMatchObject({ ACTIVE: true, LAST_NAME: 'Lama', NAME: WHO.name })
  // Midnight UTC, shown with the server's offset.
  expect(new Date(person.PERSONAL_BIRTHDAY ?? '').toISOString()).toBe('1990-12-31T00:00:00.000Z')
  const photo = await fetch(person.PERSONAL_PHOTO ?? '')
  expect(photo.headers.get('content-type')).toBe('image/png')
}

describe.each(BROWSERS)('in the frame, through BX24, in %s', (name) => {
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
  })

  afterEach(() => page.close())

  async function switchActive(on: boolean): Promise<void> {
    await (await drive.at('[data-field="ACTIVE"]')).click()
    await drive.at(`[data-field="ACTIVE"][aria-checked="${String(on)}"]`)
  }

  async function choose(): Promise<void> {
    await (await drive.at('[data-testid="person-search"]')).type(WHO.name)
    // Until the search has been answered the list still moves.
    await app.waitForFunction(() => document.querySelectorAll('[data-testid="person-option"]').length === 1)
    await (await drive.at(`[data-testid="person-option"][data-person="${String(WHO.id)}"]`)).click()
    await drive.click('edit')
    await drive.at('[data-field="LAST_NAME"]')
  }

  it('changes a person as asked', async () => {
    await choose()
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
    await switchActive(false)
    await drive.save('save')
    expect((await held()).ACTIVE).toBe(true)
    await drive.proceed()
    await drive.answered()
    expect(await held()).toMatchObject({ ACTIVE: false, LAST_NAME: 'Lama' })

    await switchActive(true)
    await drive.type('[data-field="PERSONAL_BIRTHDAY"]', '1990-12-31')
    await drive.upload('[data-field="PERSONAL_PHOTO"]', PHOTO)
    await drive.at('[data-testid="photo-crop"]')
    await (await drive.at('[data-testid="photo-take"]:not([disabled])')).click()
    await app.waitForSelector('[data-testid="photo-crop"]', { hidden: true })
    await drive.at('[data-testid="photo-preview"]')
    await drive.save('save')
    await drive.proceed()
    await app.waitForSelector('[data-held="PERSONAL_BIRTHDAY"][data-same="true"]')
    await expectAllChanged()
  })

  it('sends nothing while something is wrong, and says what beside the field', async () => {
    const before = await held()
    await choose()
    await drive.type('[data-field="PERSONAL_BIRTHDAY"]', '31/12/1990')
    await drive.at('[data-testid="field-error"]')
    expect(await messageAt(app, '[data-field="PERSONAL_BIRTHDAY"]')).toContain('YYYY-MM-DD')
    await drive.click('save')
    await app.waitForSelector('[data-field="PERSONAL_BIRTHDAY"]:focus')
    expect(await held()).toEqual(before)

    await drive.type('[data-field="PERSONAL_BIRTHDAY"]', '1990-12-31')
    await app.waitForSelector('[data-testid="field-error"]', { hidden: true })
    await drive.at('[data-field="PERSONAL_BIRTHDAY"][aria-invalid="false"]')
  })

  it('has the focus where it was when a question is left', async () => {
    await choose()
    await switchActive(false)
    const save = await drive.at('[data-testid="save"]:not([aria-disabled="true"])')
    await save.focus()
    await save.press('Enter')
    await (await drive.at('[data-testid="confirm-cancel"]:focus')).press('Escape')
    await app.waitForSelector('[data-testid="confirm-dialog"]', { hidden: true })
    await app.waitForSelector('[data-testid="save"]:focus')
  })

  it('says of several values which one is wrong', async () => {
    const fields = { FIELD_NAME: 'LEVELS', USER_TYPE_ID: 'integer', MULTIPLE: 'Y' }
    await raw('user.userfield.add', { fields })
    // The fields are read whenever the page is entered.
    await drive.click('nav-fields')
    await drive.at('[data-testid="field-list"]')
    await drive.click('nav-people')
    await choose()
    await drive.type('[data-field="UF_USR_LEVELS"]', '7')
    await drive.click('value-add')
    await drive.type('[data-field="UF_USR_LEVELS"][data-index="1"]', 'high')
    expect(await messageAt(app, '[data-field="UF_USR_LEVELS"]')).toMatch(/^Value 2: This must be/)
  })

  it('sends a file of a custom field as it was chosen', async () => {
    await raw('user.userfield.add', { fields: { FIELD_NAME: 'SCAN', USER_TYPE_ID: 'file' } })
    await drive.click('nav-fields')
    await drive.at('[data-testid="field-list"]')
    await drive.click('nav-people')
    await choose()
    await drive.upload('[data-field="UF_USR_SCAN"]', PHOTO)
    await drive.save('save')
    await drive.answered()
    expect((await held())['UF_USR_SCAN']).toMatchObject({ id: expect.anything() as unknown })
  })

  it('is found by search without a department, too', async () => {
    await (await drive.at('[data-testid="person-search"]')).type('Paloma')
    await app.waitForFunction(() => document.querySelectorAll('[data-testid="person-option"]').length === 1)
    await drive.at('[data-testid="person-option"][data-person="62"]')
  })

  it('is not sent by Enter, which tags and lists need', async () => {
    await choose()
    const types = await app.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLButtonElement>('form button'), (button) => button.type),
    )
    expect(new Set(types as string[])).toEqual(new Set(['button']))
  })
})

describe('by webhook', () => {
  let client: Client

  beforeEach(async () => {
    client = await createClient({ webhook: server.webhook })
  })

  it('changes a person as asked', async () => {
    const { ID } = await held()
    if (!ID) throw new Error('A person without an id')
    await client.user.update({ ID, ACTIVE: false, LAST_NAME: 'Lama' })
    expect((await held()).ACTIVE).toBe(false)
    const data = new Uint8Array(await readFile(PHOTO))
    const { result, warnings } = await client.user.update({
      ID,
      ACTIVE: true,
      PERSONAL_BIRTHDAY: new Date(Date.UTC(1990, 11, 31)),
      PERSONAL_PHOTO: { name: 'me.png', data },
    })
    expect({ result, warnings }).toEqual({ result: true, warnings: [] })
    await expectAllChanged()
  })

  it('keeps a person whom the same input, sent raw, dismisses', async () => {
    const input = { ID: WHO.id, ACTIVE: true }
    await client.user.update(input)
    expect((await held()).ACTIVE).toBe(true)
    expect(await raw('user.update', input)).toBe(true)
    expect((await held()).ACTIVE).toBe(false)
    await client.user.update(input)
    expect((await held()).ACTIVE).toBe(true)
  })
})
