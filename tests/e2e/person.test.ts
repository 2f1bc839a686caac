import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core'
import { createClient, type Client, type User } from 'b24-users'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../../www/portal/server.ts'
import { BROWSERS, launch } from './browsers.ts'

const APP = fileURLToPath(new URL('../../www/app/dist', import.meta.url))
const PHOTO = fileURLToPath(new URL('photo.png', import.meta.url))
/** A person of the shipped data, who works and has no photo. */
const WHO = { id: 44, name: 'Ngozi' }

let server: RunningServer

beforeEach(async () => {
  server = await startServer({ port: 0, app: APP })
})

afterEach(() => server.close())

/** Calls the webhook as any other program would. */
async function raw(method: string, params: object): Promise<unknown> {
  const response = await fetch(`${server.webhook}${method}.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  return ((await response.json()) as { result: unknown }).result
}

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

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  beforeEach(async () => {
    page = await browser.newPage()
    await page.setViewport({ width: 1200, height: 900 })
    await page.goto(server.url)
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame()
    if (!frame) throw new Error('The portal page has no frame')
    app = frame
  })

  afterEach(() => page.close())

  async function at(selector: string): Promise<ElementHandle> {
    const element = await app.waitForSelector(selector, { visible: true })
    if (!element) throw new Error(`Not shown: ${selector}`)
    return element
  }

  async function click(testId: string): Promise<void> {
    await (await at(`[data-testid="${testId}"]`)).click()
  }

  async function type(field: string, text: string): Promise<void> {
    const input = (await at(`[data-field="${field}"]`)) as ElementHandle<HTMLInputElement>
    await input.focus()
    await input.evaluate((element) => {
      element.select()
    })
    await input.type(text)
  }

  /** Saves, and waits until the portal has answered. */
  async function save(): Promise<void> {
    await app.waitForSelector('[data-testid="save"]:not([aria-disabled="true"])')
    await click('save')
  }

  /** Agrees to what the dialog asks; the page takes clicks again only when the dialog has gone. */
  async function proceed(): Promise<void> {
    await click('confirm-proceed')
    await app.waitForSelector('[data-testid="confirm-dialog"]', { hidden: true })
    await app.waitForFunction(() => getComputedStyle(document.body).pointerEvents !== 'none')
  }

  /** The answer is shown, and the focus has moved to it: from then on nothing shifts any more. */
  async function answered(): Promise<void> {
    await at('[data-testid="answer"][data-answer="saved"]:focus')
  }

  async function switchActive(on: boolean): Promise<void> {
    await (await at('[data-field="ACTIVE"]')).click()
    await at(`[data-field="ACTIVE"][aria-checked="${String(on)}"]`)
  }

  async function choose(): Promise<void> {
    await (await at('[data-testid="person-search"]')).type(WHO.name)
    await (await at(`[data-testid="person-option"][data-person="${String(WHO.id)}"]`)).click()
    await at('[data-field="LAST_NAME"]')
  }

  it('changes a person as asked', async () => {
    await choose()
    await type('LAST_NAME', 'Lama')
    await switchActive(false)
    await save()
    expect((await held()).ACTIVE).toBe(true)
    await proceed()
    await answered()
    expect(await held()).toMatchObject({ ACTIVE: false, LAST_NAME: 'Lama' })

    await switchActive(true)
    await type('PERSONAL_BIRTHDAY', '1990-12-31')
    const upload = await app.waitForSelector('[data-field="PERSONAL_PHOTO"]')
    await (upload as ElementHandle<HTMLInputElement>).uploadFile(PHOTO)
    await at('[data-testid="photo-preview"]')
    await save()
    await proceed()
    await app.waitForSelector('[data-held="PERSONAL_BIRTHDAY"][data-same="true"]')
    await expectAllChanged()
  })

  it('sends nothing while something is wrong, and says what beside the field', async () => {
    const before = await held()
    await choose()
    await type('PERSONAL_BIRTHDAY', '31/12/1990')
    const message = await at('[data-testid="field-error"]')
    expect(await message.evaluate((element) => element.textContent)).toContain('YYYY-MM-DD')
    const input = await app.waitForSelector('[data-field="PERSONAL_BIRTHDAY"][aria-invalid="true"]')
    expect(input).not.toBeNull()
    await click('save')
    expect(await held()).toEqual(before)
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
