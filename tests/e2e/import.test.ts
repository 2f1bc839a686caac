import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DISMISSED, EXPECTED, progressOf, RUSSIAN, startStaff, type Staff } from '../sync/staff.ts'
import type { Browser, Frame, Page } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { APP, type Driver, openApp } from './driver.ts'

let folder: string
let staff: Staff
/** Milliseconds that the portal takes for a change. */
let work: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})

afterAll(() => rm(folder, { recursive: true }))

beforeEach(async () => {
  work = 6
  staff = await startStaff(RUSSIAN, { app: APP, work: (method) => (method === 'user.update' ? work : 0) })
})

afterEach(() => staff.portal.close())

describe.each(BROWSERS)('many people, in %s', (name) => {
  let browser: Browser
  let page: Page
  let app: Frame
  let drive: Driver

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  beforeEach(async () => {
    ;({ page, app, drive } = await openApp(browser, `${staff.portal.url}?lang=ru`))
    await drive.at('[data-testid="person-option"]')
  })

  afterEach(() => page.close())

  async function drop(file: string, bytes: Uint8Array | string): Promise<void> {
    const path = join(folder, file)
    await writeFile(path, bytes)
    await drive.click('nav-import')
    await drive.upload('[data-testid="import-file"]', path)
  }

  const textOf = (testId: string) =>
    app.evaluate<string>(`document.querySelector('[data-testid="${testId}"]')?.textContent ?? ''`)

  it(
    'are planned, capped, changed, paused, gone on with after a reload, and taken back',
    { timeout: 180_000 },
    async () => {
      await drop('staff.csv', staff.list)
      await drive.at('[data-testid="plan-step"]')
      await app.waitForSelector(`[data-filter="update"]`)
      expect(await textOf('obstacles')).toContain(String(DISMISSED))
      await app.waitForSelector('[data-testid="apply"][disabled]')
      await drive.click('raise')
      await app.waitForSelector('[data-testid="apply"]:not([disabled])')
      await (await drive.at('[data-filter="refused"]')).click()
      await app.waitForFunction(() => document.querySelectorAll('[data-kind="refused"]').length === 10)
      expect(progressOf(staff)).toEqual({ moved: 0, dismissed: 0 })

      // Slow, so that there is time to press a button, however busy the machine is.
      work = 60
      await drive.click('apply')
      await drive.proceed()
      await app.waitForSelector('[data-testid="run-step"][data-stage="running"]')
      const topOfPause = () =>
        app.evaluate(() => document.querySelector('[data-testid="pause"]')?.getBoundingClientRect().top)
      const top = await topOfPause()
      await expect.poll(() => progressOf(staff).moved, { timeout: 20_000 }).toBeGreaterThan(0)
      expect(await topOfPause(), 'it moves away under the pointer').toBe(top)
      await drive.click('pause')
      await app.waitForSelector('[data-testid="run-step"][data-stage="paused"]')
      work = 6
      const half = progressOf(staff).moved
      expect(half).toBeLessThan(staff.moved.length)

      await page.goto(`${staff.portal.url}?lang=en`)
      const frame = await (await page.waitForSelector('iframe'))?.contentFrame()
      if (!frame) throw new Error('No frame')
      const again = async (selector: string) =>
        (await frame.waitForSelector(selector, { visible: true }))?.click()
      await again('[data-testid="nav-history"]')
      await again('[data-testid="run-resume"]')
      await frame.waitForSelector('[data-testid="look-left"]', { visible: true })
      const told = await frame.evaluate(() =>
        ['applied', 'pending', 'sent'].map((state) =>
          Number(document.querySelector(`[data-state="${state}"] dd`)?.textContent ?? 0),
        ),
      )
      // What was under way when it was paused is in it, and nothing was begun by looking.
      expect(told.reduce((sum, count) => sum + count)).toBe(EXPECTED.update)
      expect(told[0]).toBeLessThan(EXPECTED.update)
      expect(progressOf(staff).moved).toBe(half)
      await again('[data-testid="look-go-on"]')
      await frame.waitForSelector('[data-testid="run-step"][data-stage="over"]')
      expect(progressOf(staff)).toEqual({ moved: staff.moved.length, dismissed: DISMISSED })
      expect(
        Number(await frame.evaluate(() => document.querySelector('[data-state="applied"] dd')?.textContent)),
      ).toBe(EXPECTED.update)

      await again('[data-testid="nav-history"]')
      await again('[data-testid="run-undo"]')
      await frame.waitForSelector('[data-testid="apply"]:not([disabled])')
      await again('[data-testid="apply"]')
      await again('[data-testid="confirm-proceed"]')
      await frame.waitForSelector('[data-testid="run-step"][data-stage="over"]')
      expect(progressOf(staff)).toEqual({ moved: 0, dismissed: 0 })

      await again('[data-testid="nav-history"]')
      await frame.waitForFunction(() => document.querySelectorAll('[data-testid="run-forget"]').length === 2)
      await again('[data-testid="run-forget"]')
      await again('[data-testid="confirm-proceed"]')
      await frame.waitForFunction(() => document.querySelectorAll('[data-testid="run-forget"]').length === 1)
    },
  )

  it('are of columns that say as what they were recognised', async () => {
    await drop('known.csv', 'ID,Имя,WORK_CITY,Shoe size\n5,Пётр,Ulm,44\n')
    await drive.at('[data-caption="Shoe size"] [data-testid="doubt"]')
    const shown = await app.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLSelectElement>('[data-caption] select'), (select) =>
        select.selectedOptions[0]?.textContent.trim(),
      ),
    )
    expect(shown).toEqual([
      'Распознан: ID',
      'Распознан: Имя (NAME)',
      expect.stringMatching(/^Распознан: .+ \(WORK_CITY\)$/),
      'Выберите',
    ])
  })

  it('are asked about where a column can mean two things', async () => {
    await drop('doubt.csv', 'ID,Position,Shoe size\n5,Seller,44\n')
    await drive.at('[data-caption="Position"] [data-testid="doubt"]')
    await drive.at('[data-caption="Shoe size"] [data-testid="doubt"]')
    const say = (caption: string, value: string) =>
      app.evaluate(`(() => {
        const select = document.querySelector('[data-caption="${caption}"] select')
        select.value = '${value}'
        select.dispatchEvent(new Event('change', { bubbles: true }))
      })()`)
    await say('Position', 'WORK_POSITION')
    await say('Shoe size', '-')
    await drive.click('plan')
    await drive.at('[data-testid="plan-step"]')
    await app.waitForFunction(() => document.querySelectorAll('[data-kind="update"]').length === 1)
    expect(await textOf('plan-table')).toContain('Seller')
  })

  it('who are chosen in the table get the same values, by a plan', async () => {
    // A choice draws the table anew.
    for (const nth of [0, 1, 2]) await (await app.$$('[data-testid="choose-person"]'))[nth]?.click()
    await drive.click('change-many')
    await drive.at('[data-testid="change-field"]')
    await app.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('[data-testid="change-field"]')
      if (!select) throw new Error('No select')
      select.value = 'PERSONAL_CITY'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await drive.type('[data-field="PERSONAL_CITY"]', 'Новгород')
    await drive.click('change-compare')
    await drive.at('[data-testid="plan-step"]')
    await drive.click('apply')
    await drive.proceed()
    await app.waitForSelector('[data-testid="run-step"][data-stage="over"]')
    const there = [...staff.portal.state.people.values()].filter(
      ({ columns }) => columns.PERSONAL_CITY === 'Новгород',
    )
    expect(there).toHaveLength(3)
  })
})
