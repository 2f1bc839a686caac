import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as face from '../../dist/node.js'
import * as checks from '../../dist/schemas/node.js'
import * as many from '../../dist/sync/node.js'
import type { Listener } from '../../www/portal/node/listen.ts'
import { BROWSERS, launch } from '../e2e/browsers.ts'
import { servePages } from './serve.ts'
import { contextOf, vectors } from '../package/verdict.ts'
import { walk, type Passed } from './walk.ts'

// Every vector through every door of every entry means the same in each engine; what it means, other tests hold.

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
    import * as checks from '/dist/schemas/index.js'
    import * as many from '/dist/sync/index.js'
    import { walk } from './walk.ts'
    const all = await (await fetch('/all.json')).json()
    await Promise.all([face.init(), checks.init(), many.init()])
    window.outcome = [await walk(face, checks, all), await walk(many, checks, all)]`
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
  await Promise.all([face.init(), checks.init(), many.init()])
  here = await walk(face, checks, all)
})

afterAll(() => site.close())

test('no door is shut', () => {
  const doors = Object.keys((JSON.parse(here[0] ?? '') as { sent: object }).sent)
  expect(doors).toEqual(expect.arrayContaining(['webhook', 'oauth, batch', 'bx24', 'b24, batch, told']))
  expect(all.length).toBeGreaterThan(500)
})

test('the checks alone say what those beside clients say', () => {
  const differ = vectors.filter((_, index) => {
    const { checked, alone } = JSON.parse(here[index] ?? '') as { checked: object; alone: object }
    return JSON.stringify(checked) !== JSON.stringify(alone)
  })
  expect(differ.map(({ id }) => id)).toEqual([])
})

test('those for many people say and send what the others do', async () => {
  expect(differing(await walk(many, checks, all))).toEqual([])
})

/** Which vectors come to something else than here. */
function differing(there: readonly string[]): string[] {
  return vectors.filter((_, index) => there[index] !== here[index]).map(({ id }) => id)
}

describe.each(BROWSERS)('%s', { timeout: 120_000 }, (name) => {
  test('says and sends what Node does', async () => {
    const browser = await launch(name)
    try {
      const tab = await browser.newPage()
      await tab.goto(site.url)
      await tab.waitForFunction('window.outcome', { timeout: 100_000 })
      const walked = await tab.evaluate<string[][]>('window.outcome')
      expect(walked.map(differing)).toEqual([[], []])
      expect(walked.map(({ length }) => length)).toEqual([here.length, here.length])
    } finally {
      await browser.close()
    }
  })
})
