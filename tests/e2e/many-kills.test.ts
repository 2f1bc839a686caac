import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Listener } from '../../www/portal/node/listen.ts'
import { servePages } from '../pages/serve.ts'
import { killsOf, SEED, seeded } from '../sync/kills.ts'
import { EXPECTED, GERMAN, progressOf, startStaff, type Staff } from '../sync/staff.ts'
import { launchIn } from './browsers.ts'
import { manyPage } from './many-page.ts'

// Not a tab that is closed: the whole browser is gone at once, as when the power fails.

const KILLS = killsOf('browser')
/** Milliseconds after which the portal has done what it still does of requests whose sender is gone. */
const AFTERMATH = 1500

let site: Listener

beforeAll(async () => {
  site = await servePages(manyPage)
})

afterAll(() => site.close())

// Beside one another, as each mostly waits.
test.concurrent.each(['chrome', 'firefox'] as const)(
  `%s: ${KILLS} kills of the browser lose nothing and do nothing twice (seed ${SEED})`,
  { timeout: 60_000 + KILLS * 20_000 },
  async (name) => {
    const chance = seeded(SEED)
    const folder = await mkdtemp(join(tmpdir(), 'b24-users-'))
    let broken = 0
    let kills = 0
    try {
      for (let round = 0; kills < KILLS; round++) {
        const staff = await startStaff(GERMAN, { work: (method) => (method === 'user.update' ? 20 : 0) })
        const profile = join(folder, `profile-${round}`)
        try {
          let lives = 0
          const isLeft = () => progressOf(staff).moved < staff.moved.length
          for (; isLeft() && kills < KILLS; lives++, kills++) {
            const { browser, tab } = await open(name, profile, staff, lives)
            const before = progressOf(staff).moved
            void run(tab, await isBegun(tab)).catch(() => undefined)
            while (progressOf(staff).moved === before) await setTimeout(5)
            await setTimeout(chance() * 400)
            await kill(browser)
            await setTimeout(AFTERMATH)
            if (isLeft()) broken++
          }
          const { browser, tab } = await open(name, profile, staff, lives)
          expect(await run(tab, true)).toMatchObject({
            summary: { applied: EXPECTED.update, already: 0, conflict: 0, failed: 0, altered: 0, unknown: 0 },
          })
          await browser.close()
          const calls = staff.portal.state.seen.flatMap(({ commands = [] }) => commands)
          const changes = calls.filter(({ method, applied }) => method === 'user.update' && applied)
          expect(changes).toHaveLength(EXPECTED.update)
          expect(progressOf(staff).moved).toBe(staff.moved.length)
        } finally {
          await staff.portal.close()
        }
      }
      // A kill that comes when all is done tries nothing.
      expect(broken).toBeGreaterThan(KILLS / 3)
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    }
  },
)

/** A browser with the page, whose clock is past what was under way in earlier lives. */
async function open(name: 'chrome' | 'firefox', profile: string, staff: Staff, lives: number) {
  const browser = await launchIn(name, profile)
  const tab = await browser.newPage()
  await tab.goto(site.url)
  await tab.waitForFunction('window.act')
  await act(tab, 'open', staff.portal.webhook)
  await act(tab, 'ahead', lives * 80_000)
  if (!(await isBegun(tab))) {
    const list = Buffer.from(staff.list).toString('base64')
    await act(tab, 'plan', list, {}, { caps: { dismiss: 3 } })
  }
  return { browser, tab }
}

async function isBegun(tab: Page): Promise<boolean> {
  return ((await act(tab, 'names')) as string[]).includes('killed')
}

function run(tab: Page, isBegun: boolean): Promise<unknown> {
  return act(tab, isBegun ? 'resume' : 'apply', 'killed')
}

function act(tab: Page, step: string, ...parts: unknown[]): Promise<unknown> {
  return tab.evaluate(`act.${step}(...${JSON.stringify(parts)})`)
}

async function kill(browser: Browser): Promise<void> {
  const child = browser.process()
  if (!child) throw new Error('The browser has no process')
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
