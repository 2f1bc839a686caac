import type { StandardSchemaV1 } from '@standard-schema/spec'
import { beforeAll, describe, expect, test } from 'vitest'
import { init, isValidationError, schemas, ValidationError } from '../../dist/node.js'

beforeAll(() => init())

const methods = [
  'user.update',
  'user.add',
  'user.get',
  'user.search',
  'user.current',
  'user.fields',
  'user.userfield.add',
  'user.userfield.update',
  'user.userfield.list',
  'user.userfield.delete',
]

test('there is one schema per method', () => {
  expect(Object.keys(schemas)).toEqual(methods)
})

describe('batches', () => {
  const calls = (body: Uint8Array) => {
    const { halt, cmd } = JSON.parse(new TextDecoder().decode(body)) as {
      halt: number
      cmd: Record<string, string>
    }
    expect(halt).toBe(0)
    return cmd
  }

  test('puts fifty calls into a body, under the places of their inputs', () => {
    const list = Array.from({ length: 121 }, (_, index) => ({ ID: index + 1, NAME: `Ann ${index}` }))
    list[60] = { ID: 61, NAME: 'x'.repeat(51) }
    const { bodies, refused, warned } = schemas['user.update'].batches(JSON.stringify(list))
    expect(bodies.map((body) => Object.keys(calls(body)).length)).toEqual([50, 50, 20])
    expect(Object.keys(calls(bodies[1] as Uint8Array))).toEqual(
      Array.from({ length: 51 }, (_, index) => String(50 + index)).filter((key) => key !== '60'),
    )
    expect(calls(bodies[2] as Uint8Array)['120']).toBe('user.update?ID=121&NAME=Ann%20120')
    expect(refused).toMatchObject([{ index: 60, issues: [{ path: ['NAME'], code: 'too_long' }] }])
    expect(warned).toEqual([])
  })

  test('tells of remarks on what is in', () => {
    const { bodies, warned } = schemas['user.update'].batches('[{ "ID": 1, "XML_ID": "a" }]')
    expect(calls(bodies[0] as Uint8Array)).toEqual({ 0: 'user.update?ID=1&XML_ID=a' })
    expect(warned).toMatchObject([{ index: 0, warnings: [{ path: ['XML_ID'], code: 'undocumented' }] }])
  })

  test.each(['', '{}', 'null', '[{}', '[] []', '\u0000'])('takes nothing but a list: %j', (source) => {
    expect(() => schemas['user.update'].batches(source)).toThrow(ValidationError)
  })

  test('makes nothing of an empty list', () => {
    expect(schemas['user.update'].batches(' [ ] ')).toEqual({ bodies: [], refused: [], warned: [] })
  })
})

describe('safeParse', () => {
  test('builds what goes on the wire', () => {
    const input = { ID: '5', ACTIVE: true, LAST_NAME: 'Lama' }
    const parsed = schemas['user.update'].safeParse(input)
    expect(parsed).toEqual({
      success: true,
      data: { ID: 5, ACTIVE: 'Y', LAST_NAME: 'Lama' },
      warnings: [],
    })
    expect(input).toEqual({ ID: '5', ACTIVE: true, LAST_NAME: 'Lama' })
  })

  test('hands back a plain object', () => {
    const { data } = schemas['user.update'].safeParse({ ID: 5, NAME: 'A' }) as { data: object }
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
  })

  test('finds everything at once', () => {
    const parsed = schemas['user.update'].safeParse({ NAME: 7, WORK_POSITON: 'Lead' })
    expect(parsed).toMatchObject({ success: false, error: { name: 'ValidationError' } })
    const issues = parsed.success ? [] : parsed.error.issues
    expect(issues.map(({ path, code }) => [path, code])).toEqual(
      expect.arrayContaining([
        [['ID'], 'required'],
        [['NAME'], 'type'],
        [['WORK_POSITON'], 'unknown_field'],
      ]),
    )
    expect(issues).toHaveLength(3)
    expect(issues.find(({ code }) => code === 'unknown_field')).toHaveProperty(
      'hint',
      'Did you mean WORK_POSITION?',
    )
  })

  test('passes warnings on', () => {
    const parsed = schemas['user.update'].safeParse({ ID: 5, UF_DEPARTMENT: [] })
    expect(parsed).toMatchObject({
      success: true,
      warnings: [{ path: ['UF_DEPARTMENT'], code: 'destructive' }],
    })
  })

  test('uses what is known of the portal', () => {
    const userFields = [{ FIELD_NAME: 'UF_USR_GRADE', USER_TYPE_ID: 'integer', MULTIPLE: 'N' }] as const
    const input = { ID: 5, UF_USR_GRADE: 'high' }
    expect(schemas['user.update'].safeParse(input).success).toBe(true)
    expect(schemas['user.update'].safeParse(input, { userFields }).success).toBe(false)
  })

  test('uses what is known of the field', () => {
    const input = { id: 42, fields: { LIST: [{ VALUE: 'One' }] } }
    const schema = schemas['user.userfield.update']
    expect(schema.safeParse(input, { field: { USER_TYPE_ID: 'enumeration' } }).success).toBe(true)
    expect(schema.safeParse(input, { field: { USER_TYPE_ID: 'string' } }).success).toBe(false)
  })

  test.each([[undefined], [null], [7], ['text'], [[]], [() => 1], [new Map()], [Symbol('no')]])(
    'refuses %s without throwing',
    (input) => {
      expect(schemas['user.update'].safeParse(input).success).toBe(false)
    },
  )
})

describe('parse', () => {
  test('returns the data', () => {
    expect(schemas['user.userfield.delete'].parse({ id: '42' })).toEqual({ id: 42 })
  })

  test('throws the issues', () => {
    const act = () => schemas['user.userfield.delete'].parse({ id: 'seven' })
    expect(act).toThrow(ValidationError)
    expect(act).toThrow(/^The input of user\.userfield\.delete was not accepted\.\nid: /)
  })

  test('never repeats the value', () => {
    const secret = 's3cret-value'
    try {
      schemas['user.update'].parse({ ID: secret, EMAIL: secret, ACTIVE: secret, PERSONAL_BIRTHDAY: secret })
      expect.unreachable()
    } catch (error) {
      expect(isValidationError(error)).toBe(true)
      expect(String(error) + JSON.stringify(error)).not.toContain(secret)
    }
  })
})

describe('Standard Schema', () => {
  const { '~standard': standard }: StandardSchemaV1 = schemas['user.update']

  test('names its version and vendor', () => {
    expect(standard).toMatchObject({ version: 1, vendor: 'b24-users' })
  })

  test('returns the value', () => {
    expect(standard.validate({ ID: 5, ACTIVE: false })).toEqual({ value: { ID: 5, ACTIVE: 'N' } })
  })

  test('returns issues with a message and a path', async () => {
    const { issues } = await schemas['user.update']['~standard'].validate({ ID: 5, NAME: 7 })
    expect(issues).toHaveLength(1)
    expect(issues?.[0]?.path).toEqual(['NAME'])
    expect(issues?.[0]?.message).toMatch(/^This .*\.$/)
  })

  test('gives the root an empty path', () => {
    expect(standard.validate({ ID: 5 })).toMatchObject({ issues: [{ path: [], code: 'empty' }] })
  })
})
