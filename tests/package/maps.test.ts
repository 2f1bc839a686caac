import { readdir, readFile } from 'node:fs/promises'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const folders = ['', 'schemas/', 'sync/', 'locales/']
const files = (
  await Promise.all(
    folders.map(async (folder) => (await readdir(join(dist, folder))).map((name) => folder + name)),
  )
).flat()
const programs = ['cli.js', 'portal.js']
const bundles = files.filter((name) => name.endsWith('.js') && !programs.includes(name))
/** Those that hold nothing but data. */
const data = ['fields.js', 'locales/de.js', 'locales/en.js', 'locales/ru.js']
/** Pieces that are loaded when they are asked for, and hold a library or a single act. */
const pieces = ['sync/readPhoto.js', 'sync/workbook.js']
const own = /^((\.\.\/)+www\/package|wasm)\/((locales|many|schemas|tables)\/)?\w+\.[jt]s$/

test('every bundle of the face has a map, and nothing else has', () => {
  expect(bundles).toHaveLength(3 * 5 + pieces.length + data.length)
  expect(files.filter((name) => name.endsWith('.map'))).toEqual(bundles.map((name) => `${name}.map`))
})

describe.each(bundles)('the map of %s', async (name) => {
  const code = await readFile(join(dist, name), 'utf8')
  const text = await readFile(join(dist, `${name}.map`), 'utf8')
  const payload = JSON.parse(text) as SourceMapPayload

  test('is named by it', () => {
    expect(code).toMatch(new RegExp(`\\n//# sourceMappingURL=${basename(name)}\\.map\\n$`))
  })

  test('brings the sources along as they are, and knows them by where they are in the project', async () => {
    for (const [index, source] of payload.sources.entries()) {
      expect(source).toMatch(
        name.startsWith('sync/') ? /^(\.\.\/)+(www\/package|node_modules)\/|^wasm\// : own,
      )
      // Libraries bring maps of what they were made of.
      if (source.includes('/node_modules/')) continue
      expect(payload.sourcesContent[index]).toBe(await readFile(join(dist, dirname(name), source), 'utf8'))
    }
    expect(text).not.toContain(fileURLToPath(new URL('../..', import.meta.url)))
  })

  // Data has none of them, nor have pieces.
  test.skipIf(data.includes(name) || pieces.includes(name))('leads each text back to its line', () => {
    const map = new SourceMap(payload)
    const found = new Set<string>()
    // The names of methods come after notes, the rest after the embedded file, both of which the build puts in.
    for (const { 0: literal, index } of code.matchAll(
      /"user\.[\w.]+"(?=\))|"The core of b24-users[^"]+"|"deflate"/g,
    )) {
      const rows = code.slice(0, index).split('\n')
      const { originalSource, originalLine } = map.findEntry(rows.length - 1, rows.at(-1)?.length ?? 0) as {
        originalSource: string
        originalLine: number
      }
      const line = payload.sourcesContent[payload.sources.indexOf(originalSource)]?.split('\n')[originalLine]
      expect(line).toContain(literal.slice(1, -1))
      found.add(originalSource.replace(/^(\.\.\/)+www\/package\//, ''))
    }
    const form = basename(name)
    const more = name.startsWith('schemas/') ? ['check.ts'] : ['client.ts', 'line.ts', 'schema.ts']
    if (name.startsWith('sync/')) more.push('sync/held.ts')
    const expected = [
      ...(form === 'embedded.js' ? [] : ['init.ts', ...more]),
      ...(['embedded.js', 'inline.js'].includes(form) ? ['inflate.ts'] : []),
    ]
    expect([...found].sort()).toEqual(expected.sort())
  })
})
