import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf } from '../portal/call.ts'
import { consumed, otherNode, tool } from './app.ts'

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
