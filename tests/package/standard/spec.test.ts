import type { StandardSchemaV1 } from '@standard-schema/spec'
import { beforeAll, describe, expect, test } from 'vitest'
import { init, schemas, ValidationError, type Context } from '../../../dist/node.js'

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

const png = Uint8Array.from(atob('iVBORw0KGgo='), (character) => character.charCodeAt(0))

describe('files', () => {
  const { validate }: StandardSchemaV1.Props = schemas['user.update']['~standard']
  const photo = { value: { ID: 5, PERSONAL_PHOTO: ['a.png', 'iVBORw0KGgo='] } }

  test.each([
    ['a File', new File([png], 'a.png')],
    ['a named Blob', { name: 'a.png', data: new Blob([png]) }],
    ['named bytes', { name: 'a.png', data: png }],
    ['a File whose name has no ending', new File([png], 'a')],
  ])('%s is read, and becomes what goes on the wire', async (_, file) => {
    const result = validate({ ID: 5, PERSONAL_PHOTO: file })
    expect(result).toBeInstanceOf(Promise)
    expect(await result).toEqual(photo)
  })

  test('of a custom field may be several', async () => {
    const userFields = [{ FIELD_NAME: 'UF_USR_CV', USER_TYPE_ID: 'file', MULTIPLE: 'Y' }]
    const context = { libraryOptions: { 'b24-users': { userFields } } }
    const input = { ID: 5, UF_USR_CV: [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')] }
    expect(await validate(input, context)).toEqual({
      value: {
        ID: 5,
        UF_USR_CV: [{ fileData: ['a.txt', 'YQ=='] }, { fileData: ['b.txt', 'Yg=='] }],
      },
    })
  })

  test('a data URL is taken at once', () => {
    const result = validate({ ID: 5, PERSONAL_PHOTO: 'data:image/png;base64,iVBORw0KGgo=' })
    expect(result).toEqual({ value: { ID: 5, PERSONAL_PHOTO: ['photo.png', 'iVBORw0KGgo='] } })
  })

  test('what is wrong is told once they are read', async () => {
    const input = {
      ID: 5,
      NAME: 7,
      PERSONAL_PHOTO: new File(['no image'], 'a.png'),
      WORK_PHONE: new File([], 'a'),
    }
    const { issues } = await validate(input)
    expect(issues?.map(({ path }) => path)).toEqual([['NAME'], ['PERSONAL_PHOTO'], ['WORK_PHONE']])
  })

  test('the input is read at once: what is changed later is not in it', async () => {
    const input = { ID: 5, NAME: 'Ann', PERSONAL_PHOTO: new File([png], 'a.png') }
    const result = validate(input)
    input.NAME = 'Bob'
    expect(await result).toMatchObject({ value: { NAME: 'Ann' } })
  })

  test('one that cannot be read is an issue of the whole', async () => {
    const file = new File([png], 'a.png')
    file.arrayBuffer = () => Promise.reject(new Error('gone'))
    expect(await validate({ ID: 5, PERSONAL_PHOTO: file })).toMatchObject({
      issues: [{ code: 'bad_file', message: 'This must be a file that can be read.', path: [] }],
    })
  })

  test('are read by the doors that wait, which give warnings as well', async () => {
    const schema = schemas['user.update']
    const input = { ID: 5, XML_ID: 'a', PERSONAL_PHOTO: new File([png], 'a.png') }
    const data = { ID: 5, XML_ID: 'a', PERSONAL_PHOTO: ['a.png', 'iVBORw0KGgo='] }
    expect(await schema.parseAsync(input)).toEqual(data)
    const warnings = [{ path: ['XML_ID'], code: 'undocumented' }]
    expect(await schema.safeParseAsync(input)).toMatchObject({ success: true, data, warnings })
    await expect(schema.parseAsync({ ID: 5, PERSONAL_PHOTO: new File([], 'a.png') })).rejects.toThrow(
      ValidationError,
    )
    expect(await schema.safeParseAsync({})).toMatchObject({ success: false })
  })

  test('are refused by the doors that do not wait', () => {
    const parsed = schemas['user.update'].safeParse({ ID: 5, PERSONAL_PHOTO: new File([png], 'a.png') })
    expect(parsed).toMatchObject({
      success: false,
      error: { issues: [{ path: ['PERSONAL_PHOTO'], code: 'type' }] },
    })
  })
})

/** The outcome of an input without files. */
function atOnce<Output>(result: Output | Promise<Output>): Output {
  if (result instanceof Promise) throw new Error('There is nothing to wait for')
  return result
}

test('success is a value, and no issues', () => {
  const { validate } = schemas['user.userfield.update']['~standard']
  const result = validate({ id: '42', fields: { SHOW_FILTER: true } })
  expect(result).toEqual({ value: { id: 42, fields: { SHOW_FILTER: 'Y' } } })
})

test('failure is the issues, each at the keys that lead to it', () => {
  const { validate } = schemas['user.userfield.add']['~standard']
  const LIST = [{ VALUE: 'Red' }, { VALUE: '' }]
  const result = atOnce(
    validate({ fields: { FIELD_NAME: 'A', USER_TYPE_ID: 'enumeration', SORT: 'first', LIST } }),
  )
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
