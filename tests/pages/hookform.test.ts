import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type Puppet } from '../e2e/browsers.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

let server: Server
let browser: Puppet
let page: Page

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [at('hookform.page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const files: Record<string, [type: string, content: string | Uint8Array]> = {
    '/': ['text/html', '<!doctype html><body><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', outputFiles[0]?.contents ?? ''],
    '/wasm/b24_users_bg.wasm': ['application/wasm', await readFile(at('../../dist/wasm/b24_users_bg.wasm'))],
  }
  server = createServer(({ url = '' }, response) => {
    const [type, content] = files[url] ?? ['text/plain', '']
    response.setHeader('content-type', type).end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await launch('chrome')
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})

afterAll(async () => {
  // Either is undefined when starting it has failed; that failure is the one to be shown.
  await (browser as Puppet | undefined)?.close()
  ;(server as Server | undefined)?.closeAllConnections()
  ;(server as Server | undefined)?.close()
})

async function fill(form: string, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await page.locator(`#${form} [name="${name}"]:not(output)`).fill(value)
  }
  await page.locator(`#${form} button`).click()
}

/** What the form says, at the names of its fields. */
function said(form: string): Promise<Record<string, string>> {
  return page.$$eval(`#${form} output`, (outputs) =>
    Object.fromEntries(outputs.filter((output) => output.value).map((output) => [output.name, output.value])),
  )
}

async function sent(): Promise<unknown> {
  const handle = await page.waitForFunction(() => window.sent.pop())
  return handle.jsonValue()
}

test('each message is at its field, and what is right is sent as it goes on the wire', async () => {
  await fill('person', { EMAIL: 'nobody', PERSONAL_BIRTHDAY: '31/12/1990' })
  await page.waitForSelector('#person output:not(:empty)')
  expect(await said('person')).toEqual({
    EMAIL: expect.stringContaining('e-mail address') as string,
    PERSONAL_BIRTHDAY: expect.stringContaining('YYYY-MM-DD') as string,
  })
  expect(await page.evaluate(() => window.sent)).toEqual([])

  await fill('person', { EMAIL: 'ann@example.com', PERSONAL_BIRTHDAY: '1990-12-31' })
  expect(await sent()).toEqual({
    ID: 5,
    ACTIVE: 'Y',
    EMAIL: 'ann@example.com',
    PERSONAL_BIRTHDAY: '1990-12-31',
  })
  expect(await said('person')).toEqual({})
})

test('a label in one language is a field of its own', async () => {
  const labels = { 'fields.EDIT_FORM_LABEL.en': 'Skills', 'fields.EDIT_FORM_LABEL.de': '-'.repeat(300) }
  await fill('field', labels)
  await page.waitForSelector('#field output:not(:empty)')
  expect(await said('field')).toEqual({
    'fields.EDIT_FORM_LABEL.de': expect.stringContaining('255') as string,
  })

  await fill('field', { 'fields.EDIT_FORM_LABEL.de': 'Profil' })
  expect(await sent()).toEqual({
    id: 42,
    fields: { SHOW_FILTER: 'N', EDIT_FORM_LABEL: { en: 'Skills', de: 'Profil' } },
  })
})
