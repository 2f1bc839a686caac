import { beforeAll, describe, expect, test } from 'vitest'
import { init, isValidationError, schemas, type Context, type Issue, type Warning } from '../../dist/node.js'
import { clientOf } from './portal-of.ts'

// A check is told lengths in place of texts and answers with what differs; a call is told everything and writes the body.
// Whatever is passed, both must come to the same.

beforeAll(() => init())

/** What becomes of an input: what is sent and remarked on, or what is wrong. */
type Outcome = { sent: unknown; warnings: Warning[] } | { issues: readonly Issue[] }

function checked(input: unknown, context?: Context): Outcome {
  const parsed = schemas['user.update'].safeParse(input, context)
  return parsed.success ? { sent: parsed.data, warnings: parsed.warnings } : { issues: parsed.error.issues }
}

async function sent(input: unknown, userFields?: Context['userFields']): Promise<Outcome> {
  const { client, seen } = await clientOf(() => ({ result: true }), { userFields })
  try {
    const { warnings } = await client.user.update(input as never)
    return { sent: seen[0]?.body, warnings }
  } catch (error) {
    if (!isValidationError(error)) throw error
    return { issues: error.issues }
  }
}

/** Numbers by chance, the same each time. */
function dice(seed: number) {
  const roll = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    // The lower digits come round soon.
    return Math.floor(seed / 65_536) / 65_536
  }
  return { roll, pick: <T>(list: readonly T[]) => list[Math.floor(roll() * list.length)] as T }
}

type Dice = ReturnType<typeof dice>

const lengths = [0, 1, 49, 50, 51, 63, 64, 254, 255, 256, 300, 16_385, 65_535, 65_536, 70_000]
const characters = ['x', 'é', 'Ж', '😀', '\ufeff', '"', '\\', '\u0000', '\u2028']
const types = ['string', 'integer', 'date', 'enumeration', 'double'] as const
const rows: Context['userFields'] = types.map((USER_TYPE_ID, index) => ({
  FIELD_NAME: `UF_USR_${'ABCDE'[index] as string}` as const,
  USER_TYPE_ID,
  MULTIPLE: index % 2 ? 'Y' : 'N',
  LIST: [{ ID: '1', VALUE: 'x', SORT: '1', DEF: 'N' }],
}))

function text({ roll, pick }: Dice): string {
  if (roll() < 0.5)
    return pick(['', 'Ann', 'Y', '7', '-0', '2020-01-31', 'a@b.de', 'DE', '0', 'M', '$result[a]'])
  const length = roll() < 0.3 ? pick(lengths) : Math.floor(roll() * 60)
  return roll() < 0.8
    ? pick(characters).repeat(length)
    : `${'x'.repeat(length)}${pick(['\ud83d', '\udc00', ''])}`
}

function value(chance: Dice, depth: number): unknown {
  const { roll, pick } = chance
  const kind = roll()
  if (kind < 0.55) return text(chance)
  if (kind < 0.7) return pick([0, -0, 1, 7, -1, 2 ** 31, 2 ** 53, 0.5, NaN, Infinity])
  if (kind < 0.78) return pick([true, false, null, undefined, 5n, Symbol('x'), () => 1, new Map(), /x/])
  if (kind < 0.82) return pick([new Date(0), new Date(NaN), new Date(Date.UTC(1990, 5, 6)), new String('x')])
  const holed = Object.assign([1], { 2: 2 })
  if (depth === 0) return pick<unknown>([[1, 2], ['a.png', 'iVBORw0KGgoAAAANSUhE'], holed, []])
  const items = Array.from({ length: Math.floor(roll() * 4) }, () => value(chance, depth - 1))
  if (kind < 0.9) return pick([items, new Proxy(items, {}), Object.assign([], { 5: 1 })])
  return Object.fromEntries(items.map((item) => [pick(['a', 'VALUE', '__proto__', 'toString', '0']), item]))
}

const names = [
  ...[
    'ID',
    'NAME',
    'LAST_NAME',
    'WORK_PHONE',
    'PERSONAL_NOTES',
    'XML_ID',
    'EMAIL',
    'ACTIVE',
    'UF_DEPARTMENT',
  ],
  ...[
    'PERSONAL_BIRTHDAY',
    'PERSONAL_COUNTRY',
    'PERSONAL_GENDER',
    'PERSONAL_PHOTO',
    'WORK_LOGO',
    'UF_TIMEMAN',
  ],
  ...[
    'UF_USR_A',
    'UF_USR_B',
    'UF_USR_C',
    'UF_USR_D',
    'UF_USR_E',
    'uf_usr_f',
    'name',
    'LOGIN',
    'NMAE',
    'toString',
  ],
]

/** What a field may well have, where that is no text. */
const fitting: Record<string, ({ pick }: Dice) => unknown> = {
  ID: ({ pick }) => pick([1, '27']),
  EMAIL: ({ pick }) => pick(['a@b.de', 'o.lama@example.com']),
  ACTIVE: ({ pick }) => pick([true, 'N', 1]),
  UF_DEPARTMENT: ({ pick }) => pick([7, [1, '2'], []]),
  PERSONAL_BIRTHDAY: ({ pick }) => pick(['', '1990-06-06', new Date(Date.UTC(1990, 5, 6))]),
  PERSONAL_COUNTRY: ({ pick }) => pick(['DE', 122, '0']),
  PERSONAL_GENDER: ({ pick }) => pick(['M', '']),
  PERSONAL_PHOTO: () => ['a.png', 'iVBORw0KGgoAAAANSUhE'],
  WORK_LOGO: () => '',
  UF_TIMEMAN: ({ pick }) => pick([true, '']),
  UF_USR_A: ({ roll }) => 'x'.repeat(Math.floor(roll() * 300)),
  UF_USR_B: ({ pick }) => pick([[1], ['5', 6]]),
  UF_USR_C: ({ pick }) => pick(['', '2020-01-31']),
  UF_USR_D: () => [1],
  UF_USR_E: ({ pick }) => pick([0.5, '1.25', -0]),
}

class Person {
  NAME = 'Ann'

  get inherited() {
    return 1
  }
}

/** A person as a page might pass one; how often each getter is asked is noted. */
function person(chance: Dice, asked: string[]): unknown {
  const { roll, pick } = chance
  const made: object = pick([() => ({}), () => Object.create(null) as object, () => new Person()])()
  if (roll() < 0.8) Object.assign(made, { ID: pick([1, '27', 3]) })
  for (let count = Math.floor(roll() * 7); count > 0; count -= 1) {
    const name = pick(names)
    const member =
      roll() < 0.6 ? (fitting[name]?.(chance) ?? pick(['', 'Ann', 'Жанна', '😀'])) : value(chance, 2)
    const get = () => {
      asked.push(name)
      if (member === null) throw new Error('no')
      return member
    }
    const isOdd = roll() < 0.05
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      ...(isOdd ? { get } : { value: member }),
    })
  }
  const proxied = roll()
  if (proxied < 0.03) return new Proxy(made, {})
  return proxied < 0.04 ? new Proxy(made, { ownKeys: () => Reflect.ownKeys(asked) }) : made
}

function without(name: string, names: string[]): string[] {
  return names.filter((other) => other !== name)
}

test.each([1, 2, 3, 4])('a thousand people, whatever they are, from seed %i', async (seed) => {
  let right = 0
  for (let count = 0; count < 1_000; count += 1) {
    const place = `person ${count} of seed ${seed}`
    const once: string[] = []
    const again: string[] = []
    const userFields = count % 2 ? undefined : rows
    const begun = seed * 100_000 + count
    const found = checked(person(dice(begun), once), { userFields })
    expect(once, place).toEqual([...new Set(once)])
    expect(found, place).toEqual(await sent(person(dice(begun), again), userFields))
    expect(again, place).toEqual([...new Set(again)])
    // A client asks for that before all others, also where a Proxy does not tell of it: it may be a file's.
    expect(without('name', again), place).toEqual(without('name', once))
    right += 'sent' in found ? 1 : 0
  }
  expect(right).toBeGreaterThan(100)
})

describe('what a check gives', () => {
  const update = schemas['user.update']
  const parse = (input: object): Record<string, unknown> => ({ ...update.parse(input) })

  test('is fresh, and plain', () => {
    const input = Object.assign(new Person(), { ID: 1, UF_USR_X: { list: [1, { a: 'x' }] } })
    const data = update.parse(input)
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
    expect(data).toStrictEqual({ NAME: 'Ann', ID: 1, UF_USR_X: { list: [1, { a: 'x' }] } })
    expect(data['UF_USR_X']).not.toBe(input.UF_USR_X)
    expect((data['UF_USR_X'] as unknown as { list: unknown }).list).not.toBe(input.UF_USR_X.list)
  })

  test('keeps the order of names, and leaves out what is undefined', () => {
    const input = { NAME: 'a', EMAIL: undefined, ACTIVE: true, TITLE: undefined, ID: '5', LAST_NAME: 'b' }
    expect(Object.entries(parse(input))).toEqual([
      ['NAME', 'a'],
      ['ACTIVE', 'Y'],
      ['ID', 5],
      ['LAST_NAME', 'b'],
    ])
  })

  test('has what stands for what was passed, be it a number, a letter, a list, or more', () => {
    const userFields: Context['userFields'] = [
      { FIELD_NAME: 'UF_USR_N', USER_TYPE_ID: 'double', MULTIPLE: 'N' },
    ]
    const changes: readonly (readonly [given: object, sent: object])[] = [
      [{ ID: '9007199254740991' }, { ID: 9_007_199_254_740_991 }],
      [{ ACTIVE: false }, { ACTIVE: 'N' }],
      [{ UF_DEPARTMENT: '7' }, { UF_DEPARTMENT: [7] }],
      [{ UF_DEPARTMENT: [3, '2', 1] }, { UF_DEPARTMENT: [3, 2, 1] }],
      [{ PERSONAL_COUNTRY: 'RU' }, { PERSONAL_COUNTRY: '1' }],
      [{ PERSONAL_COUNTRY: 122 }, { PERSONAL_COUNTRY: '122' }],
      [{ UF_USR_N: '-0.25' }, { UF_USR_N: -0.25 }],
      [
        { ACTIVE: true, UF_USR_N: '0.5', UF_DEPARTMENT: 1 },
        { ACTIVE: 'Y', UF_USR_N: 0.5, UF_DEPARTMENT: [1] },
      ],
    ]
    for (const [given, sent] of changes) {
      const parsed = update.safeParse({ ID: 1, NAME: 'a', ...given }, { userFields })
      expect(parsed).toEqual({ success: true, data: { ID: 1, NAME: 'a', ...sent }, warnings: [] })
    }
  })

  test('counts characters, and no halves of them', () => {
    for (const [name, limit] of [
      ['NAME', 50],
      ['WORK_PHONE', 255],
    ] as const)
      for (const letter of ['x', 'é', '😀', 'x😀'])
        for (const length of [limit - 1, limit, limit + 1]) {
          const characters = [...letter.repeat(length)].slice(0, length).join('')
          const parsed = update.safeParse({ ID: 1, [name]: characters })
          expect(parsed.success, `${length} of ${letter}`).toBe(length <= limit)
        }
    expect(update.safeParse({ ID: 1, WORK_NOTES: '😀'.repeat(70_000) }).success).toBe(true)
  })

  test('has no zero below zero, and no mark at its beginning lost', () => {
    expect(Object.is(parse({ ID: 1, UF_USR_X: -0 })['UF_USR_X'], 0)).toBe(true)
    const [mark, given] = ['\ufeffa', { ID: 1, uf_usr_x: '\ufeffa', ACTIVE: true }]
    expect(parse(given)).toEqual({ ID: 1, UF_USR_X: mark, ACTIVE: 'Y' })
    const inside = [mark, true]
    expect(parse({ ID: 1, UF_USR_X: inside })).toEqual({ ID: 1, UF_USR_X: [mark, 1] })
  })

  test('does not depend on what all objects have', () => {
    const setters = ['UF_USR_SET', 'toJSON_'].map((name) => {
      Object.defineProperty(Object.prototype, name, { configurable: true, set: () => expect.unreachable() })
      return name
    })
    try {
      expect(parse({ ID: 1, UF_USR_SET: { toString: 'x' } })).toHaveProperty('UF_USR_SET', { toString: 'x' })
    } finally {
      for (const name of setters) Reflect.deleteProperty(Object.prototype, name)
    }
  })

  test('is right for a check within a check', () => {
    const inner = { ID: 2, NAME: 'inner', WORK_NOTES: 'x'.repeat(20_000), ACTIVE: false }
    const outer = {
      ID: '1',
      NAME: 'outer',
      get WORK_NOTES() {
        return JSON.stringify(parse(inner)).length > 20_000 ? 'read' : ''
      },
      LAST_NAME: 'after',
      ACTIVE: true,
    }
    expect(parse(outer)).toEqual({
      ID: 1,
      NAME: 'outer',
      WORK_NOTES: 'read',
      LAST_NAME: 'after',
      ACTIVE: 'Y',
    })
  })

  test('as JSON is the same', () => {
    for (const input of [
      { ID: '5', NAME: 'Ä"\\', UF_DEPARTMENT: 7 },
      { id: 5, ACTIVE: true },
    ])
      expect(update.stringify(input as never)).toBe(JSON.stringify(parse(input)))
    expect(() => update.stringify({ ID: 1, NAME: 5 })).toThrow('NAME: This must be text.')
  })

  test('is the same when it is larger than what both sides see', () => {
    const input = { ID: 1, UF_USR_X: 'x'.repeat(100_000), NAME: 'Ann', ACTIVE: true }
    expect(parse(input)).toEqual({ ...input, ACTIVE: 'Y' })
    const many = Object.fromEntries(Array.from({ length: 1_900 }, (_, index) => [`UF_USR_${index}`, true]))
    expect(parse({ ID: 1, ...many })).toEqual({
      ID: 1,
      ...Object.fromEntries(Object.keys(many).map((name) => [name, 1])),
    })
  })
})
