/**
 * Whatever `user.get` and `user.userfield.list` return can be sent back, and then nothing changes; what cannot is an
 * issue, and is listed here with its reason.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { init, schemas, type Context, type Issue, type Method } from '../../dist/node.js'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import type { ColumnValue } from '../../www/portal/world/state.ts'
import { call } from '../portal/call.ts'

type Row = Record<string, unknown>

/** What is stored of each type, of which some person has each. */
const stored: Record<string, readonly string[]> = {
  string: ['Captain', ' spaced ', '5', 'Y', '{"json":[1]}', '', '2024-05-05T19:00:00+05:00'],
  integer: ['17', '-3', '0', '2147483647'],
  double: ['120.5', '-0.25', '7', '1234.123456789012', '123456789012.125'],
  boolean: ['1', '0'],
  date: ['2027-12-31', '2024-02-29', '1999-01-01', '2024-07-01'],
  datetime: ['2026-05-20 09:30:00', '2026-05-20 00:00:00', '2026-05-19 19:00:00', '2026-05-20 12:00:00'],
  enumeration: ['1', '2'],
  iblock_section: ['4'],
  iblock_element: ['21'],
  employee: ['1', '3'],
  crm: ['C_12', 'CO_7', 'T80_6', '5'],
  crm_status: ['WEB'],
  url: ['https://example.com/a?b=c'],
  money: ['5000|EUR', '-1.50|USD'],
  address: ['Street 1|59.8509;17.6300'],
}

/** Settings that differ from the defaults. */
const settings: Record<string, Row> = {
  string: { ROWS: 7, DEFAULT_VALUE: 'x' },
  integer: { DEFAULT_VALUE: -3 },
  double: { PRECISION: 12, DEFAULT_VALUE: 0.5 },
  boolean: { DEFAULT_VALUE: 1, DISPLAY: 'RADIO' },
  date: { DEFAULT_VALUE: { TYPE: 'FIXED', VALUE: '2026-12-24' } },
  datetime: { DEFAULT_VALUE: { TYPE: 'FIXED', VALUE: '2026-12-24T18:00:00+03:00' } },
  enumeration: { DISPLAY: 'UI', LIST_HEIGHT: 3 },
  iblock_section: { IBLOCK_ID: 3, DEFAULT_VALUE: 4, ACTIVE_FILTER: 'Y' },
  iblock_element: {},
  crm: { CONTACT: 'Y', DEAL: 'Y' },
  crm_status: { ENTITY_TYPE: 'SOURCE' },
}

const types = [...Object.keys(stored), 'file'] as const
const LIST = [
  { VALUE: 'Red', XML_ID: 'r', DEF: 'Y' },
  { VALUE: 'Green', XML_ID: 'g', SORT: 20 },
]

/** A portal where each type of custom field is, for one value and for several, with all kinds of values. */
function filled(offsetMinutes: number): Portal {
  const portal = createPortal({ offsetMinutes, now: () => Date.parse('2026-08-15T12:00:00Z') })
  const people = [...portal.state.people.values()]
  for (const type of types) {
    for (const MULTIPLE of type === 'boolean' ? ['N'] : ['N', 'Y']) {
      const FIELD_NAME = `UF_USR_ALL_${type.toUpperCase()}_${MULTIPLE}`
      const fields = {
        FIELD_NAME,
        USER_TYPE_ID: type,
        MULTIPLE,
        SETTINGS: settings[type] ?? {},
        XML_ID: type,
      }
      const id = call(portal, 'user.userfield.add', {
        fields: { ...fields, ...(type === 'enumeration' && { LIST }) },
      }).body['result'] as number
      const ids = portal.state.fields.get(id)?.LIST.map((item) => String(item.ID)) ?? []
      const values = type === 'enumeration' ? ids : (stored[type] ?? [])
      people.forEach(({ columns }, index) => {
        const at = index % (values.length + 1)
        const value: ColumnValue =
          MULTIPLE === 'N' ? (values[at] ?? null) : values.slice(at).filter((text) => text !== '')
        columns[FIELD_NAME] = isOfNumbers(type) && Array.isArray(value) ? value.map(Number) : value
      })
    }
  }
  people.forEach(({ columns }, index) => {
    columns['UF_TIMEMAN'] = ['Y', 'N', ''][index % 3] as string
    columns['PERSONAL_BIRTHDAY'] = ['1988-02-29', '2001-01-01', ''][index % 3] as string
    columns['PERSONAL_COUNTRY'] = ['0', '46', '210'][index % 3] as string
    columns['UF_EMPLOYMENT_DATE'] = ['2009-04-01', ''][index % 2] as string
  })
  return portal
}

/** Columns of these are written as numbers where there are several. */
function isOfNumbers(type: string): boolean {
  return ['integer', 'enumeration', 'employee', 'iblock_section', 'iblock_element'].includes(type)
}

interface Exception {
  why: string
  covers: (issue: Issue, value: unknown, offset: number) => boolean
}

/** What a person's row has that cannot be sent back. */
const ofPeople: Exception[] = [
  { why: 'never written', covers: ({ code }) => code === 'read_only' },
  {
    why: 'the address of a photo',
    covers: ({ code }, value) => code === 'type' && /^https?:/.test(String(value)),
  },
  {
    why: 'the addresses of a file',
    covers: ({ path }) => /^(showUrl|downloadData|remove)$/.test(String(path.at(-1))),
  },
  { why: 'an empty list', covers: ({ code }, value) => code === 'type' && value === false },
  {
    why: 'the portal takes a date of employment in its own format only, which the row does not tell',
    covers: ({ code, path }) => code === 'bad_date' && path[0] === 'UF_EMPLOYMENT_DATE',
  },
]

const untyped: Exception = {
  why: 'west of UTC only the type tells a date from a moment',
  covers: ({ code, path }, _, offset) =>
    code === 'bad_date' && String(path[0]).startsWith('UF_USR_') && offset < 0,
}

/** What a field's row has that cannot be sent back. */
const ofFields: Exception[] = [
  {
    why: 'fixed at creation, or never written',
    covers: ({ code }) => code === 'immutable' || code === 'read_only',
  },
  {
    why: 'kept by the type, out of reach for REST',
    covers: ({ code, path }) => code === 'unknown_field' && path.includes('SETTINGS'),
  },
  {
    why: 'sent back, a stored letter switches the filter off',
    covers: ({ code, path }) => code === 'out_of_range' && path[1] === 'SHOW_FILTER',
  },
  {
    why: 'null is no value',
    covers: ({ code, path }, value) => code === 'type' && path[1] === 'XML_ID' && value === null,
  },
]

/** The input without what cannot be sent back, and whatever else is wrong. */
function writable(method: Method, input: Row, context: Context, exceptions: Exception[], offset: number) {
  const parsed = schemas[method].safeParse(input, context)
  const rest = structuredClone(input)
  const wrong: Issue[] = []
  for (const issue of parsed.success ? [] : parsed.error.issues) {
    const value = at(input, issue.path)
    if (exceptions.some(({ covers }) => covers(issue, value, offset))) remove(rest, issue.path)
    else wrong.push(issue)
  }
  return { rest, wrong }
}

function at(value: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Row | undefined)?.[step], value)
}

/** Takes out what stands there; of a value, the whole of it. */
function remove(value: Row, path: Issue['path']): void {
  const names = path[0] === 'fields' ? path : path.slice(0, 1)
  Reflect.deleteProperty(at(value, names.slice(0, -1)) as object, names.at(-1) as string)
}

/** Everything that the portal keeps of people, but when each was changed last. */
function people(portal: Portal): unknown {
  return [...portal.state.people.values()].map(({ columns }) => ({ ...columns, TIMESTAMP_X: '' }))
}

beforeAll(() => init())

describe.each([-300, -210, 0, 180, 720])('a portal %i minutes east of UTC', (offset) => {
  test.each(['with', 'without'])('takes back what it tells of people, %s their types', (types) => {
    const portal = filled(offset)
    const fields = call(portal, 'user.userfield.list').body['result'] as Row[]
    const context = types === 'with' ? { userFields: fields } : {}
    const exceptions = types === 'with' ? ofPeople : [...ofPeople, untyped]
    const before = people(portal)
    const ids = [...portal.state.people.keys()]
    let names = 0
    for (const ID of ids) {
      const [row] = call(portal, 'user.get', { FILTER: { ID }, ADMIN_MODE: true }).body['result'] as Row[]
      if (!row) continue
      const { rest, wrong } = writable('user.update', row, context, exceptions, offset)
      expect(wrong).toEqual([])
      const data = schemas['user.update'].parse(rest, context)
      expect(call(portal, 'user.update', data).body).toMatchObject({ result: true })
      names += Object.keys(data).length
    }
    expect(people(portal)).toEqual(before)
    expect(names).toBeGreaterThan(30 * ids.length)
  })

  test.each(['with', 'without'])('takes back what it tells of fields, %s their types', (types) => {
    const portal = filled(offset)
    const rows = call(portal, 'user.userfield.list').body['result'] as Row[]
    const before = structuredClone([...portal.state.fields.values()])
    for (const row of rows) {
      for (const read of [
        row,
        JSON.parse(JSON.stringify(row), numbersAsText) as Row,
        { ...row, SETTINGS: [] },
      ]) {
        const context = types === 'with' ? { field: row as Context['field'] } : {}
        const input = { id: row['ID'], fields: read }
        const { rest, wrong } = writable('user.userfield.update', input, context, ofFields, offset)
        expect(wrong).toEqual([])
        const data = schemas['user.userfield.update'].parse(rest, context)
        expect(call(portal, 'user.userfield.update', data).body).toMatchObject({ result: true })
      }
    }
    expect([...portal.state.fields.values()]).toEqual(before)
  })
})

test('null is no code of a field', () => {
  const input = { id: 1, fields: { XML_ID: null, SORT: '100' } }
  expect(writable('user.userfield.update', input, {}, ofFields, 0)).toEqual({
    rest: { id: 1, fields: { SORT: '100' } },
    wrong: [],
  })
})

/** As PHP writes them where they come from a form or a database. */
function numbersAsText(_: string, value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}
