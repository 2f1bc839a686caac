import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf } from '../portal/call.ts'
import type { Browser, Frame, Page } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { APP, type Driver, openApp, rawCall } from './driver.ts'

const WHO = 44

let server: LocalPortal
let raw: ReturnType<typeof rawCall>

beforeEach(async () => {
  server = await startPortal({ app: APP })
  raw = rawCall(server.webhook)
})

afterEach(() => server.close())

describe.each(BROWSERS)('what is typed and saved, in %s', (name) => {
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

  const go = (hash: string) => app.evaluate(`location.hash = '${hash}'`)

  async function editWho(): Promise<void> {
    await go(`#/people/${String(WHO)}`)
    await drive.click('edit')
    await drive.at('[data-field="LAST_NAME"]')
  }

  const valueOf = (field: string) =>
    app.evaluate<string>(`document.querySelector('[data-field="${field}"]').value`)

  const errorsSeen = () => server.state.seen.filter(({ method }) => method === 'user.update').length

  it('stays when an older answer for the same person comes late', async () => {
    server.addFault({ kind: 'delay', ms: 1500, method: 'user.get' })
    await go(`#/people/${String(WHO)}`)
    await go('#/people/5')
    await app.waitForFunction(() =>
      document.querySelector('[data-testid="person-name"]')?.textContent.includes('Hazel'),
    )
    await editWho()
    await drive.type('[data-field="LAST_NAME"]', 'Typed')
    await new Promise((resolve) => setTimeout(resolve, 1800))
    expect(await valueOf('LAST_NAME')).toBe('Typed')
  })

  it('is asked about before it is discarded, or left', async () => {
    await editWho()
    await drive.type('[data-field="LAST_NAME"]', 'Typed')
    await drive.click('discard')
    await drive.click('confirm-cancel')
    await app.waitForSelector('[data-testid="confirm-dialog"]', { hidden: true })
    expect(await valueOf('LAST_NAME')).toBe('Typed')
    await drive.click('discard')
    await drive.proceed()
    expect(await valueOf('LAST_NAME')).not.toBe('Typed')
    // Never on nothing: whoever goes by keyboard would begin anew.
    await app.waitForFunction(() => document.activeElement !== document.body)

    await drive.type('[data-field="LAST_NAME"]', 'Typed')
    await go('#/people/5')
    await drive.click('confirm-cancel')
    await app.waitForFunction(`location.hash.startsWith('#/people/${String(WHO)}')`)
    expect(await valueOf('LAST_NAME')).toBe('Typed')
  })

  it.each([
    ['a gateway’s page', { kind: 'html' }],
    ['a connection that breaks', { kind: 'drop-before' }],
    ['an error of the server', { kind: 'status', status: 500, body: 'no' }],
  ] as const)('tells at once of %s, and keeps the change', async (_, fault) => {
    await editWho()
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
    server.addFault({ ...fault, method: 'user.update', times: 9 })
    const begun = Date.now()
    await drive.save('save')
    await drive.at('[data-testid="answer"][data-answer="failed"]')
    expect(Date.now() - begun).toBeLessThan(15_000)
    expect(await valueOf('LAST_NAME')).toBe('Lama')
    await app.waitForSelector('[data-testid="answer"]:focus')
  })

  it('is sent again by itself when the portal has had enough for a moment', async () => {
    await editWho()
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
    server.addFault({ kind: 'status', status: 503, error: 'QUERY_LIMIT_EXCEEDED', method: 'user.update' })
    await drive.save('save')
    await drive.answered()
    expect(columnsOf(server, WHO)['LAST_NAME']).toBe('Lama')
  })

  it('can be given up while the portal keeps silent', async () => {
    await editWho()
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
    server.addFault({ kind: 'silence', method: 'user.update' })
    await drive.save('save')
    await drive.click('save-cancel')
    await drive.at('[data-testid="answer"][data-answer="failed"]')
    expect(await valueOf('LAST_NAME')).toBe('Lama')
  })

  it('never overwrites in silence what somebody else has saved meanwhile', async () => {
    await editWho()
    await drive.type('[data-field="LAST_NAME"]', 'Mine')
    await drive.type('[data-field="SECOND_NAME"]', 'Also')
    await raw('user.update', { ID: WHO, LAST_NAME: 'Theirs', WORK_POSITION: 'Untouched' })
    const before = errorsSeen()
    await drive.save('save')
    await drive.at('[data-conflict="LAST_NAME"]')
    expect(errorsSeen()).toBe(before)
    const told = await app.evaluate(() => document.querySelector('[data-conflict="LAST_NAME"]')?.textContent)
    expect(told).toContain('Theirs')
    expect(told).toContain('Mine')
    await drive.click('conflict-proceed')
    await drive.answered()
    expect(columnsOf(server, WHO)).toMatchObject({
      LAST_NAME: 'Theirs',
      SECOND_NAME: 'Also',
      WORK_POSITION: 'Untouched',
    })

    await drive.type('[data-field="LAST_NAME"]', 'Mine')
    await raw('user.update', { ID: WHO, LAST_NAME: 'Again' })
    await drive.save('save')
    await drive.click('conflict-take')
    await drive.click('conflict-proceed')
    await drive.answered()
    expect(columnsOf(server, WHO)['LAST_NAME']).toBe('Mine')
  })

  it('is no false alarm when it is a date of employment', async () => {
    await editWho()
    await drive.type('[data-field="UF_EMPLOYMENT_DATE"]', '2020-02-01')
    await drive.save('save')
    await drive.answered()
    await app.waitForSelector('[data-held="UF_EMPLOYMENT_DATE"][data-same="true"]')
    expect(columnsOf(server, WHO)['UF_EMPLOYMENT_DATE']).toBe('2020-02-01')
  })

  it('says when it could not be read back, and reads again', async () => {
    await editWho()
    await drive.type('[data-field="LAST_NAME"]', 'Lama')
    server.addFault({ kind: 'html', method: 'user.get', after: 1, times: 9 })
    await drive.save('save')
    await drive.at('[data-testid="answer"][data-answer="unverified"]')
    server.reset()
    await drive.click('retry')
    await app.waitForFunction(() =>
      document.querySelector('[data-testid="person-name"]')?.textContent.includes('Lama'),
    )
    expect(await app.$('[data-testid="discard"]')).toBeNull()
  })

  it('keeps what was said beside what was done, until something else is typed', async () => {
    await editWho()
    await drive.type('[data-field="PERSONAL_NOTES"]', 'Seen')
    const before = await app.evaluate(() => scrollY)
    await drive.save('save')
    await drive.answered()
    expect(Math.abs((await app.evaluate(() => scrollY)) - before)).toBeLessThan(200)
    await drive.type('[data-field="PERSONAL_NOTES"]', 'More')
    await app.waitForSelector('[data-testid="answer"]', { hidden: true })
  })
})
