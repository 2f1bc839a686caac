import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createClient, isValidationError, settle, type Client } from '../../dist/node.js'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'

let server: LocalPortal
let client: Client

beforeAll(async () => {
  server = await startPortal()
  client = await createClient({ webhook: server.webhook })
})

afterAll(() => server.close())

type Row = Record<string, unknown> & {
  LIST: { ID: string; VALUE: string; XML_ID: string; SORT: string; DEF: string }[]
}

async function raw(method: string, params: object): Promise<unknown> {
  return (await client.call(method, params)).result
}

async function row(language?: string): Promise<Row> {
  const filter = language ? { ID: id, LANG: language } : { ID: id }
  const [found] = (await raw('user.userfield.list', { filter })) as [Row]
  return found
}

async function label(language: string): Promise<unknown> {
  return (await row(language))['EDIT_FORM_LABEL']
}

/** Text and code of each item, in order. */
async function items(): Promise<[string, string][]> {
  const { LIST } = await row()
  return [...LIST].sort((a, b) => Number(a.SORT) - Number(b.SORT)).map(({ VALUE, XML_ID }) => [VALUE, XML_ID])
}

let id: number
let count = 0

beforeEach(async () => {
  count += 1
  const { result } = await client.userfield.add({
    FIELD_NAME: `COLOUR_${String(count)}`,
    USER_TYPE_ID: 'enumeration',
    MULTIPLE: true,
    EDIT_FORM_LABEL: { en: 'Colour', de: 'Farbe', ru: 'Цвет' },
    LIST: [
      { VALUE: 'Red', XML_ID: 'r', SORT: 10 },
      { VALUE: 'Green', XML_ID: 'g', SORT: 20 },
      { VALUE: 'Blue', XML_ID: 'b', SORT: 30 },
    ],
  })
  id = result
})

describe('userfield.update with keep', () => {
  test('changes one language and the order, and loses nothing', async () => {
    const LIST = [{ XML_ID: 'b' }, { XML_ID: 'r' }, { XML_ID: 'g' }]
    const change = { EDIT_FORM_LABEL: { en: 'Shade' }, LIST }
    const { result, warnings } = await client.userfield.update(id, change, { keep: true, remove: [] })
    expect({ result, warnings }).toEqual({ result: true, warnings: [] })
    expect([await label('en'), await label('de'), await label('ru')]).toEqual(['Shade', 'Farbe', 'Цвет'])
    expect(await items()).toEqual([
      ['Blue', 'b'],
      ['Red', 'r'],
      ['Green', 'g'],
    ])
  })

  test('where the same change, sent as the documentation suggests, loses languages and codes', async () => {
    const LIST = [{ ID: (await row()).LIST[0]?.ID, VALUE: 'Crimson' }]
    await raw('user.userfield.update', { id, fields: { EDIT_FORM_LABEL: { en: 'Shade' }, LIST } })
    expect([await label('en'), await label('de'), await label('ru')]).toEqual(['Shade', '', ''])
    expect((await items()).map(([, code]) => code)).not.toContain('r')
  })

  test('removes an item only when it is named', async () => {
    const LIST = [{ VALUE: 'Green' }, { VALUE: 'Black', XML_ID: 'k' }]
    const refused = await settle(client.userfield.update(id, { LIST }, { keep: true, remove: ['r'] }))
    if (refused.success || !isValidationError(refused.error)) throw new Error('should have been refused')
    expect(refused.error.issues).toMatchObject([{ path: ['fields', 'LIST'], code: 'conflict' }])
    expect(await items()).toHaveLength(3)
    await client.userfield.update(id, { LIST }, { keep: true, remove: ['r', 'Blue'] })
    expect(await items()).toEqual([
      ['Green', 'g'],
      ['Black', 'k'],
    ])
  })

  test('leaves alone what is not named', async () => {
    const before = await row()
    await client.userfield.update(id, { LIST: [{ VALUE: 'Black', XML_ID: 'k', SORT: 40 }] }, { keep: true })
    const after = await row()
    expect(after.LIST).toHaveLength(4)
    expect(after.LIST).toEqual(expect.arrayContaining(before.LIST))
    expect({ ...after, LIST: [] }).toEqual({ ...before, LIST: [] })
  })

  test('knows a field that is not there', async () => {
    const { success } = await settle(client.userfield.update(999_999, { SORT: 5 }, { keep: true }))
    expect(success).toBe(false)
  })

  test('checks by the type that the field has', async () => {
    const change = { SETTINGS: { ROWS: 5 } }
    const settled = await settle(client.userfield.update(id, change, { keep: true }))
    if (settled.success || !isValidationError(settled.error)) throw new Error('should have been refused')
    expect(settled.error.issues).toMatchObject([
      { path: ['fields', 'SETTINGS', 'ROWS'], code: 'unknown_field' },
    ])
  })

  test('refuses to remove without keep', async () => {
    const settled = await settle(client.userfield.update(id, { SORT: 5 }, { remove: ['r'] }))
    expect(settled.success).toBe(false)
  })
})
