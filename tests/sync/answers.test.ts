import { describe, expect, test, vi } from 'vitest'
import { createClient, readTable, settle } from '../../dist/sync/node.js'
import { dice, type Dice } from '../bench/sample/dice.ts'

// Where fetch gives bytes, the core reads an answer's text itself; where it gives text alone, the engine makes objects of it
// first. Both must come to the same.

const KEYS = 90

type Way = 'bytes' | 'bytes, one by one' | 'objects'

/** How an answer arrives. */
const ways: Record<Way, (body: Uint8Array<ArrayBuffer>, status: number) => Response> = {
  bytes: (body: Uint8Array<ArrayBuffer>, status: number) => new Response(body, { status }),
  'bytes, one by one': (body: Uint8Array<ArrayBuffer>, status: number) => {
    const pieces = Array.from(body, (byte) => Uint8Array.of(byte)).values()
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const { done, value } = pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    })
    return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>, { status })
  },
  objects: (body: Uint8Array<ArrayBuffer>, status: number) =>
    ({ status, type: 'default', text: () => Promise.resolve(new TextDecoder().decode(body)) }) as Response,
}

/** Makes of the results of a batch, which are JSON texts by key, the text or the bytes of an answer. */
type Envelope = (results: Record<string, string>) => string | Uint8Array<ArrayBuffer>

const plain: Envelope = (results) =>
  `{"result":{"result":${objectOf(results)},"result_error":[],"result_total":[],"result_next":[],"result_time":[]},` +
  `"time":{"start":1790000000.25,"finish":1790000001.5,"duration":1.25,"operating":0}}`

function objectOf(members: Record<string, string>): string {
  return `{${Object.entries(members)
    .map(([key, value]) => `"${key}":${value}`)
    .join()}}`
}

/** The plan of a list, told as data without what is of the moment; or the failure. */
async function planned(
  way: Way,
  people: readonly string[],
  envelope: Envelope = plain,
  status = 200,
): Promise<unknown> {
  const byKey = new Map(people.map((person, number) => [`K${number}`, person]))
  const client = await createClient({
    webhook: 'https://acme.bitrix24.com/rest/1/k3yc0dek3yc0de/',
    rate: false,
    attempts: 1,
    fetch: async (request) => {
      const { cmd } = (await (request as Request).json()) as { cmd: Record<string, string> }
      const results = Object.entries(cmd).map(([key, command]) => [key, resultOf(command, byKey)])
      const isOfPeople = Object.values(cmd).some((command) => command.includes('XML_ID%5D%5B0'))
      const body = isOfPeople
        ? envelope(Object.fromEntries(results) as Record<string, string>)
        : plain(Object.fromEntries(results) as Record<string, string>)
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
      return ways[way](bytes, isOfPeople ? status : 200)
    },
  })
  const list = ['XML_ID;NAME;EMAIL;PERSONAL_BIRTHDAY;UF_DEPARTMENT;WORK_POSITION;ACTIVE']
  for (let number = 0; number < KEYS; number++)
    list.push(`K${number};A;a@b.example;1990-12-31;1|5;Post ${number};no`)
  const settled = await settle(
    client.plan(await readTable(list.join('\n')), {
      match: 'XML_ID',
      caps: { dismiss: '100%', email: '100%', change: '100%' },
    }),
  )
  if (!settled.success) {
    const { name, message, ...rest } = settled.error as Error & Record<string, unknown>
    return { name, message, rest: JSON.parse(JSON.stringify(rest)) as unknown }
  }
  const { list: rows, ...head } = settled.data.toJSON() as { list: unknown[] } & Record<string, unknown>
  return { rows, obstacles: head['obstacles'], columns: head['columns'], people: head['people'] }
}

function resultOf(command: string, byKey: ReadonlyMap<string, string>): string {
  const [method = '', query = ''] = command.split('?')
  if (method === 'profile') return '{"ID":"1"}'
  if (method === 'user.fields') return '{"XML_ID":"External code"}'
  if (method === 'department.get') return '[{"ID":"1","NAME":"A"},{"ID":"5","NAME":"B","PARENT":"1"}]'
  if (method !== 'user.get') return '[]'
  const keys = [...new URLSearchParams(query)].filter(([name]) => name.startsWith('FILTER[=XML_ID]'))
  const found = keys.map(([, key]) => byKey.get(key)).filter((person) => person !== undefined)
  return `[${found.join()}]`
}

const TEXTS = [
  '""',
  '"A"',
  '" A "',
  '"\\u0041"',
  '"Анна"',
  '"a\\"b\\\\c\\/d\\n\\t"',
  '"\\ud83d\\ude00"',
  '"😀\\u2028"',
]
const BROKEN = ['"\\ud800"', '"x\\udc00y"', '"\\ud83d\\ud83d"']
const OTHERS = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '1',
  '1.0',
  '-1.50',
  '1e2',
  '1E-2',
  '12345678901234567890',
  '1e400',
]
const NESTED = [
  '[]',
  '{}',
  '[1,"5",1]',
  '["1", 5]',
  '{"0":1,"2":"5"}',
  '{"2":5,"1":1}',
  '[[1],{"a":[null]}]',
  '[1e400]',
]
const DAYS = ['"1990-12-31"', '"1990-12-31T03:00:00+03:00"', '"31.12.1990"', '"1990-12-30T00:00:00+00:00"']
const NAMES = [
  'NAME',
  'EMAIL',
  'PERSONAL_BIRTHDAY',
  'UF_DEPARTMENT',
  'WORK_POSITION',
  'ACTIVE',
  '__proto__',
  '7',
  'N\\u0041ME',
]

/** A person whose values are of any kind, some of whose names stand there twice. */
function anybody(number: number, chance: Dice): string {
  const value = () => {
    const kinds = [TEXTS, OTHERS, NESTED, DAYS, TEXTS]
    return chance.pick(chance.chance(0.05) ? BROKEN : chance.pick(kinds))
  }
  const members = [`"ID":"${number + 100}"`, `"XML_ID":"K${number}"`]
  for (let count = chance.whole(0, 9); count > 0; count--) {
    const space = chance.pick(['', '', ' ', '\t\r\n'])
    members.splice(
      chance.whole(0, members.length),
      0,
      `${space}"${chance.pick(NAMES)}"${space}:${space}${value()}${space}`,
    )
  }
  if (chance.chance(0.03)) members.push('"ID":"7777"')
  if (chance.chance(0.02)) members.push('"XML_ID":"K0"')
  return chance.chance(0.01) ? value() : `{${members.join()}}`
}

describe('text and objects come to the same', () => {
  test('whatever people hold', async () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= 150; seed++) {
      const chance = dice(seed)
      const people = Array.from({ length: KEYS }, (_, number) => anybody(number, chance))
      const byText = await planned('bytes', people)
      expect(byText, `seed ${seed}`).toEqual(await planned('objects', people))
      for (const { kind } of (byText as { rows?: { kind: string }[] }).rows ?? []) kinds.add(kind)
    }
    expect([...kinds].sort()).toEqual(['ambiguous', 'duplicate', 'unmatched', 'update'])
  })

  const person = '{"ID":"100","XML_ID":"K1","NAME":"A"}'
  const invalid = (text: string) => {
    const bytes = new TextEncoder().encode(text)
    return bytes.map((byte, place) => (bytes[place - 1] === 0x4b && byte === 0x31 ? 0xff : byte))
  }
  const error = '"error":"SOMETHING","error_description":"No k3yc0dek3yc0de."'
  const refused = (key: string, code = 'ACCESS_DENIED') =>
    `{"${key}":{"error":"${code}","error_description":"k3yc0dek3yc0de"}}`

  test.each<[string, Envelope, number?]>([
    ['an answer', plain],
    ['white space', (results) => ` \n${String(plain(results)).replaceAll(':', ' : ')}\r\n\t`],
    ['a byte order mark', (results) => `\ufeff${String(plain(results))}`],
    ['two byte order marks', (results) => `\ufeff\ufeff${String(plain(results))}`],
    ['something behind it', (results) => `${String(plain(results))}x`],
    ['half of it', (results) => String(plain(results)).slice(0, -40)],
    ['nothing', () => ''],
    ['a page', () => '<html>k3yc0dek3yc0de</html>'],
    ['a page of an error', () => '<html></html>', 502],
    ['an error status with a result', plain, 500],
    ['a status of the client', plain, 404],
    ['a list', () => '[]'],
    ['null', () => 'null'],
    ['bytes that are no text', (results) => invalid(String(plain(results)))],
    ['an error behind the result', (results) => String(plain(results)).replace(/}$/, `,${error}}`)],
    ['an error before the result', (results) => String(plain(results)).replace(/^{/, `{${error},`), 400],
    ['an empty error', (results) => String(plain(results)).replace(/}$/, ',"error":""}')],
    ['an error that is an object', () => '{"error":{"code":"A_k3yc0dek3yc0de","message":"no"}}', 400],
    ['a result twice', (results) => String(plain(results)).replace(/^{/, '{"result":5,')],
    ['results twice', (results) => `{"result":{"result":[],"result":${objectOf(results)}}}`],
    ['a key twice', (results) => `{"result":{"result":{"c0":5,${objectOf(results).slice(1)}}}`],
    ['an escaped name', (results) => String(plain(results)).replace('"c0"', '"\\u00630"')],
    ['results in a list', () => '{"result":{"result":[],"result_error":[]}}'],
    ['results that are missing', () => '{"result":{"result_error":[]}}'],
    ['a result that is no batch', () => '{"result":true}'],
    ['an error hidden in the batch', () => '{"result":{"error":"insufficient_scope"}}'],
    ['an error hidden in a call', () => '{"result":{"result":{"c0":{"error":"insufficient_scope"}}}}'],
    [
      'an object that has an error among others',
      () => `{"result":{"result":{"c0":{"error":"x","1":${person}}}}}`,
    ],
    ['people in an object', () => `{"result":{"result":{"c0":{"5":${person},"7":null},"c1":{},"c2":[]}}}`],
    [
      'errors of a call',
      (results) => `{"result":{"result":${objectOf(results)},"result_error":${refused('c0')}}}`,
    ],
    ['an error in place of a result', () => `{"result":{"result":{},"result_error":${refused('c0')}}}`],
    [
      'errors of nobody',
      (results) => `{"result":{"result":${objectOf(results)},"result_error":${refused('x')}}}`,
    ],
    ['errors that are null', (results) => `{"result":{"result":${objectOf(results)},"result_error":null}}`],
    ['errors that are a text', (results) => `{"result":{"result":${objectOf(results)},"result_error":"no"}}`],
    ['values of results', () => '{"result":{"result":{"c0":null,"c1":5,"c2":"\\ud800"}}}'],
    ['names that are broken', (results) => String(plain(results)).replace('"time"', '"\\ud800"')],
    [
      'what nests deeply',
      (results) =>
        String(plain(results)).replace('"time":{', `"time":{"x":${'['.repeat(500)}${']'.repeat(500)},`),
    ],
    [
      'times that are none',
      (results) => `{"result":{"result":${objectOf(results)},"result_time":{"c0":5,"c1":{"duration":"x"}}}}`,
    ],
  ])('%s', async (_, envelope, status) => {
    const people = Array.from(
      { length: KEYS },
      (_, number) => `{"ID":${number + 100},"XML_ID":"K${number}","NAME":"A"}`,
    )
    const expected = await planned('objects', people, envelope, status)
    expect(await planned('bytes', people, envelope, status)).toEqual(expected)
    expect(await planned('bytes, one by one', people, envelope, status)).toEqual(expected)
    expect(JSON.stringify(expected)).not.toContain('k3yc0dek3yc0de')
  })

  test('no object is made of an answer that is as it should be', async () => {
    const people = Array.from({ length: KEYS }, (_, number) => anybody(number, dice(number + 1)))
    const parse = vi.spyOn(JSON, 'parse')
    const ofPeople = () => parse.mock.calls.filter(([text]) => text.includes('"XML_ID":"K')).length
    try {
      await planned('bytes', people)
      expect(ofPeople()).toBe(0)
      await planned('objects', people)
      expect(ofPeople()).toBeGreaterThan(0)
    } finally {
      parse.mockRestore()
    }
  })
})
