import { describe, expect, it } from 'vitest'
import { createPortal } from '../../www/portal/portal/portal.ts'
import { call, present, type Row } from './call.ts'

const portal = createPortal({ now: () => Date.parse('2026-08-15T12:00:00Z') })
const rows = (parameters: object, method = 'user.get') =>
  call(portal, method, parameters).body['result'] as Row[]
const ids = (parameters: object, method = 'user.get') =>
  rows(parameters, method).map((row) => Number(row['ID']))

describe('paging', () => {
  it('gives 50, then the rest', () => {
    const first = call(portal, 'user.get').body
    expect([(first['result'] as Row[]).length, first['total'], first['next']]).toEqual([50, 64, 50])
    const second = call(portal, 'user.get', { start: 50 }).body
    expect([(second['result'] as Row[]).length, second['total'], second['next']]).toEqual([14, 64, undefined])
  })

  it('does not count with start -1', () => {
    const body = call(portal, 'user.get', { start: -1, FILTER: { '>ID': 60 } }).body
    expect([(body['result'] as Row[]).length, 'total' in body, 'next' in body]).toEqual([4, false, false])
  })

  it('answers nobody without total and next', () => {
    const body = call(portal, 'user.get', { ID: 999 }).body
    expect(Object.keys(body)).toEqual(['result', 'time'])
    expect(body['result']).toEqual([])
  })
})

describe('filters', () => {
  it.each<[string, object, number[]]>([
    ['by the top-level parameters', { LAST_NAME: 'fairweather' }, [5]],
    ['by FILTER instead of them', { ID: 1, FILTER: { ID: 5 } }, [5]],
    ['a list of values', { FILTER: { ID: [3, 5] } }, [3, 5]],
    ['@', { FILTER: { '@ID': [3, 5] } }, [3, 5]],
    ['>= and <', { FILTER: { '>=ID': 10, '<ID': 12 } }, [10, 11]],
    ['% anywhere', { FILTER: { '%LAST_NAME': 'weather' } }, [5]],
    ['=% with wildcards', { FILTER: { '=%LAST_NAME': 'Fair%' } }, [5]],
    ['a department', { FILTER: { UF_DEPARTMENT: 1 } }, [1]],
    ['the dismissed', { FILTER: { ACTIVE: 'N' } }, [61]],
    ['the dismissed by JSON false', { FILTER: { ACTIVE: false } }, [61]],
    ['extranet', { FILTER: { USER_TYPE: 'extranet' }, ADMIN_MODE: 1 }, [62, 63]],
    ['a day in ISO', { FILTER: { PERSONAL_BIRTHDAY: '1988-02-29' } }, [5]],
    ['a day in the portal format', { FILTER: { PERSONAL_BIRTHDAY: '29.02.1988' } }, [5]],
    ['an unreadable day finds nobody', { FILTER: { PERSONAL_BIRTHDAY: 'soon' } }, []],
    ['online', { FILTER: { IS_ONLINE: 'Y' } }, [1]],
    ['a custom list', { FILTER: { UF_USR_LANGUAGES: 102 } }, [2, 4]],
    ['a name search', { FILTER: { NAME_SEARCH: 'hazel fair' } }, [5]],
    ['a not', { FILTER: { '!ID': 1, '<=ID': 3 } }, [2, 3]],
  ])('%s', (_, parameters, expected) => expect(ids(parameters)).toEqual(expected))

  it.each([
    ['an unknown name', { FILTER: { NICK: 'x' } }],
    ['a documented prefix of three characters', { FILTER: { '!=%NAME': 'x' } }],
    ['the other one', { FILTER: { '!%=NAME': 'x' } }],
    ['FIND outside user.search', { FIND: 'Hazel' }],
  ])('%s is dropped and the answer unfiltered', (_, parameters) => {
    expect(call(portal, 'user.get', parameters).body['total']).toBe(64)
  })

  it('takes the text "false" for active', () => {
    expect(call(portal, 'user.get', { FILTER: { ACTIVE: 'false' } }).body['total']).toBe(63)
  })

  it('finds words of a name, a position or a department', () => {
    expect(ids({ FIND: 'hazel' }, 'user.search')).toEqual([5])
    expect(ids({ FIND: 'Журавлёва support' }, 'user.search')).toEqual([14])
    expect(ids({ UF_DEPARTMENT_NAME: 'Platf' }, 'user.search')).toContain(9)
  })

  it('shows letter accounts to administrators in admin mode only', () => {
    const filter = { FILTER: { USER_TYPE: 'email' }, ADMIN_MODE: 'false' }
    expect(ids(filter)).toEqual([67])
    expect(call(portal, 'user.get', filter, { user: 5 }).body['result']).toEqual([])
    expect(ids({ FILTER: { USER_TYPE: 'email' } })).toEqual([])
  })
})

describe('order', () => {
  it('needs both words', () => {
    expect(ids({ sort: 'ID', order: 'desc' })[0]).toBe(66)
    expect(ids({ sort: 'ID' })[0]).toBe(1)
    expect(ids({ order: 'desc' })[0]).toBe(1)
    const byAge = { sort: 'PERSONAL_BIRTHDAY', order: 'ASC', ADMIN_MODE: 1 }
    expect(ids(byAge).slice(0, 2)).toEqual([67, 63])
    expect(ids({ ...byAge, FILTER: { '!PERSONAL_BIRTHDAY': '' } })[0]).toBe(63)
  })
})

describe('what comes back', () => {
  const first = present(rows({ ID: 1 })[0])

  it('has the types of the portal', () => {
    expect(first).toMatchObject({
      ID: '1',
      ACTIVE: true,
      IS_ONLINE: 'Y',
      USER_TYPE: 'employee',
      TIMESTAMP_X: {},
      PERSONAL_BIRTHDAY: '1971-03-14T03:00:00+03:00',
      UF_DEPARTMENT: [1],
      UF_USR_FIRST_AID: '1',
      UF_USR_LANGUAGES: [101, 103],
    })
    expect(first['PERSONAL_PHOTO']).toMatch(/^http:\/\/portal\.test\/upload\//)
    expect('SECOND_NAME' in first).toBe(false)
  })

  it.each([
    [-300, '2027-12-30T19:00:00-05:00'],
    [0, '2027-12-31T00:00:00+00:00'],
    [720, '2027-12-31T12:00:00+12:00'],
  ])('has a date as midnight UTC, %i minutes east of it', (offsetMinutes, read) => {
    const [row] = call(createPortal({ offsetMinutes }), 'user.get', { ID: 2 }).body['result'] as Row[]
    expect(row?.['UF_USR_CONTRACT_END']).toBe(read)
  })

  it('writes moments as text in user.current', () => {
    const me = call(portal, 'user.current').body['result'] as Row
    expect(me['TIMESTAMP_X']).toBe('14.08.2026 15:00:00')
  })

  it('has false for nobody’s departments', () =>
    expect(present(rows({ ID: 63 })[0])['UF_DEPARTMENT']).toBe(false))

  it('is cut down by select', () => {
    expect(Object.keys(present(rows({ ID: 1, select: ['NAME', 'nonsense'] })[0]))).toEqual(['NAME'])
    expect(
      Object.keys(present(rows({ ID: 5, select: ['UF_*'] })[0])).every((name) => name.startsWith('UF_')),
    ).toBe(true)
  })

  it('resizes the photo by its address', () => {
    expect(present(rows({ ID: 1, IMAGE_RESIZE: 'small' })[0])['PERSONAL_PHOTO']).toContain('/150_150_1/')
  })

  it('depends on the scope', () => {
    const seen = (scopes: string[]) =>
      present((call(portal, 'user.get', { ID: 1 }, { scopes }).body['result'] as Row[])[0])
    expect(seen(['user_brief'])).not.toHaveProperty('EMAIL')
    expect(seen(['user_brief'])).toHaveProperty('PERSONAL_CITY')
    expect(seen(['user_basic'])).toHaveProperty('EMAIL')
    expect(seen(['user_basic'])).not.toHaveProperty('UF_USR_NICKNAME')
    expect(seen(['user_basic', 'user.userfield'])).toHaveProperty('UF_USR_NICKNAME')
    expect(seen(['user'])).toHaveProperty('LAST_LOGIN')
  })

  it('is named by user.fields', () => {
    const titles = call(portal, 'user.fields').body['result'] as Record<string, string>
    expect(titles).toMatchObject({ NAME: 'First Name', UF_USR_SHIRT: 'Shirt size' })
  })
})

describe('the shipped people', () => {
  it('use every type of field somewhere', () => {
    const used = new Set(
      [...portal.state.people.values()].flatMap(({ columns }) =>
        Object.keys(columns).filter((name) => name.startsWith('UF_USR_')),
      ),
    )
    const unused = [...portal.state.fields.values()].filter(
      ({ FIELD_NAME }) => FIELD_NAME.startsWith('UF_USR_') && !used.has(FIELD_NAME),
    )
    expect(unused).toEqual([])
  })

  it('have addresses of their own under example.com', () => {
    const addresses = [...portal.state.people.values()].map(({ columns }) => String(columns['EMAIL']))
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(addresses.every((address) => /^[a-z.]+@example\.com$/.test(address))).toBe(true)
  })
})
