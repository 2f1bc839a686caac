import { describe, expect, it } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { call, columnsOf, present } from './call.ts'

const add = (portal: Portal, fields: object) => call(portal, 'user.userfield.add', { fields }).body
const update = (portal: Portal, id: unknown, fields?: unknown) =>
  call(portal, 'user.userfield.update', { id, fields })

/** Creates a field and gives back its id. */
function make(portal: Portal, fields: object = {}): number {
  return add(portal, { FIELD_NAME: 'x', USER_TYPE_ID: 'string', ...fields })['result'] as number
}

const stored = (portal: Portal, id: number) => present(portal.state.fields.get(id))

describe('user.userfield.add', () => {
  it.each([
    [' deals ', 'UF_USR_DEALS'],
    ['UF_DEALS', 'UF_USR_DEALS'],
    ['UF_USR_DEALS', 'UF_USR_DEALS'],
    ['usr_deals', 'UF_USR_USR_DEALS'],
    ['UF_', 'UF_USR_'],
    ['A'.repeat(43), `UF_USR_${'A'.repeat(43)}`],
  ])('makes of the code "%s" %s', (FIELD_NAME, code) => {
    const portal = createPortal()
    expect(stored(portal, make(portal, { FIELD_NAME })).FIELD_NAME).toBe(code)
  })

  it.each([
    [{ FIELD_NAME: 'A'.repeat(44) }, 'ERROR_CORE'],
    [{ FIELD_NAME: 'с кириллицей' }, 'ERROR_CORE'],
    [{ FIELD_NAME: 'NICKNAME' }, 'ERROR_CORE'],
    [{ USER_TYPE_ID: 'String' }, 'ERROR_CORE'],
    [{ USER_TYPE_ID: ' ' }, ''],
    [{ LABEL: ['a'] }, 'INTERNAL_SERVER_ERROR'],
    [{ SHOW_FILTER: ['Y'] }, 'INTERNAL_SERVER_ERROR'],
  ])('refuses %j', (fields, error) => {
    const body = add(createPortal(), { FIELD_NAME: 'x', USER_TYPE_ID: 'string', ...fields })
    expect(body['error']).toBe(error)
  })

  it('is for administrators, who are told apart before anything is read', () => {
    const reply = call(createPortal(), 'user.userfield.add', {}, { user: 5 })
    expect([reply.status, reply.body]).toEqual([400, { error: '', error_description: 'Access denied.' }])
  })

  it('knows types that applications registered', () => {
    const portal = createPortal({ applicationTypes: ['rest_1_stars'] })
    expect(stored(portal, make(portal, { USER_TYPE_ID: 'rest_1_stars', SHOW_FILTER: 'Y' })).SHOW_FILTER).toBe(
      'N',
    )
  })

  it('cannot make a boolean multiple', () => {
    const portal = createPortal()
    expect(stored(portal, make(portal, { USER_TYPE_ID: 'boolean', MULTIPLE: 'Y' })).MULTIPLE).toBe('N')
    expect(stored(portal, make(portal, { FIELD_NAME: 'z', MULTIPLE: 'y', SORT: '-3' }))).toMatchObject({
      MULTIPLE: 'Y',
      SORT: 100,
    })
  })

  it.each([
    ['string', { ROWS: 99, REGEXP: '/x/' }, { ROWS: 50, REGEXP: '' }],
    ['string', { ROWS: 0 }, { ROWS: 1 }],
    ['integer', { DEFAULT_VALUE: '7a' }, { DEFAULT_VALUE: 7 }],
    ['integer', { DEFAULT_VALUE: '' }, { DEFAULT_VALUE: '' }],
    ['double', {}, { PRECISION: 0 }],
    ['double', { PRECISION: -1 }, { PRECISION: 2 }],
    ['double', { PRECISION: 99 }, { PRECISION: 12 }],
    ['boolean', { DEFAULT_VALUE: 'Y', DISPLAY: 'radio' }, { DEFAULT_VALUE: 1, DISPLAY: 'RADIO' }],
    ['boolean', { DISPLAY: 'SWITCH' }, { DEFAULT_VALUE: 0, DISPLAY: 'CHECKBOX' }],
    [
      'date',
      { DEFAULT_VALUE: { TYPE: 'fixed', VALUE: '2026-02-01' } },
      { DEFAULT_VALUE: { TYPE: 'FIXED', VALUE: '01.02.2026' } },
    ],
    ['datetime', { DEFAULT_VALUE: 'NOW' }, { DEFAULT_VALUE: { TYPE: 'NONE', VALUE: '' } }],
    ['enumeration', { DISPLAY: 'dialog', LIST_HEIGHT: -5 }, { DISPLAY: 'DIALOG', LIST_HEIGHT: 1 }],
    [
      'iblock_element',
      { DISPLAY: 'UI', IBLOCK_ID: '9', IBLOCK_TYPE_ID: 'x' },
      { DISPLAY: 'LIST', IBLOCK_ID: 9 },
    ],
    ['crm_status', { ENTITY_TYPE: 'NOPE' }, { ENTITY_TYPE: 'STATUS' }],
    ['crm', { COMPANY: 'y', CONTACT: true }, { LEAD: 'N', CONTACT: 'N', COMPANY: 'Y', DEAL: 'N' }],
    ['url', { DEFAULT_VALUE: 'x' }, { POPUP: 'Y', DEFAULT_VALUE: '' }],
  ])('normalises settings of %s %j', (USER_TYPE_ID, SETTINGS, kept) => {
    const portal = createPortal()
    const settings = stored(portal, make(portal, { USER_TYPE_ID, SETTINGS })).SETTINGS
    expect(settings).toMatchObject(kept)
    expect(settings).not.toHaveProperty('IBLOCK_TYPE_ID')
  })

  it('skips blank items and keeps the first default', () => {
    const portal = createPortal()
    const LIST = [
      { VALUE: ' ' },
      { VALUE: ' Red ', DEF: 'Y', SORT: -1 },
      { VALUE: 'Blue', DEF: 'Y', XML_ID: 'b' },
    ]
    const id = make(portal, { USER_TYPE_ID: 'enumeration', LIST })
    expect(stored(portal, id).LIST).toMatchObject([
      { VALUE: 'Red', DEF: 'Y', SORT: 500, XML_ID: 'ee38e4d5dd68c4e440825018d549cb47' },
      { VALUE: 'Blue', DEF: 'N', XML_ID: 'b' },
    ])
  })
})

describe('user.userfield.update', () => {
  it('changes settings over the stored ones', () => {
    const portal = createPortal()
    const id = make(portal, { SETTINGS: { DEFAULT_VALUE: 'a', ROWS: 3 } })
    update(portal, id, { SETTINGS: { ROWS: '4', DEFAULT_VALUE: null, NONSENSE: 1 } })
    expect(stored(portal, id).SETTINGS).toMatchObject({ DEFAULT_VALUE: 'a', ROWS: 4 })
  })

  it('casts the sort without correction and reads the id as PHP does', () => {
    const portal = createPortal()
    const id = make(portal)
    expect(update(portal, `${id}abc`, { SORT: '-5x' }).body['result']).toBe(true)
    expect(stored(portal, id).SORT).toBe(-5)
  })

  it.each([[0], ['abc'], [undefined]])('refuses the id %s', (id) => {
    expect(update(createPortal(), id, {}).body).toEqual({
      error: '',
      error_description: 'ID is not defined or invalid.',
    })
  })

  it.each([
    [
      { en: 'E', fr: 'F' },
      { en: 'E', ru: '', de: '' },
    ],
    ['', { en: '', ru: '', de: '' }],
    ['All', { en: 'All', ru: 'All', de: 'All' }],
    [null, { en: 'L', ru: 'L', de: 'L' }],
  ])('turns a label %j into %j', (EDIT_FORM_LABEL, texts) => {
    const portal = createPortal()
    const id = make(portal, { LABEL: 'L' })
    update(portal, id, { EDIT_FORM_LABEL, LABEL: 'ignored' })
    expect(stored(portal, id)).toMatchObject({
      EDIT_FORM_LABEL: texts,
      HELP_MESSAGE: { en: 'L', ru: 'L', de: 'L' },
    })
  })

  it('changes, adds, deletes and forgets external codes of items', () => {
    const portal = createPortal()
    const LIST = ['a', 'b', 'c'].map((VALUE) => ({ VALUE, XML_ID: VALUE, DEF: 'Y' }))
    const id = make(portal, { USER_TYPE_ID: 'enumeration', LIST })
    const [a, b, c] = stored(portal, id).LIST.map((item) => item.ID)
    update(portal, id, {
      LIST: [
        { ID: a, VALUE: 'A' },
        { ID: b, VALUE: 'b', DEL: 'Y' },
        { VALUE: 'new', DEF: 'Y' },
      ],
    })
    expect(stored(portal, id).LIST).toMatchObject([
      { ID: a, VALUE: 'A', XML_ID: '7fc56270e7a70fa81a5935b72eacbe29', DEF: 'N' },
      { ID: c, VALUE: 'c', XML_ID: 'c' },
      { VALUE: 'new', DEF: 'Y' },
    ])
  })

  it('refuses an external code used twice and then changes nothing', () => {
    const portal = createPortal()
    const id = make(portal, { USER_TYPE_ID: 'enumeration', LIST: [{ VALUE: 'a', XML_ID: 'a' }] })
    const before = structuredClone(stored(portal, id))
    const reply = update(portal, id, { SORT: 7, LIST: [{ VALUE: 'b', XML_ID: 'a' }] })
    expect(reply.body['error']).toBe('ERROR_CORE')
    expect(stored(portal, id)).toEqual(before)
  })

  it('ignores a list of another type and fields that are no object', () => {
    const portal = createPortal()
    const id = make(portal)
    const before = structuredClone(stored(portal, id))
    expect(update(portal, id, { LIST: [{ VALUE: 'a' }] }).body['result']).toBe(true)
    expect(update(portal, id, 'text').body['result']).toBe(true)
    expect(stored(portal, id)).toEqual(before)
  })
})

describe('user.userfield.delete', () => {
  it('takes the values with it', () => {
    const portal = createPortal()
    expect(call(portal, 'user.userfield.delete', { id: 21 }).body['result']).toBe(true)
    expect(columnsOf(portal, 1)).not.toHaveProperty('UF_USR_NICKNAME')
    expect(call(portal, 'user.userfield.delete', { id: 21 }).body['error_description']).toBe('Access denied.')
    expect(call(portal, 'user.userfield.delete', { id: 1 }).body['error_description']).toBe('Access denied.')
  })
})
