import type { StandardSchemaV1 } from '@standard-schema/spec'
import { beforeAll, describe, expect, test } from 'vitest'
import { init, schemas, type Context } from '../../../dist/node.js'

beforeAll(() => init())

/** As a library sees them that knows nothing but the specification. */
const standards = Object.entries<StandardSchemaV1>(schemas).map(
  ([method, schema]) => [method, schema['~standard']] as const,
)

function thrower(): never {
  throw new Error('no')
}

const revoked = Proxy.revocable({}, {})
revoked.revoke()
const cycle: Record<string, unknown> = { ID: 5 }
cycle['UF_USR_SELF'] = [cycle]
let deep: unknown = 1
for (let depth = 0; depth < 10_000; depth++) deep = { fields: deep }

const strange: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'ID'],
  ['a number', Number.NaN],
  ['a big integer', 5n],
  ['a symbol', Symbol('ID')],
  ['a function', thrower],
  ['a list', [{ ID: 5 }]],
  ['a map', new Map([['ID', 5]])],
  ['a date', new Date(Number.NaN)],
  ['an object without a prototype', Object.assign(Object.create(null), { ID: null })],
  ['a getter that throws', Object.defineProperty({ ID: 5 }, 'NAME', { enumerable: true, get: thrower })],
  ['a proxy that throws', new Proxy({}, { ownKeys: thrower, get: thrower, getPrototypeOf: thrower })],
  ['a revoked proxy', revoked.proxy],
  ['a cycle', cycle],
  ['a deep object', deep],
]

test('every method has a schema of this version', () => {
  expect(standards.length).toBeGreaterThan(0)
  for (const [method, standard] of standards) {
    expect(standard, method).toMatchObject({ version: 1, vendor: 'b24-users' })
  }
})

describe.each(standards)('%s', (_, { validate }) => {
  test.each(strange)('judges %s without throwing', async (_, value) => {
    const result = await validate(value)
    // Methods whose parameters are all optional accept some of these.
    if (!result.issues) {
      expect(result).toHaveProperty('value')
      return
    }
    expect(Object.keys(result)).toEqual(['issues'])
    expect(result.issues.length).toBeGreaterThan(0)
    for (const { message, path } of result.issues) {
      expect(message).toMatch(/^[A-Z].*\.$/)
      for (const key of path ?? []) expect(['string', 'number']).toContain(typeof key)
    }
  })
})

test('success is a value, and no issues', () => {
  const { validate } = schemas['user.userfield.update']['~standard']
  const result = validate({ id: '42', fields: { SHOW_FILTER: true } })
  expect(result).toEqual({ value: { id: 42, fields: { SHOW_FILTER: 'Y' } } })
})

test('failure is the issues, each at the keys that lead to it', () => {
  const { validate } = schemas['user.userfield.add']['~standard']
  const LIST = [{ VALUE: 'Red' }, { VALUE: '' }]
  const result = validate({ fields: { FIELD_NAME: 'A', USER_TYPE_ID: 'enumeration', SORT: 'first', LIST } })
  expect(result).not.toHaveProperty('value')
  expect(result.issues?.map(({ path }) => path)).toEqual([
    ['fields', 'SORT'],
    ['fields', 'LIST', 1, 'VALUE'],
  ])
})

describe('the options of the vendor', () => {
  const userFields = [{ FIELD_NAME: 'UF_USR_GRADE', USER_TYPE_ID: 'integer', MULTIPLE: 'N' }] as const
  const { validate }: StandardSchemaV1.Props = schemas['user.update']['~standard']
  const input = { ID: 5, UF_USR_GRADE: 'high' }

  test('say what is known of the portal', async () => {
    const context: Context = { userFields }
    expect(await validate(input, { libraryOptions: { 'b24-users': context } })).toMatchObject({
      issues: [{ path: ['UF_USR_GRADE'] }],
    })
  })

  test.each([
    ['absent', undefined],
    ['empty', {}],
    ["another vendor's", { libraryOptions: { userFields, zod: { userFields } } }],
    ['strange', { libraryOptions: { 'b24-users': thrower } }],
  ])('may be %s', async (_, options) => {
    expect(await validate(input, options)).toEqual({ value: input })
  })
})
