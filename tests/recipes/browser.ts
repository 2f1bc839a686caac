import { cp, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Frame, HTTPRequest } from 'puppeteer-core'
import { build } from 'vite'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { Puppet } from '../e2e/browsers.ts'
import { frameOf } from '../e2e/driver.ts'
import { present } from '../portal/call.ts'

/** Where the vendor serves `BX24`, as the pages of the recipes name it. */
const VENDOR = 'http://api.bitrix24.com/api/v1/'

/** Builds a recipe as a reader would, in a folder of its own; gives the folder of the result. */
async function buildRecipe(name: string): Promise<string> {
  const root = fileURLToPath(new URL(`../../target/recipes/${name}`, import.meta.url))
  await rm(root, { recursive: true, force: true })
  await cp(new URL(`../../www/recipes/${name}`, import.meta.url), root, { recursive: true })
  await build({ root, base: './', logLevel: 'error' })
  return `${root}/dist`
}

export interface OpenRecipe {
  readonly server: LocalPortal
  readonly frame: Frame
  close(): Promise<void>
}

/** Builds a recipe and opens it in the frame of a portal; whoever asks the vendor for `BX24` gets the portal's. */
export async function openRecipe(browser: Puppet, name: string): Promise<OpenRecipe> {
  const app = await buildRecipe(name)
  const server = await startPortal({ app })
  const page = await browser.newPage()
  // Only where it is needed: on a busy machine a worker can be kept waiting for its script for ever.
  if ((await readFile(`${app}/index.html`, 'utf8')).includes(new URL(VENDOR).host)) {
    await page.setRequestInterception(true)
    page.on('request', (request) => void answer(request, server.url))
  }
  await page.goto(server.url)
  return {
    server,
    frame: await frameOf(page),
    async close() {
      await page.close()
      await server.close()
    },
  }
}

async function answer(request: HTTPRequest, portal: string): Promise<void> {
  if (request.url() !== VENDOR) return request.continue()
  const script = await fetch(`${portal}api/v1/`)
  await request.respond({ contentType: 'text/javascript', body: await script.text() })
}

/** Waits until an element says something; gives what it says. */
export async function told(frame: Frame, selector: string): Promise<string> {
  const text = await frame.waitForFunction(
    (wanted) => document.querySelector(wanted)?.textContent,
    {},
    selector,
  )
  return present(await text.jsonValue())
}
