import type { Browser, Page } from './browser.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Listener } from '../../www/portal/node/listen.ts'
import { servePages } from '../pages/serve.ts'
import { DISMISSED, EXPECTED, GERMAN, progressOf, RUSSIAN, startStaff, type Staff } from '../sync/staff.ts'
import { BROWSERS, launch } from './browsers.ts'
import { manyPage } from './many-page.ts'

interface Said {
  summary?: Record<string, unknown> & { obstacles?: object[]; counts?: object }
  text?: string
  stopped?: string
  conflicts?: { id: number }[]
  lines?: number
  error?: { name: string; code?: string; message: string; issues?: { hint?: string }[] }
}

let site: Listener

async function until(isSo: () => boolean): Promise<void> {
  const latest = Date.now() + 20_000
  while (!isSo()) {
    if (Date.now() > latest) throw new Error('It does not come to that')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

beforeAll(async () => {
  site = await servePages(manyPage)
})

afterAll(() => site.close())

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser
  let staff: Staff
  let tab: Page

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  afterEach(async () => {
    await tab.close()
    await staff.portal.close()
  })

  async function open(): Promise<void> {
    tab = await browser.newPage()
    await tab.goto(site.url)
    await tab.waitForFunction('window.act')
    await act('open', staff.portal.webhook)
  }

  /** When the portal has done what it still does of requests whose tab is gone; by the clock of the next, long ago. */
  async function openLater(times: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await open()
    await act('ahead', times * 80_000)
  }

  function act(step: string, ...parts: unknown[]): Promise<Said> {
    return tab.evaluate<Said>(`act.${step}(...${JSON.stringify(parts)})`)
  }

  /** Lets the tab apply, and closes it when so many have moved. */
  async function closeHalfWay(step: string, journal: string, isSo: () => boolean): Promise<void> {
    void act(step, journal).catch(() => undefined)
    await until(isSo)
    await tab.close()
  }

  describe.each([
    ['in windows-1251 with semicolons and Russian captions', RUSSIAN, 'windows-1251'],
    ['in UTF-16 with tabs and German captions', GERMAN, undefined],
  ] as const)('a list %s', (title, tongue, encoding) => {
    beforeEach(async () => {
      staff = await startStaff(tongue, { work: (method) => (method === 'user.update' ? 8 : 0) })
      await open()
    })

    test('is planned, refused, applied, broken off, gone on with and taken back', async () => {
      const { moved } = staff
      const list = Buffer.from(staff.list).toString('base64')
      const journal = `${name} ${title}`
      if (encoding !== undefined) {
        const { error } = await act('plan', list, { language: 'ru' }, {})
        expect(error?.issues?.[0]?.hint).toBe(`Did you mean ${encoding}?`)
      }
      const refused = await act('plan', list, { encoding }, {})
      expect(refused.summary).toMatchObject(EXPECTED)
      expect(refused.summary?.obstacles).toMatchObject([{ cap: 'dismiss', count: DISMISSED, limit: 0 }])
      const { error } = await act('apply', journal)
      expect(error).toMatchObject({ name: 'PlanError', code: 'obstacles' })
      expect(await act('names')).not.toContain(journal)
      expect(progressOf(staff)).toEqual({ moved: 0, dismissed: 0 })

      await act('plan', list, { encoding }, { caps: { dismiss: 3 } })
      await closeHalfWay('apply', journal, () => progressOf(staff).moved > 60)
      const half = progressOf(staff).moved
      expect(half).toBeLessThan(moved.length)
      const edited = moved.filter(({ columns }) => columns.PERSONAL_CITY === tongue.cities[0]).at(-1)
      if (!edited) throw new Error('All have moved')
      edited.columns.PERSONAL_CITY = 'Nowhere'

      await open()
      expect(await act('names')).toContain(journal)
      await act('ahead', 80_000)
      const report = await act('resume', journal)
      expect(report).toMatchObject({
        summary: { conflict: 1, applied: EXPECTED.update - 1, failed: 0, unknown: 0, pending: 0 },
        conflicts: [{ id: edited.id }],
        lines: 1 + EXPECTED.rows + 1,
      })
      expect(report.stopped).toBeUndefined()
      expect(edited.columns.PERSONAL_CITY).toBe('Nowhere')
      edited.columns.PERSONAL_CITY = tongue.cities[0]
      expect(progressOf(staff)).toEqual({ moved: moved.length - 1, dismissed: DISMISSED })

      const again = await act('plan', list, { encoding }, {})
      expect(again.summary?.counts).toMatchObject({ change: 1 })
      expect(await act('apply', journal)).toMatchObject({ error: { name: 'JournalError', code: 'used' } })
      const back = await act('undo', journal)
      expect(back.summary?.counts).toMatchObject({ change: EXPECTED.update - 1 })
      expect(await act('apply', `${journal}, back`)).toMatchObject({
        summary: { applied: EXPECTED.update - 1, conflict: 0, failed: 0 },
      })
      expect(progressOf(staff)).toEqual({ moved: 0, dismissed: 0 })
      await act('forget', journal)
      expect(await act('names')).not.toContain(journal)
      expect(await act('resume', journal)).toMatchObject({ error: { code: 'unbegun' } })
    })
  })

  test('one journal is had by one tab, and a tab that is closed again and again loses nothing', async () => {
    staff = await startStaff(GERMAN, { work: (method) => (method === 'user.update' ? 25 : 0) })
    await open()
    const first = tab
    const list = Buffer.from(staff.list).toString('base64')
    await act('plan', list, {}, { caps: { dismiss: 3 } })
    void act('apply', 'shared').catch(() => undefined)
    await until(() => progressOf(staff).moved > 0)
    await open()
    expect(await act('resume', 'shared')).toMatchObject({ error: { name: 'JournalError', code: 'locked' } })
    expect(await act('forget', 'shared')).toMatchObject({ error: { code: 'locked' } })
    await first.close()
    let kills = 1
    // A tab has several requests under way: what is left has to be more than those.
    for (; progressOf(staff).moved < 250; kills++) {
      await tab.close()
      await openLater(kills)
      const goal = progressOf(staff).moved + 5
      await closeHalfWay('resume', 'shared', () => progressOf(staff).moved >= goal)
      await open()
    }
    expect(kills).toBeGreaterThan(1)
    await tab.close()
    await openLater(kills)
    expect(progressOf(staff).moved).toBeLessThan(staff.moved.length)
    expect(await act('resume', 'shared')).toMatchObject({
      summary: { applied: EXPECTED.update, already: 0, conflict: 0, failed: 0, altered: 0, unknown: 0 },
    })
    const calls = staff.portal.state.seen.flatMap(({ commands = [] }) => commands)
    const changes = calls.filter(({ method, applied }) => method === 'user.update' && applied)
    expect(changes).toHaveLength(EXPECTED.update)
    await act('forget', 'shared')
  })
})
