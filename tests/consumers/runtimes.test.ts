import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf } from '../portal/call.ts'
import { checked, consumed, consumedMany, folder, otherNode, tool } from './app.ts'

let server: LocalPortal

beforeAll(async () => {
  server = await startPortal()
})

afterAll(() => server.close())

const DENO = ['deno', 'run', '--cached-only', '--allow-net=127.0.0.1'] as const
const READING = '--allow-read=.'

test.each<[string, readonly [string, ...string[]]]>([
  ['Node', ['node', 'terminal-standard.js']],
  ['Node, ./inline', ['node', 'terminal-inline.js']],
  ['Node, require', ['node', 'terminal-require.cjs']],
  ['Deno', [...DENO, READING, 'terminal-standard.js']],
  // Without leave to read files: there is none.
  ['Deno, ./inline', [...DENO, 'terminal-inline.js']],
  ['Deno, require', [...DENO, READING, 'terminal-require.cjs']],
  ['Bun', ['bun', 'terminal-standard.js']],
  ['Bun, ./inline', ['bun', 'terminal-inline.js']],
  ['Bun, require', ['bun', 'terminal-require.cjs']],
])('%s', async (name, [program, ...args]) => {
  expect(JSON.parse(await tool(program, ...args, server.webhook, name))).toEqual(consumed(name))
  expect(columnsOf(server, 44)['LAST_NAME']).toBe(name)
})

test.each<[string, readonly [string, ...string[]]]>([
  ['Node', ['node', 'terminal-schemas.js']],
  ['Node, ./inline', ['node', 'terminal-schemas-inline.js']],
  ['Deno', [...DENO, READING, 'terminal-schemas.js']],
  ['Deno, ./inline', [...DENO, 'terminal-schemas-inline.js']],
  ['Bun', ['bun', 'terminal-schemas.js']],
  ['Bun, ./inline', ['bun', 'terminal-schemas-inline.js']],
])('the checks alone in %s', async (name, [program, ...args]) => {
  expect(JSON.parse(await tool(program, ...args, name))).toEqual(checked(name))
})

test.each<[string, readonly [string, ...string[]]]>([
  ['Node', ['node', 'terminal-many.js']],
  ['Node, ./inline', ['node', 'terminal-many-inline.js']],
  ['Node, require', ['node', 'terminal-many.cjs']],
  ['Deno', [...DENO, READING, 'terminal-many.js']],
  ['Deno, ./inline', [...DENO, 'terminal-many-inline.js']],
  ['Bun', ['bun', 'terminal-many.js']],
  ['Bun, ./inline', ['bun', 'terminal-many-inline.js']],
])('many people in %s', async (name, [program, ...args]) => {
  expect(JSON.parse(await tool(program, ...args, server.webhook, name))).toEqual(consumedMany(name))
  expect(columnsOf(server, 44)['LAST_NAME']).toBe(name)
})

test.each<[string, readonly [string, ...string[]]]>([
  ['Node', ['node', 'terminal-many-node.js']],
  ['Deno', ['deno', 'run', '--cached-only', '--allow-all', 'terminal-many-node.js']],
  ['Bun', ['bun', 'terminal-many-node.js']],
])('many people with a journal in a file in %s', async (name, [program, ...args]) => {
  const path = join(folder, `out-journal-${name}`)
  expect(JSON.parse(await tool(program, ...args, server.webhook, name, path))).toEqual(consumedMany(name))
  expect(await readFile(path, 'utf8')).toContain('"type":"end"')
})

test.each(['esm', 'cjs'])(
  'many people in Node, bundled by esbuild as %s without the file',
  async (format) => {
    const name = `many bundled as ${format}`
    const bundle = `out/many-${format}.${format === 'esm' ? 'mjs' : 'cjs'}`
    const options = ['--bundle', '--platform=node', `--format=${format}`, `--outfile=${bundle}`]
    await tool('esbuild', format === 'esm' ? 'terminal-many.js' : 'terminal-many.cjs', ...options)
    expect(JSON.parse(await tool('node', bundle, server.webhook, name))).toEqual(consumedMany(name))
  },
)

test.each(['esm', 'cjs'])(
  'the checks alone in Node, bundled by esbuild as %s without the file',
  async (format) => {
    const bundle = `out/checks-${format}.${format === 'esm' ? 'mjs' : 'cjs'}`
    const options = ['--bundle', '--platform=node', `--format=${format}`, `--outfile=${bundle}`]
    await tool('esbuild', format === 'esm' ? 'terminal-schemas.js' : 'terminal-schemas.cjs', ...options)
    expect(JSON.parse(await tool('node', bundle, format))).toEqual(checked(format))
  },
)

test.each<[string, readonly [string, ...string[]]]>([
  ['Node', ['node', 'terminal-data.js']],
  ['Deno', [...DENO, READING, 'terminal-data.js']],
  ['Bun', ['bun', 'terminal-data.js']],
])('data and languages in %s', async (_, [program, ...args]) => {
  const told = JSON.parse(await tool(program, ...args)) as unknown
  expect(told).toEqual(['ID', 'es', 'Pflichtangabe.', 'Обязательно для заполнения.'])
})

const oldest = otherNode('node-20.0')

describe.skipIf(oldest === undefined)('the oldest Node that package.json names', () => {
  test.each(['standard', 'inline'])('%s', async (entry) => {
    const name = `oldest: ${entry}`
    const told = await tool(oldest ?? '', `terminal-${entry}.js`, server.webhook, name)
    expect(JSON.parse(told)).toEqual(consumed(name))
  })
})

test.each(['esm', 'cjs'])('Node, bundled by esbuild as %s without the file', async (format) => {
  const name = `bundled as ${format}`
  const bundle = `out/node-${format}.${format === 'esm' ? 'mjs' : 'cjs'}`
  const options = ['--bundle', '--platform=node', `--format=${format}`, `--outfile=${bundle}`]
  await tool('esbuild', format === 'esm' ? 'terminal-standard.js' : 'terminal-require.cjs', ...options)
  expect(JSON.parse(await tool('node', bundle, server.webhook, name))).toEqual(consumed(name))
  expect(columnsOf(server, 44)['LAST_NAME']).toBe(name)
})
