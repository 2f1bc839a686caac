import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as face from '../../dist/node.js'
import type { Listener } from '../../www/portal/node/listen.ts'
import { BROWSERS, launch } from '../e2e/browsers.ts'
import { servePages } from './serve.ts'
import { contextOf, vectors } from '../package/verdict.ts'
import { walk, type Passed } from './walk.ts'

// Every vector through every door means the same in each engine; what it means, other tests hold.

const all: Passed[] = vectors.map(({ method, input, context }) => ({
  method,
  input,
  context: contextOf(context),
}))
let site: Listener
let here: string[]

beforeAll(async () => {
  const entry = `
    import * as face from '/dist/index.js'
    import { walk } from './walk.ts'
    const all = await (await fetch('/all.json')).json()
    await face.init()
    window.outcome = await walk(face, all)`
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    external: ['/dist/*'],
  })
  const script = outputFiles.map(({ text }) => text).join('')
  site = await servePages({
    '/': '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>',
    '/page.js': script,
    '/all.json': JSON.stringify(all),
  })
  await face.init()
  here = await walk(face, all)
})

afterAll(() => site.close())

test('no door is shut', () => {
  const doors = Object.keys((JSON.parse(here[0] ?? '') as { sent: object }).sent)
  expect(doors).toEqual(expect.arrayContaining(['webhook', 'oauth, batch', 'bx24', 'b24, batch, told']))
  expect(all.length).toBeGreaterThan(500)
})

describe.each(BROWSERS)('%s', { timeout: 120_000 }, (name) => {
  test('says and sends what Node does', async () => {
    const browser = await launch(name)
    try {
      const tab = await browser.newPage()
      await tab.goto(site.url)
      await tab.waitForFunction('window.outcome', { timeout: 100_000 })
      const there = await tab.evaluate<string[]>('window.outcome')
      const differ = vectors.filter((_, index) => there[index] !== here[index])
      expect(differ.map(({ id }) => id)).toEqual([])
      expect(there).toHaveLength(here.length)
    } finally {
      await browser.close()
    }
  })
})
