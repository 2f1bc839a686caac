/** Takes the picture of the app that the README shows, in Chromium against the local portal. */
import process from 'node:process'

import puppeteer from 'puppeteer-core'
import { startPortal } from 'b24-users/portal'

import { findBrowsers } from './lib/machine.mjs'
import { runMain } from './lib/run.mjs'

await runMain(async () => {
  const portal = await startPortal({ app: 'www/app/dist', now: () => Date.parse('2026-08-14T09:30:00Z') })
  const { chromium = '' } = findBrowsers()
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await puppeteer.launch({ executablePath: chromium, args })
  try {
    const page = await browser.newPage()
    await page.setViewport({ width: 1200, height: 760 })
    await page.goto(portal.url)
    const app = await (await page.waitForSelector('iframe'))?.contentFrame()
    await app?.waitForSelector('[data-testid="person-option"]')
    await page.waitForNetworkIdle()
    await page.screenshot({ path: 'www/screenshot.png' })
  } finally {
    await browser.close()
    await portal.close()
  }
})
