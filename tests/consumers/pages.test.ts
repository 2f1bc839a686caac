import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { Browser } from '../e2e/browser.ts'
import { BROWSERS, launch } from '../e2e/browsers.ts'
import { columnsOf } from '../portal/call.ts'
import { checked, consumed, consumedMany } from './app.ts'
import { closeSites, open, type SiteName } from './sites.ts'
import { visit } from './visit.ts'

let server: LocalPortal

beforeAll(async () => {
  server = await startPortal()
})

afterAll(() => Promise.all([server.close(), closeSites()]))

describe.each(BROWSERS)('in %s', (browserName) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(browserName)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  test.each<[string, SiteName, string]>([
    ['no bundler', 'plain', 'plain-standard'],
    ['no bundler, ./inline', 'plain', 'plain-inline'],
    ['no bundler, in a worker', 'plain', 'plain-worker'],
    ['Vite, built', 'vite', 'standard'],
    ['Vite, built, ./inline', 'vite', 'inline'],
    ['Vite, built, the address of the file', 'vite', 'address'],
    ['Vite, built, in a worker', 'vite', 'worker'],
    ['Vite, dev server', 'dev', 'standard'],
    ['Vite, dev server, ./inline', 'dev', 'inline'],
    ['Vite, dev server, the address of the file', 'dev', 'address'],
    ['Vite, dev server, in a worker', 'dev', 'worker'],
    ['webpack', 'webpack', 'standard'],
    ['webpack, ./inline', 'webpack', 'inline'],
    ['webpack, in a worker', 'webpack', 'worker'],
    ['Rollup, the file copied', 'rollup', 'standard'],
    ['Rollup, ./inline', 'rollup', 'inline'],
    ['esbuild, the file copied', 'esbuild', 'standard'],
    ['esbuild, ./inline', 'esbuild', 'inline'],
  ])('%s', async (title, site, page) => {
    const name = `${browserName}: ${title}`
    const { url } = await open(site)
    expect(await visit(browser, `${url}${page}.html`, server.webhook, name)).toEqual(consumed(name))
    expect(columnsOf(server, 44)['LAST_NAME']).toBe(name)
  })

  test.each<[SiteName, string]>([
    ['plain', 'plain-schemas'],
    ['plain', 'plain-schemas-inline'],
    ...(['vite', 'dev', 'webpack', 'rollup', 'esbuild'] as const).flatMap((site): [SiteName, string][] => [
      [site, 'schemas'],
      [site, 'schemas-inline'],
    ]),
  ])('the checks alone, %s: %s', async (site, page) => {
    const { url } = await open(site)
    expect(await visit(browser, `${url}${page}.html`, '', page)).toEqual(checked(page))
  })

  test.each<[SiteName, string]>([
    ['plain', 'plain-many'],
    ['plain', 'plain-many-inline'],
    ...(['vite', 'dev', 'webpack', 'rollup', 'esbuild'] as const).flatMap((site): [SiteName, string][] => [
      [site, 'many'],
      [site, 'many-inline'],
    ]),
  ])('many people, %s: %s', async (site, page) => {
    const name = `${browserName}: ${site}, ${page}`
    const { url } = await open(site)
    const outcome = await visit(browser, `${url}${page}.html`, server.webhook, name)
    expect(outcome).toEqual(consumedMany(name))
    expect(columnsOf(server, 44)['LAST_NAME']).toBe(name)
  })
})
