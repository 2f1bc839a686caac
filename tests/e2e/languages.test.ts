import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { Browser } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { APP, openApp } from './driver.ts'

describe.each(BROWSERS)('the app in %s', (name) => {
  let server: LocalPortal
  let browser: Browser

  beforeAll(async () => {
    server = await startPortal({ app: APP })
    browser = await launch(name)
  })

  afterAll(async () => {
    await (browser as Browser | undefined)?.close()
    await server.close()
  })

  it.each([
    ['en', 'en', 'ltr', 'People', /^\s*\d+ people/, 'February 1, 2020'],
    ['de', 'de', 'ltr', 'Personen', /^\s*\d+ Personen/, '1. Februar 2020'],
    ['ru', 'ru', 'ltr', 'Люди', /^\s*\d+ человек/, '1 февраля 2020'],
    // It has no texts of its own, but its direction.
    ['ar', 'en', 'rtl', 'People', /people/, 'فبراير'],
  ])('speaks %s', async (language, lang, dir, people, count, day) => {
    const person = server.state.people.get(5)
    if (!person) throw new Error('Nobody')
    person.columns['PERSONAL_BIRTHDAY'] = '2020-02-01'
    const { page, app, drive } = await openApp(browser, `${server.url}?lang=${language}`)
    await drive.at('[data-testid="person-option"]')
    await app.waitForFunction(
      () => !/…/.test(document.querySelector('[data-testid="people-status"]')?.textContent ?? '…'),
    )
    const told = await app.evaluate(() => ({
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      people: document.querySelector('[data-testid="nav-people"]')?.textContent.trim(),
      status: document.querySelector('[data-testid="people-status"]')?.textContent ?? '',
    }))
    expect(told).toMatchObject({ lang, dir, people })
    expect(told.status).toMatch(count)
    await app.evaluate(() => (location.hash = '#/people/5'))
    await drive.at('[data-fact="PERSONAL_BIRTHDAY"]')
    expect(
      await app.evaluate(() => document.querySelector('[data-fact="PERSONAL_BIRTHDAY"]')?.textContent),
    ).toContain(day)
    await page.close()
  })
})
