import { createRequire } from 'node:module'
import type { SchemaObject } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { init, schemas } from '../../dist/node.js'
import { files, idOf, isObject, judge, refusals, vectors, type Issue, type Judged } from './verdict.ts'

/** What we refuse and no JSON Schema can, each with an input that it is about. */
const inexpressible = [
  {
    why: 'no item of a list can be compared with another',
    input: [
      'user.userfield.update',
      {
        id: 42,
        fields: {
          LIST: [
            { ID: 1, DEL: 'Y' },
            { ID: 1, DEL: 'Y' },
          ],
        },
      },
    ],
    covers: ({ place, code }: Issue) =>
      code === 'duplicate' && /^\/fields\/LIST\/\d+\/(ID|XML_ID)$/.test(place),
  },
  {
    why: 'no definition tells the type of a field that exists',
    input: [
      'user.userfield.update',
      { id: 42, fields: { LIST: [{ VALUE: 'Red' }] } },
      { USER_TYPE_ID: 'date' },
    ],
    covers: ({ place, code }: Issue, { method, context }: Judged) =>
      code === 'not_allowed' &&
      place === '/fields/LIST' &&
      method === 'user.userfield.update' &&
      context.USER_TYPE_ID !== undefined,
  },
  {
    why: 'no definition tells the type of a field, whose default a flag may be',
    input: ['user.userfield.update', { id: 42, fields: { SETTINGS: { DEFAULT_VALUE: true } } }],
    covers: ({ place, code }: Issue, { method, context }: Judged) =>
      code === 'type' &&
      /^\/fields\/SETTINGS\/(DEFAULT_VALUE|DISPLAY)(\/|$)/.test(place) &&
      (method === 'user.userfield.add' || context.USER_TYPE_ID === undefined),
  },
  {
    why: 'no expression subtracts an offset from a time',
    input: ['user.update', { ID: 5, PERSONAL_BIRTHDAY: '1990-05-16T12:00:00-05:00' }],
    covers: ({ place, code }: Issue, { input }: Judged) =>
      code === 'bad_date' && /T.*-\d\d:\d\d$/.test(String(at(input, place))),
  },
] as const

const accepted = vectors.filter(({ issues }) => issues.length === 0)

beforeAll(() => init())

test('there is one file per method, which the package exports', () => {
  expect([...files.keys()].sort()).toEqual(Object.keys(schemas).sort())
  const require = createRequire(import.meta.url)
  for (const [method, file] of files) {
    expect(require(`b24-users/json-schema/${method}.json`)).toEqual(file)
  }
})

describe.each([...files])('%s', (method, file) => {
  test('says what it is', () => {
    const $schema = 'https://json-schema.org/draft/2020-12/schema'
    expect(file).toMatchObject({ $schema, $id: idOf(method), title: method })
    expect(file['description']).toMatch(/\w+\.$/)
  })

  test('says of every property what that is', () => {
    for (const [name, { title, description }] of properties(file)) {
      expect(title, name).toMatch(/\w/)
      expect(description, name).toMatch(/\w/)
    }
  })
})

describe('the verdict is ours', () => {
  test.each(vectors)('$id', (vector) => {
    expect(contradictions(vector)).toEqual([])
  })

  test('whatever stands under any name', { timeout: 120_000 }, () => {
    const tried = new Set<string>()
    const pages = { sort: 'ID', order: 'ASC', FILTER: {} }
    const bases = [judge('user.get', pages), judge('user.search', pages), ...accepted]
    for (const judged of bases) {
      const { method, input, context } = judged
      const file = files.get(method)
      for (const [place, put] of places(documented(input, file), file)) {
        const key = method + place + (dependsOnType.test(place) ? typesIn(judged) : '')
        for (const value of tried.has(key) ? [] : odd) {
          const other = put(value)
          const found = contradictions(judge(method, other, context))
          if (found.length > 0) expect.fail(`${method} ${JSON.stringify(other)}: ${found.join(', ')}`)
        }
        tried.add(key)
      }
    }
  })

  test.each(inexpressible)('but $why', ({ input: [method, input, context], covers }) => {
    const judged = judge(method, input, context)
    expect(judged.issues).not.toEqual([])
    expect(judged.issues.filter((issue) => !covers(issue, judged))).toEqual([])
    expect(refusals(judged)).toEqual([])
  })

  test('but names are taken in the documented case only', () => {
    expect(accepted.filter((judged) => refusals(judged).length > 0)).not.toEqual([])
  })
})

test('a large photo does not overflow the stack of an expression', () => {
  const photo = ['face.png', `iVBORw0KGgoA${'AAAA'.repeat(4_000_000)}`]
  expect(refusals(judge('user.update', { ID: 5, PERSONAL_PHOTO: photo }))).toEqual([])
})

/** Where the two differ: places that only JSON Schema refuses, or issues that it does not find. */
function contradictions(judged: Judged): string[] {
  const { method, input, issues } = judged
  const found = refusals(judged)
  if (issues.length === 0) {
    // Forms and generators write names as they are documented; like the portal, we take some of them in any case.
    return found.length === 0 ? [] : refusals({ ...judged, input: documented(input, files.get(method)) })
  }
  const isFound = ({ place }: Issue) =>
    found.some((at) => at === place || (at !== '' && place.startsWith(`${at}/`)))
  return issues
    .filter((issue) => !isFound(issue) && !inexpressible.some(({ covers }) => covers(issue, judged)))
    .map(({ place, code }) => `${code} at ${place}`)
}

/** What stands at a place. */
function at(value: unknown, place: string): unknown {
  const steps = place.split('/').slice(1)
  return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value)
}

const dependsOnType = /^\/(fields\/(SETTINGS|LIST|MULTIPLE)|UF_USR_)/

function typesIn({ input, context }: Judged): string {
  return (JSON.stringify([input, context]).match(/"(USER_TYPE_ID|MULTIPLE)":[^,}]+/g) ?? []).join()
}

/** The value with its names as the schema spells them. */
function documented(value: unknown, schema: SchemaObject | undefined): unknown {
  const known = schema?.['properties'] as Record<string, SchemaObject> | undefined
  if (!known || !isObject(value)) return value
  const members = Object.entries(value).map(([name, member]) => {
    const spelled = Object.keys(known).find((other) => other.toLowerCase() === name.toLowerCase()) ?? name
    return [spelled, documented(member, known[spelled])] as const
  })
  return Object.fromEntries(members)
}

const odd = [
  ...[false, 'Y', 'DE', 'de', '00', '2024-05-05T19:00:00-05:00', '2024-05-06T03:00:00+03:00', '06.05.2024'],
  ...['16/05/1990', '2024-05-06 07:08', 'a\u00a0', 'D_0', 'T80_6', '100|USD', 'e\u0301@b-c.de', 'a@-.--'],
  ...[null, true, 0, -1, 2, 50, 1.5, '', ' ', 'x', 'y', 'N', 'TRUE', '0', '-1', '+07', '51', '1.50'],
  ...['2023-02-29', '2024-02-29', '2024-02-29T00:00:00Z', 'a@b.de', ' a@b.de ', 'UF_x', 'x'.repeat(256)],
  ...['asc', 'employee', 'en', [], ['x', 1], [0], ['1', 2], [null], ['ID', 'UF_USR_X']],
  ...[
    ['a.png', 'Q\r\nk0'],
    ['a.png', '\n'],
    ['a.png', 'Q\nk0=\r\n'],
    ['a.png', 'Qk0=='],
    ['a.png', 'Qk0 ='],
    ['a.png', 'Qk0='],
    ['a.txt', 'Qk0='],
    ['a.png', 'AAB='],
    ['a.png', 'x'],
  ],
  ...[{}, { en: 'x' }, { en: 1 }, { TYPE: 'now' }, { TYPE: 'FIXED' }, [{ VALUE: 'a' }], [{ ID: 1 }]],
]

const oddNames = ['BOGUS', 'UF_USR_X', 'UF_USR_', 'UF_USR_WORK_X', '>=ID', '@USER_TYPE', '!=%ID', '=UF_USR_X']

/** Every place in a value, those of members that it could have among them, and the value with another one there. */
function* places(
  value: unknown,
  schema?: SchemaObject,
  place = '',
  put = (other: unknown) => other,
): Generator<[string, (other: unknown) => unknown]> {
  yield [place, put]
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const set = (other: unknown) => put(value.map((old: unknown, at) => (at === index ? other : old)))
      yield* places(item, undefined, `${place}/${index}`, set)
    }
  } else if (isObject(value)) {
    const known = (schema?.['properties'] ?? {}) as Record<string, SchemaObject>
    for (const name of new Set([...Object.keys(value), ...Object.keys(known), ...oddNames])) {
      const set = (other: unknown) => put({ ...value, [name]: other })
      yield* places(value[name], known[name], `${place}/${name}`, set)
    }
  }
}

/** Every property below a schema, by its name. What stands in conditions is left out: it only narrows these. */
function* properties(schema: unknown): Generator<[string, SchemaObject]> {
  if (Array.isArray(schema)) {
    for (const one of schema) yield* properties(one)
  } else if (isObject(schema)) {
    for (const keyword of ['properties', 'patternProperties', '$defs']) {
      for (const [name, property] of Object.entries(schema[keyword] ?? {})) {
        if (keyword !== '$defs') yield [name, property as SchemaObject]
        yield* properties(property)
      }
    }
    for (const keyword of ['items', 'prefixItems', 'anyOf']) yield* properties(schema[keyword])
  }
}
