import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { storeFile } from '../../www/portal/world/files.ts'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { type FieldSeed, makeField } from '../../www/portal/world/field.ts'
import { avatar } from '../../www/portal/data/avatar.ts'
import { newSettings } from '../../www/portal/fields/settings.ts'
import { call, columnsOf, present, type Row } from './call.ts'

interface Case {
  id: string
  method: string
  request: Record<string, unknown>
  status: number
  body: unknown
  stored: Record<string, unknown>
  caller?: { id: number; admin: boolean }
  target?: number
  field?: FieldSeed
  languages?: string[]
  context?: { user_fields: Record<string, { USER_TYPE_ID: string; MULTIPLE: 'Y' | 'N' }> }
}

const cases = JSON.parse(readFileSync('tests/vectors/extra/server.json', 'utf8')) as Case[]

/** A portal as the case describes it, with a person whose every column differs from what the case stores. */
function portalFor(test: Case): Portal {
  const portal = createPortal(test.languages ? { languages: test.languages } : {})
  const { people, fields } = portal.state
  if (test.caller) present(people.get(test.caller.id)).admin = test.caller.admin
  if (test.field) {
    const SETTINGS = newSettings(test.field.USER_TYPE_ID, {}, portal.serverTime())
    const seed = { SHOW_FILTER: 'E', SETTINGS, ...test.field }
    fields.set(seed.ID, makeField(seed, portal.languages))
  }
  Object.entries(test.context?.user_fields ?? {}).forEach(([FIELD_NAME, field], index) => {
    const seed = { ID: 900 + index, FIELD_NAME, ...field }
    fields.set(seed.ID, makeField(seed, portal.languages))
  })
  const columns = columnsOf(portal, 5)
  columns['ACTIVE'] = test.stored['ACTIVE'] === 'Y' ? 'N' : 'Y'
  columns['PERSONAL_PHOTO'] = String(storeFile(portal, 'old.png', 'image/png', avatar(5)).id)
  columns['UF_DEPARTMENT'] = [2, 3]
  return portal
}

/** Every row of the portal by a name of its own; a photo is shown as its file. */
function snapshot(portal: Portal): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const { id, columns } of portal.state.people.values()) {
    const photo = portal.state.files.get(Number(columns['PERSONAL_PHOTO']))
    const shown = { ...columns, PERSONAL_PHOTO: photo ? `<file ${photo.name}>` : null }
    rows.set(`person ${id}`, { ...shown, TIMESTAMP_X: undefined })
  }
  for (const field of portal.state.fields.values()) rows.set(`field ${field.ID}`, { ...field })
  return structuredClone(rows)
}

/** The columns of all rows that differ, as `row -> column -> new value`. */
function difference(before: Map<string, Row>, after: Map<string, Row>): Map<string, Row> {
  const changed = new Map<string, Row>()
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name) ?? {}, after.get(name) ?? {}]
    const columns = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
      (column) => JSON.stringify(old[column]) !== JSON.stringify(now[column]),
    )
    if (columns.length > 0)
      changed.set(name, Object.fromEntries(columns.map((column) => [column, now[column]])))
  }
  return changed
}

/** Fills `<…>` of an expected body with what came, after looking at its kind. */
function expectBody(actual: Row, expected: Row): void {
  const { time, ...rest } = actual
  const filled = Object.entries(expected).map(([key, value]) => {
    if (value === '<int>') expect(Number.isInteger(rest[key])).toBe(true)
    else if (typeof value === 'string' && value.startsWith('<')) expect(rest[key]).toMatch(/\S/)
    else return [key, value]
    return [key, rest[key]]
  })
  expect(rest).toEqual(Object.fromEntries(filled))
  expect(time === undefined).toBe('error' in expected)
}

/** A dotted name points into an object; the rest of that object must be as it was. */
function expectStored(stored: Row, old: Row, now: Row): void {
  for (const [name, value] of Object.entries(stored)) {
    const [column = '', inner] = name.split('.')
    if (inner === undefined) expect(now[column], name).toEqual(value)
    else expect(now[column], name).toEqual({ ...(old[column] as Row), [inner]: value })
  }
}

describe('the 68 server cases', () => {
  it('are all here', () => expect(cases).toHaveLength(68))

  it.each(cases)('$id', (test) => {
    const portal = portalFor(test)
    const before = snapshot(portal)
    const reply = call(portal, test.method, test.request, { user: test.caller?.id ?? 1 })
    const changed = difference(before, snapshot(portal))

    expect(reply.status).toBe(test.status)
    expectBody(reply.body, test.body as Row)

    if (test.method === 'user.userfield.add' && test.status === 200) {
      const name = `field ${String(reply.body['result'])}`
      expect([...changed.keys()]).toEqual([name])
      // The row is new, so only the columns the case names are compared.
      const now = present(changed.get(name))
      expect(now).toMatchObject(test.stored)
      return
    }
    if (Object.keys(test.stored).length === 0) {
      expect(changed).toEqual(new Map())
      return
    }
    const row = test.method.startsWith('user.userfield')
      ? `field ${present(test.field).ID}`
      : `person ${test.target ?? 5}`
    const columns = Object.keys(test.stored).map((name) => name.split('.')[0])
    expect([...changed.keys()]).toEqual([row])
    expect(Object.keys(present(changed.get(row))).sort()).toEqual(columns.sort())
    expectStored(test.stored, present(before.get(row)), present(changed.get(row)))
  })
})
