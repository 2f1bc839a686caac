import { describe, expect, it } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { call, present, type Row } from './call.ts'

const list = (portal: Portal, filter: object = {}, order: object = {}) =>
  call(portal, 'user.userfield.list', { filter, order }).body['result'] as Row[]

describe('user.userfield.list', () => {
  const portal = createPortal()

  it('answers everything at once, scalars as text, without labels', () => {
    const { body } = call(portal, 'user.userfield.list', { start: 5 })
    const rows = body['result'] as Row[]
    expect([rows.length, body['total'], 'next' in body]).toEqual([19, 19, false])
    expect(rows[0]).toMatchObject({
      ID: '21',
      SORT: '100',
      MULTIPLE: 'N',
      ENTITY_ID: 'USER',
      SHOW_FILTER: 'N',
    })
    expect(rows[0]).not.toHaveProperty('EDIT_FORM_LABEL')
    expect(rows.every((row) => String(row['FIELD_NAME']).startsWith('UF_USR_'))).toBe(true)
    expect(present(rows.find((row) => row['USER_TYPE_ID'] === 'employee'))['SETTINGS']).toEqual([])
  })

  it.each([
    ['ru', 'Размер одежды'],
    ['fr', ''],
  ])('gives labels in the language %s', (LANG, label) => {
    const [row] = list(portal, { lang: LANG, FIELD_NAME: 'UF_USR_SHIRT' })
    expect(row).toMatchObject({ EDIT_FORM_LABEL: label, HELP_MESSAGE: label })
    expect((present(row)['LIST'] as Row[])[0]).toEqual({
      ID: '111',
      SORT: '100',
      VALUE: 'S',
      DEF: 'N',
      XML_ID: 'item-111',
    })
  })

  it.each([
    [{ user_type_id: 'date' }, 1],
    [{ MULTIPLE: 'Y', USER_TYPE_ID: 'string' }, 1],
    [{ '%FIELD_NAME': 'SHIRT' }, 19],
    [{ ID: [21, 22] }, 19],
    [{ USER_TYPE_ID: '' }, 19],
    [{ SHOW_FILTER: 'Y' }, 0],
  ])('filters by %j', (filter, count) => expect(list(portal, filter)).toHaveLength(count))

  it('orders by six names; all but ASC is descending', () => {
    const first = (order: object) => present(list(portal, {}, order)[0])['ID']
    expect([first({ ID: 'asc' }), first({ id: 'up' }), first({ MULTIPLE: 'DESC' })]).toEqual([
      '21',
      '42',
      '21',
    ])
  })

  it('shows the default of a datetime as ISO', () => {
    const own = createPortal()
    const DEFAULT_VALUE = { TYPE: 'FIXED', VALUE: '2026-02-01T10:00:00+03:00' }
    const fields = { FIELD_NAME: 'x', USER_TYPE_ID: 'datetime', SETTINGS: { DEFAULT_VALUE } }
    call(own, 'user.userfield.add', { fields })
    const [row] = list(own, { FIELD_NAME: 'UF_USR_X' })
    expect(present(row)['SETTINGS']).toMatchObject({ DEFAULT_VALUE })
  })
})
