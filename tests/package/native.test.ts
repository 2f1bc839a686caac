import { spawn } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import * as main from '../../dist/node.js'
import * as checks from '../../dist/schemas/node.js'
import * as many from '../../dist/sync/node.js'
import { environment, root } from '../../scripts/lib/machine.mjs'
import { dice } from '../bench/sample/dice.ts'
import { made, type Asked } from './made.ts'
import { contextOf, vectors } from './verdict.ts'

// What makes the core small assumes much of it. So the shipped files are held against the core as it runs natively: over
// all vectors, and over inputs that chance has made of them.

const MADE = 20_000
const asked: Asked[] = [...vectors, ...made(dice(20_260), MADE)].map(({ method, input, context }) => ({
  method,
  // As JSON holds it: both are given the same text.
  input: JSON.parse(JSON.stringify(input)) as unknown,
  context,
}))
let native: string[]

beforeAll(async () => {
  await Promise.all([main.init(), checks.init(), many.init()])
  native = (await verdicts()).map((line) => JSON.stringify(plain(JSON.parse(line) as unknown[])))
}, 300_000)

test('inputs of chance are right and wrong', () => {
  expect(native).toHaveLength(vectors.length + MADE)
  const right = native.slice(vectors.length).filter((verdict) => verdict.startsWith('{"data"')).length
  expect(right).toBeGreaterThan(MADE / 10)
  expect(right).toBeLessThan(MADE - MADE / 10)
})

test.each([
  ['b24-users', main.schemas as checks.Schemas],
  ['b24-users/schemas', checks.schemas],
  ['b24-users/sync', many.schemas as checks.Schemas],
])('%s says what the native core says', { timeout: 120_000 }, (_, schemas) => {
  const differ = asked.filter(({ method, input, context }, index) => {
    const parsed = schemas[method].safeParse(input, contextOf(context))
    const told = parsed.success ? [parsed.data, parsed.warnings] : [parsed.error.issues]
    return JSON.stringify(plain(told)) !== native[index]
  })
  expect(differ.slice(0, 5)).toEqual([])
})

/** A line of the native core for each input. */
async function verdicts(): Promise<string[]> {
  const child = spawn('cargo', ['run', '--quiet', '--bin', 'verdicts'], {
    cwd: root,
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(
    asked
      .map(({ method, input, context }) => `${JSON.stringify([method, input, contextOf(context)])}\n`)
      .join(''),
  )
  let text = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) text += String(chunk)
  return text.trimEnd().split('\n')
}

/** Without words, which the core has none of. */
function plain([first, second]: unknown[]): object {
  if (second !== undefined) return { data: first, warnings: (second as object[]).map(coded) }
  return { issues: (first as object[]).map(coded) }
}

const MEMBERS = ['why', 'expected', 'limit', 'allowed', 'min', 'max']

function coded(told: object): unknown[] {
  const { path, code, hint, advice = hint, ...rest } = told as Record<string, unknown>
  // Of the core the hint is the advice; in words it is a text.
  const { code: advised, names } = (typeof advice === 'object' ? advice : {}) as Record<string, unknown>
  return [path, code, advised, names, ...MEMBERS.map((name) => rest[name])]
}
