import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPortal } from '../../www/portal/node/index.ts'
import { present } from '../portal/call.ts'
import type { Browser, Frame, Page } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { frameOf } from './driver.ts'

/** A page as the vendor's documentation shows it, with its script at the vendor's address. */
const pageOf = (script: string) =>
  strToU8(`<!doctype html><meta charset="utf-8"><title>App</title>
    <script src="//api.bitrix24.com/api/v1/"></script><h1>…</h1>
    <script>
      const tell = (text) => { document.querySelector('h1').textContent = text }
      ${script}
    </script>`)

const INSTALLER = pageOf(`
  BX24.install(() => {
    const bind = (PLACEMENT, file) => [
      'placement.bind',
      { PLACEMENT, HANDLER: new URL(file, location.href).href, LANG_ALL: { en: { TITLE: PLACEMENT } } },
    ]
    BX24.callBatch(
      { menu: bind('USER_PROFILE_MENU', 'widget.html?in=menu'), card: bind('USER_PROFILE_TOOLBAR', 'widget.html?in=card') },
      ({ menu, card }) => {
        tell(String(menu.error() ?? card.error() ?? 'bound'))
        BX24.installFinish()
      },
    )
  })
  BX24.init(() => BX24.installFinish())`)

const APP = pageOf(`BX24.init(() => tell('Hello, ' + BX24.getDomain()))`)
const WIDGET = pageOf(`BX24.init(() => tell(JSON.stringify(BX24.placement.info())))`)

function headingOf(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.querySelector('h1')?.textContent ?? '')
}

/** Shows what the application tells once it has heard from the portal. */
async function toldBy(frame: Frame): Promise<string> {
  await frame.waitForFunction(() => !['…', undefined].includes(document.querySelector('h1')?.textContent))
  return headingOf(frame)
}

describe.each(BROWSERS)('%s', (name) => {
  let folder: string
  let portal: Awaited<ReturnType<typeof startPortal>>
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-app-'))
    const files = { 'index.html': APP, 'install.html': INSTALLER, 'widget.html': WIDGET }
    await writeFile(join(folder, 'app.zip'), zipSync(files))
    await writeFile(join(folder, 'no.zip'), 'no zip')
    portal = await startPortal()
    browser = await launch(name)
    page = await browser.newPage()
  })

  afterAll(async () => {
    await (browser as Browser | undefined)?.close()
    await portal.close()
    await rm(folder, { recursive: true })
  })

  it('installs an uploaded application, then shows it', async () => {
    await page.goto(portal.url)
    await present(await page.$('nav a')).click()
    const input = present(await page.waitForSelector('#upload:enabled'))
    await input.uploadFile(join(folder, 'no.zip'))
    await page.waitForSelector('#notice:not([hidden])')
    await page.waitForSelector('#upload:not([disabled])')
    await input.uploadFile(join(folder, 'app.zip'))
    await page.waitForFunction(() => location.search.includes('install_finished=Y'))
    expect(await toldBy(await frameOf(page))).toBe(`Hello, ${new URL(portal.url).host}`)
    expect(portal.state.widgets).toHaveLength(2)
  })

  it('opens a widget on a person’s card, and one behind the avatar', async () => {
    const card = '/company/personal/user/5/'
    await page.goto(new URL(card, portal.url).href)
    expect(await headingOf(page)).toContain('Hazel')
    for (const [place, placement, USER_ID] of [
      ['toolbar-place', 'USER_PROFILE_TOOLBAR', '5'],
      ['menu-place', 'USER_PROFILE_MENU', '1'],
    ] as const) {
      await present(await page.$(`#${place} summary`)).click()
      await present(await page.$(`#${place} button`)).click()
      const told = JSON.parse(await toldBy(await frameOf(page))) as object
      expect(told).toEqual({ placement, options: { USER_ID, URI: card } })
      await present(await page.$('.slider .close')).click()
      await page.waitForSelector('iframe', { hidden: true })
    }
  })
})
