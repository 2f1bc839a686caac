import { beforeAll, describe, expect, test } from 'vitest'
import { createClient, init, schemas, type Inputs } from '../../dist/node.js'
import { parseForm } from '../../www/portal/php/form.ts'

beforeAll(() => init())

/** The commands that a batch puts on the wire. */
async function commands(inputs: Inputs['user.update'][]): Promise<string[]> {
  let sent: Record<string, string> = {}
  const client = await createClient({
    webhook: 'https://portal.example/rest/1/code/',
    rate: false,
    fetch: async (request) => {
      sent = ((await (request as Request).json()) as { cmd: Record<string, string> }).cmd
      return new Response(JSON.stringify({ result: { result: [], result_error: [] } }))
    },
  })
  await client.batch(inputs.map((input) => ['user.update', input] as const))
  return inputs.map((_, index) => sent[String(index)] ?? '')
}

/** A value as PHP has it after a form: everything is text, and an empty list is a list of one empty text. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [''] : value.map(asText)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asText(member)]))
  }
  return String(value)
}

/** Numbers from 0 to 1, the same in every run. */
function dice(seed: number): () => number {
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return seed / 2 ** 32
  }
}

const TEXTS = [
  'Ann',
  'a b',
  'x&y=z',
  '100%',
  'Ла ма',
  '😀',
  '[0]',
  'a+b',
  '"q"',
  "O'Neil",
  '',
  ' ',
  '\n',
  '?#/',
  '%5B',
  '雪',
]

function person(roll: () => number): Inputs['user.update'] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  const maybe = <T>(value: T): T | undefined => (roll() < 0.5 ? value : undefined)
  return {
    ID: Math.floor(roll() * 1e6) + 1,
    NAME: pick(TEXTS),
    ACTIVE: maybe(roll() < 0.5),
    PERSONAL_CITY: maybe(pick(TEXTS)),
    UF_DEPARTMENT: maybe(Array.from({ length: Math.floor(roll() * 4) }, () => Math.floor(roll() * 99) + 1)),
    PERSONAL_COUNTRY: maybe(Math.floor(roll() * 200) + 1),
    UF_USR_LIST: maybe([pick(TEXTS), Math.floor(roll() * 1e9) / 1000, roll() < 0.5]),
    UF_USR_FILE: maybe({ fileData: [`${pick(TEXTS)}.pdf`, 'JVBERi0xLjQK'] as const }),
  }
}

describe('a batch', () => {
  test('says in a query what a single call says in JSON', async () => {
    const roll = dice(7)
    for (let round = 0; round < 20; round += 1) {
      const inputs = Array.from({ length: 50 }, () => person(roll))
      for (const [index, command] of (await commands(inputs)).entries()) {
        const [method, query = ''] = command.split(/\?(.*)/s)
        expect(method).toBe('user.update')
        expect(parseForm(query)).toEqual(asText(schemas['user.update'].parse(inputs[index])))
      }
    }
  })
})
