/**
 * What was recorded of real portals, row by row: the number of a row in brackets, as the project's notes on recorded
 * answers count them.
 */
import { describe, expect, it } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import type { WorldOptions } from '../../www/portal/world/options.ts'
import { answerOf, call, columnsOf, present, type Row, rowOf } from './call.ts'

const START = Date.parse('2026-08-15T12:00:30.250Z')
const open = (options: WorldOptions = {}) => createPortal({ now: () => START, ...options })

function idsOf(portal: Portal, method: string, parameters: object, given: Parameters<typeof call>[3] = {}) {
  return (answerOf(portal, method, parameters, given) as Row[]).map((row) => Number(row['ID']))
}

describe('people', () => {
  it.each([
    [0, '2024-02-10T00:00:00+00:00'],
    [180, '2024-02-10T03:00:00+03:00'],
    [-300, '2024-02-09T19:00:00-05:00'],
  ])('were registered on a day, which is midnight UTC, %i minutes east of it [1]', (offsetMinutes, read) => {
    const portal = open({ offsetMinutes })
    columnsOf(portal, 5)['DATE_REGISTER'] = '2024-02-10 17:45:12'
    expect(rowOf(portal, 5)['DATE_REGISTER']).toBe(read)
    const me = answerOf(portal, 'user.current', {}, { user: 5 })
    expect(me).toMatchObject({ DATE_REGISTER: read })
  })

  it('who never signed in have an empty last login, and who gave no gender an empty one [2, 3]', () => {
    const portal = open()
    const id = answerOf(portal, 'user.add', { EMAIL: 'new@example.com', UF_DEPARTMENT: [2] }) as number
    const row = rowOf(portal, id)
    expect([row['LAST_LOGIN'], row['PERSONAL_GENDER']]).toEqual(['', ''])
    expect(row).not.toHaveProperty('XML_ID')
    expect(row).not.toHaveProperty('PERSONAL_COUNTRY')
  })

  it('see no type of person and a change in the format of the portal when they ask for themselves [4, 5]', () => {
    const portal = open({ offsetMinutes: 0 })
    Object.assign(columnsOf(portal, 1), {
      TIMESTAMP_X: '2026-03-06 00:43:23',
      LAST_ACTIVITY_DATE: '2026-03-07 01:02:03',
    })
    const me = answerOf(portal, 'user.current') as Row
    expect(me).not.toHaveProperty('USER_TYPE')
    expect([me['TIMESTAMP_X'], me['LAST_ACTIVITY_DATE']]).toEqual([
      '06.03.2026 00:43:23',
      '2026-03-07 01:02:03',
    ])
    for (const method of ['user.get', 'user.search']) {
      expect(answerOf(portal, method, { ID: 1 })).toMatchObject([{ USER_TYPE: 'employee', TIMESTAMP_X: {} }])
    }
  })

  it('have an external code if they administrate the portal [6]', () => {
    expect(rowOf(open(), 1)['XML_ID']).toMatch(/^\d{8}$/)
  })

  it.each<[object, number[]]>([
    [{ NAME: 'Agn' }, [1]],
    [{ NAME: 'gnes' }, []],
    [{ LAST_NAME: 'meulen' }, [3]],
    [{ WORK_POSITION: 'finance' }, [21]],
    [{ FILTER: { NAME: 'hazel', LAST_NAME: 'fair' } }, [5]],
    [{ FIND: 'haz fairw' }, [5]],
    [{ FIND: 'azel' }, []],
    [{ FIND: 'hazel.fairweather' }, [5]],
    [{ FIND: 'example.com' }, []],
    [{ FIND: 'Marie' }, []],
    [{ FIND: 'Platform' }, [9]],
    [{ FIND: '61' }, [61]],
    [{ FIND: 'Hazel', ID: 1 }, []],
    [{ FIND: 'Hazel', ACTIVE: 'Y', ID: 5 }, [5]],
    [{ UF_DEPARTMENT_NAME: 'Platf', ACTIVE: 'Y', ID: [9, 10, 8] }, [9, 10]],
    [{ UF_DEPARTMENT_NAME: 'form' }, []],
  ])('are searched by the beginnings of words: %j [7]', (parameters, expected) => {
    const portal = open()
    columnsOf(portal, 5)['SECOND_NAME'] = 'Marie'
    expect(idsOf(portal, 'user.search', parameters)).toEqual(expected)
  })

  it.each([
    ['HAS_DEPARTAMENT', { HAS_DEPARTAMENT: 'N' }, 67],
    ['HAS_DEPARTAMENT', { HAS_DEPARTAMENT: 'y' }, 67],
    ['HAS_DEPARTAMENT', { HAS_DEPARTAMENT: 'Y' }, 64],
    ['HAS_DEPARTAMENT', { '!HAS_DEPARTAMENT': 'Y' }, 64],
    ['NAME_SEARCH', { '!NAME_SEARCH': 'Hazel' }, 1],
    ['NAME_SEARCH', { NAME_SEARCH: 'azel' }, 0],
  ])('are asked for by %s as it stands, whatever is before it: %j [8]', (_, FILTER, total) => {
    const { body } = call(open(), 'user.get', { FILTER, ADMIN_MODE: 'Y' })
    expect(body['total'] ?? 0).toBe(total)
  })

  it('are found by what is before FIND, too [8]', () => {
    expect(idsOf(open(), 'user.search', { FILTER: { '!FIND': 'Hazel' } })).toEqual([5])
  })

  it.each<[object, number[]]>([
    [{ NAME: 'h_zel' }, [5]],
    [{ NAME: 'HAZ%' }, [5]],
    [{ '=NAME': 'h_zel' }, []],
    [{ '@NAME': ['haz%', 'hazel'] }, [5]],
    [{ '!NAME': '%', '<ID': 70 }, [6]],
    [{ NAME: ['agn_s', 'hazel'] }, [1, 5]],
    [{ WORK_PHONE: '+49 30 5550 10_', '<=ID': 3 }, [1, 2, 3]],
    [{ '%NAME': 'h_z' }, []],
    [{ NAME: '' }, [6]],
    [{ '=NAME': '' }, [6]],
    [{ '!NAME': '', '<=ID': 6 }, [1, 2, 3, 4, 5]],
    [{ XML_ID: '', '<=ID': 3 }, [2, 3]],
    [{ UF_USR_LANGUAGES: '', '<=ID': 5 }, [3, 5]],
    [{ '!UF_USR_LANGUAGES': false, '<=ID': 5 }, [1, 2, 4]],
    [{ PERSONAL_BIRTHDAY: '' }, [8]],
    [{ '<PERSONAL_BIRTHDAY': '1969-12-31' }, [7]],
    [{ '>UF_USR_LOCKER': 5 }, [1]],
    [{ UF_USR_CONTRACT_END: '31.12.2027' }, [2]],
    [{ '>=UF_USR_LAST_TRAINING': '2026-05-20T06:30:00+00:00' }, [3]],
    [{ ID: '5abc' }, [5]],
    [{ IS_ONLINE: 'yes' }, [1]],
  ])('fit texts as patterns unless these are exact; an empty text is nothing: %j [9]', (FILTER, expected) => {
    const portal = open()
    columnsOf(portal, 6)['NAME'] = ''
    columnsOf(portal, 8)['PERSONAL_BIRTHDAY'] = ''
    const shown = idsOf(portal, 'user.get', { FILTER })
    expect(shown.filter((id) => id <= 61)).toEqual(expected)
  })

  it('without a department are hidden but from those who ask for them by id, in admin mode, or share a group [10]', () => {
    const portal = open()
    const extranet = { EMAIL: 'outside@example.com', EXTRANET: 'Y', SONET_GROUP_ID: [7] }
    const id = answerOf(portal, 'user.add', extranet) as number
    const seen = (parameters: object, user = 1) =>
      idsOf(portal, 'user.get', { '>ID': 60, ...parameters }, { user }).filter((one) => one > 61)
    expect(seen({})).toEqual([64, 65, 66])
    expect(seen({ FILTER: { '>ID': 60 }, ADMIN_MODE: 'false' })).toEqual([62, 63, 64, 65, 66, 67, id])
    expect(seen({ ID: [62, 64] })).toEqual([62, 64])
    expect(seen({ '=ID': [62, 64] })).toEqual([64])
    expect(seen({ ID: [62, 64] }, 5)).toEqual([64])
    expect(seen({ FILTER: { '>ID': 60 }, ADMIN_MODE: 'Y' }, 5)).toEqual([64, 65, 66])
    present(portal.state.people.get(5)).groups = [7]
    expect(seen({}, 5)).toEqual([64, 65, 66, id])
    expect(idsOf(portal, 'user.get', {}, { user: id })).toEqual([5, id])
    expect(idsOf(portal, 'user.get', {}, { user: 62 })).toEqual([62])
  })

  it('are not filtered by an address that may not be read [11]', () => {
    const total = (scopes: string[]) =>
      call(open(), 'user.get', { FILTER: { EMAIL: 'hazel.fairweather@example.com' } }, { scopes }).body[
        'total'
      ]
    expect(['user', 'user_basic', 'user_brief'].map((scope) => total([scope]))).toEqual([1, 1, 64])
  })
})

describe('columns', () => {
  it.each([
    ['Germany', '0'],
    ['', '0'],
    ['122', '122'],
    ['122 Germany', '122'],
    [122, '122'],
  ])('of a country keep the leading digits of %j [13]', (country, read) => {
    const portal = open()
    for (const name of ['PERSONAL_COUNTRY', 'WORK_COUNTRY']) {
      expect(rowOf(portal, 5)).not.toHaveProperty(name)
      call(portal, 'user.update', { ID: 5, [name]: country })
      expect(rowOf(portal, 5)[name]).toBe(read)
    }
  })

  it.each([
    [-300, '2027-12-30T19:00:00-05:00'],
    [60, '2027-12-31T01:00:00+01:00'],
  ])('of a date are midnight UTC, as the birthday is, %i minutes east of it [14]', (offsetMinutes, read) => {
    const portal = open({ offsetMinutes })
    call(portal, 'user.update', { ID: 5, UF_USR_CONTRACT_END: '2027-12-31', PERSONAL_BIRTHDAY: '2027-12-31' })
    expect(rowOf(portal, 5)).toMatchObject({ UF_USR_CONTRACT_END: read, PERSONAL_BIRTHDAY: read })
  })
})
