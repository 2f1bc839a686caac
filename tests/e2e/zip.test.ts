import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { present } from '../portal/call.ts'
import type { Browser, Page } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { frameOf } from './driver.ts'

const ZIP = fileURLToPath(new URL('../../target/b24-users-app.zip', import.meta.url))

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['scripts/build-zip.mjs'])
})

describe.each(BROWSERS)('the zip, in %s', (name) => {
  let server: LocalPortal
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    // Some portals serve no WebAssembly of what is uploaded.
    server = await startPortal({ wasm: false })
    browser = await launch(name)
    page = await browser.newPage()
  })

  afterAll(async () => {
    await (browser as Browser | undefined)?.close()
    await server.close()
  })

  it('installs itself, twice without harm', async () => {
    await page.goto(server.url)
    await present(await page.$('nav a')).click()
    await present(await page.waitForSelector('#upload:enabled')).uploadFile(ZIP)
    await page.waitForFunction(() => location.search.includes('install_finished=Y'))
    expect(server.state.widgets.map(({ placement }) => placement).sort()).toEqual([
      'USER_PROFILE_MENU',
      'USER_PROFILE_TOOLBAR',
    ])
    await page.goto(server.url)
    const frame = await frameOf(page)
    await frame.waitForSelector('[data-testid="person-option"]')

    await page.goto(
      `${server.url}?first_run=1&app=${encodeURIComponent(new URL('install.html', server.appUrl).href)}`,
    )
    await page.waitForFunction(() => location.search.includes('install_finished=Y'))
    expect(server.state.widgets).toHaveLength(2)
    expect(server.state.widgets[0]?.words).toMatchObject({ de: { TITLE: 'Daten ändern' }, ru: {} })
  })

  it('opens the person whose card it is on, and the reader behind their picture', async () => {
    await page.goto(new URL('/company/personal/user/5/', server.url).href)
    for (const [place, id] of [
      ['toolbar-place', 5],
      ['menu-place', 1],
    ] as const) {
      await present(await page.$(`#${place} summary`)).click()
      await present(await page.$(`#${place} button`)).click()
      const frame = await frameOf(page)
      await frame.waitForFunction(`location.hash === '#/people/${String(id)}'`)
      await frame.waitForSelector('[data-testid="person-name"]')
      await present(await page.$('.slider .close')).click()
      await page.waitForSelector('iframe', { hidden: true })
    }
  })
})
