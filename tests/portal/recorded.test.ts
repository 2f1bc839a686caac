/**
 * What was recorded of real portals, row by row: the number of a row in brackets, as the project's notes on recorded
 * answers count them.
 */
import { describe, expect, it } from 'vitest'
import { storeFile } from '../../www/portal/world/files.ts'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { ALL_SCOPES, type WorldOptions } from '../../www/portal/world/options.ts'
import { call, columnsOf, present, type Row, send } from './call.ts'

const START = Date.parse('2026-08-15T12:00:30.250Z')
const open = (options: WorldOptions = {}) => createPortal({ now: () => START, ...options })

/** What a call answers: its result, or its status with its error. */
function answerOf(
  portal: Portal,
  method: string,
  parameters: object = {},
  given: Parameters<typeof call>[3] = {},
) {
  const { status, body } = call(portal, method, parameters, given)
  return 'error' in body ? [status, body['error'], body['error_description']] : body['result']
}

function idsOf(portal: Portal, method: string, parameters: object, given: Parameters<typeof call>[3] = {}) {
  return (answerOf(portal, method, parameters, given) as Row[]).map((row) => Number(row['ID']))
}

function rowOf(portal: Portal, id: number): Row {
  return present((answerOf(portal, 'user.get', { ID: id }) as Row[])[0])
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

describe('telephony [12]', () => {
  const update = (portal: Portal, fields: object) => answerOf(portal, 'user.update', { ID: 5, ...fields })
  const refused = [400, 'ERROR_CORE', expect.stringMatching(/<br>$/)]

  it.each([
    '+49 30 1234567',
    '8 (912) 345-67-89',
    '0 30 1234567890',
    '00 49 30 1234567',
    '011 49 301234567',
    '+8 1234567890',
    '80 1234567890',
    '81#12345,678',
    '123456*#,;',
  ])('takes the number %s and keeps it as it is', (number) => {
    for (const name of ['WORK_PHONE', 'PERSONAL_PHONE', 'PERSONAL_MOBILE']) {
      const portal = open()
      expect(update(portal, { [name]: number })).toBe(true)
      expect(columnsOf(portal, 5)[name]).toBe(number)
    }
  })

  it.each(['112', 'call me', '030 123456', '00 123456789', '011 123456789', '+8 12345678', '0123456789'])(
    'refuses the number %s, and all else of the update',
    (number) => {
      for (const name of ['WORK_PHONE', 'PERSONAL_PHONE', 'PERSONAL_MOBILE']) {
        const portal = open()
        expect(update(portal, { [name]: number, NAME: 'New' })).toEqual(refused)
        expect(columnsOf(portal, 5)['NAME']).toBe('Hazel')
      }
    },
  )

  it('lets numbers be cleared, and leaves the others alone', () => {
    expect(update(open(), { WORK_PHONE: '', UF_PHONE_INNER: '', PERSONAL_FAX: '1', WORK_PAGER: '2' })).toBe(
      true,
    )
  })

  it.each([
    ['12-34', '1234'],
    ['No. 7', '7'],
    [9999, '9999'],
  ])('keeps the digits of the extension %s', (sent, stored) => {
    const portal = open()
    expect(update(portal, { UF_PHONE_INNER: sent })).toBe(true)
    expect(columnsOf(portal, 5)['UF_PHONE_INNER']).toBe(stored)
  })

  it.each(['none', '12345', '2-01'])('refuses the extension %s', (UF_PHONE_INNER) => {
    const portal = open()
    expect(update(portal, { UF_PHONE_INNER, NAME: 'New' })).toEqual(refused)
    expect(columnsOf(portal, 5)).toMatchObject({ UF_PHONE_INNER: '205', NAME: 'Hazel' })
  })

  it('lets people have their own extension again', () => {
    expect(update(open(), { UF_PHONE_INNER: '2 05' })).toBe(true)
  })

  it('looks neither at connectors nor where there is none', () => {
    const portal = open()
    present(portal.state.people.get(5)).externalAuth = 'imconnector'
    expect(update(portal, { WORK_PHONE: '112', UF_PHONE_INNER: 'none' })).toBe(true)
    expect(update(open({ telephony: false }), { WORK_PHONE: '112', UF_PHONE_INNER: 'none' })).toBe(true)
  })

  it('is as strict with new people, who do not join', () => {
    const portal = open()
    const given = { EMAIL: 'new@example.com', UF_DEPARTMENT: [2] }
    const before = portal.state.people.size
    expect(answerOf(portal, 'user.add', { ...given, WORK_PHONE: '112' })).toEqual([400, 'ERROR_CORE', ''])
    expect(portal.state.people.size).toBe(before)
  })

  it('takes whoever is dismissed out of its queues for good', () => {
    const portal = open()
    const queue = present(portal.state.queues.get(1))
    const member = present(queue.people[1])
    call(portal, 'user.update', { ID: member, ACTIVE: 'N' })
    expect(queue.people).not.toContain(member)
    call(portal, 'user.update', { ID: member, ACTIVE: 'Y' })
    expect(queue.people).not.toContain(member)
    expect(queue.people.length).toBeGreaterThan(0)
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

describe('authorisation', () => {
  const ask = (portal: Portal, path: string, headers = {}, body = '') => {
    const { status, body: answer } = send(portal, path, body, 'text/plain', headers)
    return [status, answer['error'] ?? (answer['result'] as Row)['ID'], answer['error_description']]
  }

  it('refuses a wrong code as wrong credentials [15]', () => {
    const portal = open()
    const { code } = portal.addWebhook(5)
    const refusal = [401, 'INVALID_CREDENTIALS', 'Invalid request credentials']
    expect(ask(portal, '/rest/5/wrong/user.current')).toEqual(refusal)
    expect(ask(portal, `/rest/6/${code}/user.current`)).toEqual(refusal)
    expect(ask(portal, '/rest/user.current')[1]).toBe('NO_AUTH_FOUND')
  })

  it('says whose scope is missing [16]', () => {
    const portal = open()
    const { code } = portal.addWebhook(5, { scopes: ['department'] })
    const words = 'The request requires higher privileges than provided by the'
    const refusal = [401, 'insufficient_scope']
    expect(ask(portal, `/rest/5/${code}/user.get`)).toEqual([...refusal, `${words} webhook token`])
    const { accessToken } = portal.issueToken(5, { scopes: ['department'] })
    expect(ask(portal, `/rest/user.get?auth=${accessToken}`)).toEqual([...refusal, `${words} access token`])
  })

  it('refuses the webhook and the token of a dismissed person as theirs [17]', () => {
    const portal = open()
    const { code } = portal.addWebhook(5)
    const { accessToken } = portal.issueToken(5)
    call(portal, 'user.update', { ID: 5, ACTIVE: 'N' })
    const refusal = [401, 'authorization_error', 'Unable to authorize user']
    expect(ask(portal, `/rest/5/${code}/user.current`)).toEqual(refusal)
    expect(ask(portal, `/rest/user.current?auth=${accessToken}`)).toEqual(refusal)
  })

  it.each([
    [{ client_secret: 'wrong' }, 400, { error: 'invalid_client' }],
    [{ client_id: 'nobody' }, 200, { error: 'wrong_client' }],
    [
      { refresh_token: undefined },
      400,
      { error: 'invalid_request', error_description: 'No "refresh_token" parameter found' },
    ],
  ])('is refused at the token address for %j [18]', (given, status, body) => {
    const portal = open({ applications: [{ clientId: 'app.1', clientSecret: 's3cret' }] })
    const sent = {
      grant_type: 'refresh_token',
      client_id: 'app.1',
      client_secret: 's3cret',
      refresh_token: portal.issueToken(5).refreshToken,
      ...given,
    }
    const reply = send(portal, '/oauth/token/', JSON.stringify(sent), 'application/json')
    expect([reply.status, reply.body]).toEqual([status, body])
  })

  it('takes the Bearer header before the parameter [19]', () => {
    const portal = open()
    const [header, parameter] = [portal.issueToken(5).accessToken, portal.issueToken(6).accessToken]
    const sent = ask(portal, `/rest/user.current?auth=${parameter}`, { authorization: `Bearer ${header}` })
    expect(sent.slice(0, 2)).toEqual([200, '5'])
    const wrong = ask(portal, `/rest/user.current?auth=${parameter}`, { authorization: 'Bearer wrong' })
    expect(wrong.slice(0, 2)).toEqual([401, 'invalid_token'])
  })

  it('is 401 where the application is closed for a person, as in the code; the documentation has 403 [20]', () => {
    const portal = open()
    const { accessToken } = portal.issueToken(5)
    portal.revokeAccess(5)
    expect(ask(portal, `/rest/user.current?auth=${accessToken}`).slice(0, 2)).toEqual([
      401,
      'user_access_error',
    ])
  })
})

describe('answers', () => {
  it('have null for the external code of a field that was given none [21]', () => {
    const portal = open()
    const add = (fields: object) =>
      answerOf(portal, 'user.userfield.add', { fields: { USER_TYPE_ID: 'string', ...fields } })
    const ids = [add({ FIELD_NAME: 'A' }), add({ FIELD_NAME: 'B', XML_ID: 'b' })]
    const rows = answerOf(portal, 'user.userfield.list') as Row[]
    const codes = ids.map((id) => rows.find((row) => row['ID'] === String(id))?.['XML_ID'])
    expect(codes).toEqual([null, 'b'])
    expect(answerOf(portal, 'user.userfield.list', { filter: { XML_ID: 'null' } })).toEqual([])
  })

  it('count whole seconds, but for the moment of the end [22]', () => {
    const clock = { now: START }
    const portal = createPortal({ now: () => (clock.now += 375) })
    const time = call(portal, 'user.admin').body['time'] as Record<string, number>
    expect([time['start'], time['processing']].map(Number.isInteger)).toEqual([true, true])
    expect(Number.isInteger(time['finish'])).toBe(false)
    expect(time['duration']).toBeCloseTo(Number(time['finish']) - Number(time['start']), 6)
  })

  it('give a budget back a window after the first call of its minute that counted [23]', () => {
    const clock = { now: START }
    const cost = { value: 1 }
    const portal = createPortal({ now: () => clock.now, operatingCost: () => cost.value })
    const { code } = portal.addWebhook(1)
    const time = () => send(portal, `/rest/1/${code}/user.admin`, '', 'text/plain').body['time'] as Row
    cost.value = 0.1
    expect(time()['operating']).toBe(0)
    cost.value = 2
    clock.now += 5_000
    const first = Math.floor(clock.now / 1000)
    expect(time()).toMatchObject({ operating: 2, operating_reset_at: first + 600 })
    clock.now += 10_000
    expect(time()).toMatchObject({ operating: 4, operating_reset_at: first + 600 })
    clock.now += 60_000
    expect(time()).toMatchObject({ operating: 6, operating_reset_at: first + 600 })
    clock.now = (first + 600) * 1000
    cost.value = 0
    expect(time()).toMatchObject({ operating: 2, operating_reset_at: first + 10 + 60 + 600 })
  })

  it('have the code for many a title of a column [24]', () => {
    const titles = answerOf(open(), 'user.fields') as Record<string, string>
    const bare = Object.keys(titles).filter((name) => titles[name] === name)
    expect(bare.sort()).toEqual(
      [
        'ID',
        'IS_ONLINE',
        'LAST_ACTIVITY_DATE',
        'TIMESTAMP_X',
        'TIME_ZONE',
        'USER_TYPE',
        'WORK_COUNTRY',
        'WORK_FAX',
        'WORK_LOGO',
        'WORK_MAILBOX',
        'WORK_NOTES',
        'WORK_PAGER',
        'WORK_PROFILE',
        'WORK_STATE',
        'WORK_STREET',
        'WORK_ZIP',
      ].sort(),
    )
    expect(titles).toMatchObject({ NAME: 'First Name', WORK_CITY: 'City of Work', TITLE: 'User List' })
  })
})

describe('methods that real clients call', () => {
  it('user.access tells whether somebody has one of some codes', () => {
    const portal = open()
    const has = (ACCESS: unknown, user = 9) => answerOf(portal, 'user.access', { ACCESS }, { user })
    present(portal.state.people.get(9)).groups = [4]
    for (const code of ['U9', 'AU', 'G2', 'D7', 'DR7', 'DR3', 'DR1', 'IU9', 'IU10', 'SG4_K', ['U1', 'U9']]) {
      expect([code, has(code)]).toEqual([code, true])
    }
    for (const code of ['U1', 'D3', 'DR2', 'IU3', 'G1', 'CR', 'SG4_A', 'SG5_K', 'D0', 'x', '', [], null]) {
      expect([code, has(code)]).toEqual([code, false])
    }
    // The head of a department above theirs is a supervisor, and an administrator may everything.
    expect([has('IU10', 3), has('IU3', 1), has([], 1)]).toEqual([true, true, true])
  })

  it('access.name tells what codes stand for', () => {
    const portal = open()
    const codes = ['AU', 'G2', 'U5', 'IU5', 'D7', 'DR7', 'D700', 'U0', 'nonsense']
    expect(answerOf(portal, 'access.name', { ACCESS: codes })).toEqual({
      AU: { provider: '', name: 'All authorized users', provider_id: 'other' },
      G2: { provider: '', name: 'All visitors', provider_id: 'other' },
      U5: { provider: 'User', name: 'Hazel Fairweather', provider_id: 'user' },
      IU5: { provider: 'Employee', name: 'Hazel Fairweather', provider_id: 'intranet' },
      D7: { provider: 'Department', name: 'Platform', provider_id: 'intranet' },
      DR7: { provider: 'Department', name: 'Platform (with subdepartments)', provider_id: 'intranet' },
    })
    expect(answerOf(portal, 'access.name', { ACCESS: ['D700'] })).toEqual([])
    for (const ACCESS of [undefined, [], 'AU'])
      expect(answerOf(portal, 'access.name', { ACCESS })).toBe(false)
  })

  describe('options', () => {
    const applications = ['a', 'b'].map((clientId) => ({ clientId, clientSecret: 'secret' }))
    /** Asks as a person through an application; a text is a form. */
    const asker =
      (portal: Portal) => (userId: number, clientId: string, method: string, sent: object | string) => {
        const { accessToken } = portal.issueToken(userId, { clientId })
        const type = typeof sent === 'string' ? 'application/x-www-form-urlencoded' : 'application/json'
        const body = typeof sent === 'string' ? sent : JSON.stringify(sent)
        const reply = send(portal, `/rest/${method}?auth=${accessToken}`, body, type)
        return reply.body['error'] ?? reply.body['result']
      }

    it('of a person are theirs in one application, and keep their type', () => {
      const ask = asker(open({ applications }))
      expect(ask(5, 'a', 'user.option.get', {})).toEqual([])
      const options = { data: 'value', Rows: 25, on: true, list: [1, { a: null }] }
      expect(ask(5, 'a', 'user.option.set', { options })).toBe(true)
      expect(ask(5, 'a', 'user.option.set', 'options[Rows]=30&auth_connector=x')).toBe(true)
      expect(ask(5, 'a', 'user.option.get', {})).toEqual({ ...options, Rows: '30' })
      expect(ask(5, 'a', 'user.option.get', { option: 'list' })).toEqual([1, { a: null }])
      expect(ask(5, 'a', 'user.option.get', { option: 'rows' })).toBeNull()
      expect([ask(5, 'b', 'user.option.get', {}), ask(6, 'a', 'user.option.get', {})]).toEqual([[], []])
    })

    it('may be sent without a wrapper, as they are spelt', () => {
      const portal = open({ applications })
      const ask = asker(portal)
      expect(ask(5, 'a', 'user.option.set', { theme: 'dark', Size: 2 })).toBe(true)
      expect(
        ask(5, 'a', 'batch', { cmd: { a: 'user.option.set?Tab=3', b: 'user.option.get?option=Tab' } }),
      ).toMatchObject({ result: { a: true, b: '3' } })
      expect(ask(5, 'a', 'user.option.get', {})).toEqual({ theme: 'dark', Size: 2, Tab: '3' })
    })

    it('of an application are for all, and set by administrators', () => {
      const ask = asker(open({ applications }))
      expect(ask(5, 'a', 'app.option.set', { options: { data: 'x' } })).toBe('ACCESS_DENIED')
      expect(ask(1, 'a', 'app.option.set', { options: { data: 'y' } })).toBe(true)
      expect(ask(5, 'a', 'app.option.get', {})).toEqual({ data: 'y' })
      expect(ask(5, 'a', 'app.option.get', { option: 'data' })).toBe('y')
      expect(ask(5, 'b', 'app.option.get', {})).toEqual([])
    })

    it('are those of the frame', () => {
      const portal = open()
      const ask = asker(portal)
      ask(5, portal.clientId, 'user.option.set', { options: { a: '1' } })
      expect(portal.state.userOptions.get(portal.clientId)?.get(5)?.get('a')).toBe('1')
    })

    it('are refused when there are none, and to webhooks', () => {
      const portal = open({ applications })
      const ask = asker(portal)
      for (const method of ['user.option.set', 'app.option.set']) {
        expect(ask(1, 'a', method, {})).toBe('ERROR_ARGUMENT')
        expect(ask(1, 'a', method, { options: [] })).toBe('ERROR_ARGUMENT')
      }
      for (const method of ['user.option.get', 'user.option.set', 'app.option.get', 'app.option.set']) {
        expect(answerOf(portal, method, { options: { a: 1 } })).toEqual([
          403,
          'ACCESS_DENIED',
          'Access denied! Application context required',
        ])
      }
    })
  })

  it('app.info tells an application of itself, and a webhook of its scopes', () => {
    const portal = open({ languages: ['de', 'en'] })
    const { accessToken } = portal.issueToken(5)
    const reply = send(portal, `/rest/app.info?auth=${accessToken}`, '', 'text/plain')
    expect(reply.body['result']).toEqual({
      ID: 1,
      CODE: portal.clientId,
      VERSION: 1,
      STATUS: 'L',
      INSTALLED: true,
      PAYMENT_EXPIRED: 'N',
      DAYS: null,
      LANGUAGE_ID: 'de',
      LICENSE: 'de_pro100',
      LICENSE_TYPE: 'pro100',
      LICENSE_FAMILY: 'pro',
    })
    const scopes = ['user', 'department']
    expect(answerOf(portal, 'app.info', {}, { scopes })).toEqual({ SCOPE: scopes, LICENSE: 'de_pro100' })
  })

  it('feature.get tells what the tariff has', () => {
    const portal = open({ lackingFeatures: ['rest_offline_extended'] })
    expect(answerOf(portal, 'feature.get', { CODE: 'rest_offline_extended' })).toEqual({ value: 'N' })
    expect(answerOf(portal, 'feature.get', { code: 'rest_auth_connector' })).toEqual({ value: 'Y' })
    for (const CODE of [undefined, '', '0']) {
      expect(answerOf(portal, 'feature.get', { CODE })).toEqual([400, 'CODE_EMPTY', "CODE can't be empty"])
    }
  })

  it('user.online gives the ids of people who were active just now', () => {
    const portal = open()
    expect(answerOf(portal, 'user.online')).toEqual(['1'])
    columnsOf(portal, 7)['LAST_ACTIVITY_DATE'] = '2026-08-15 14:59:00'
    expect(answerOf(portal, 'user.online', {}, { scopes: ['user_brief'] })).toEqual(['1', '7'])
  })

  it('user.counters gives what is new, the live feed as one number unless asked otherwise', () => {
    const portal = open()
    expect(answerOf(portal, 'user.counters')).toEqual({ '**': { im: 2 }, s1: { '**': 3, tasks_total: 3 } })
    expect(answerOf(portal, 'user.counters', { skip_livefeed_group: 'Y' })).toMatchObject({
      s1: { '**L12': 1, '**LC40': 2, tasks_total: 3 },
    })
    expect(answerOf(portal, 'user.counters', {}, { user: 5 })).toEqual([])
  })

  it('user.userfield.file.get gives the bytes that downloadData asks for', () => {
    const portal = open()
    const { downloadData } = rowOf(portal, 3)['UF_USR_CERTIFICATE'] as Row & { downloadData: Row }
    const get = (parameters: object, scopes = ['user', 'user.userfield']) => {
      const { code } = portal.addWebhook(5, { scopes })
      const url = `/rest/5/${code}/user.userfield.file.get`
      const headers = { 'content-type': 'application/json' }
      return portal.handle({ method: 'POST', url, headers, body: JSON.stringify(parameters) })
    }
    const { status, headers, body } = get(downloadData)
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'text/plain; charset=utf-8',
      "attachment; filename*=UTF-8''first-aid.txt",
    ])
    expect(new TextDecoder().decode(body as Uint8Array)).toBe('First aid course passed.\n')

    const other = storeFile(portal, 'other.txt', 'text/plain', new Uint8Array()).id
    const error = (parameters: object, scopes?: string[]) => {
      const refusal = get(parameters, scopes)
      return [refusal.status, (JSON.parse(refusal.body as string) as Row)['error']]
    }
    expect(error({ ...downloadData, value: other })).toEqual([400, 'FILE_NOT_FOUND'])
    expect(error({ ...downloadData, field: 'NAME' })).toEqual([400, 'ENTITY_NOT_ALLOW'])
    expect(error({ ...downloadData, id: 4 })).toEqual([400, 'ENTITY_NOT_ALLOW'])
    expect(error({})).toEqual([400, 'ENTITY_NOT_ALLOW'])
    expect(error(downloadData, ['user_brief', 'user.userfield'])).toEqual([400, 'INVALID_CREDENTIALS'])
  })

  it('scope gives those of the caller, or all there are', () => {
    const portal = open()
    expect(answerOf(portal, 'scope', {}, { scopes: ['user'] })).toEqual(['user'])
    const all = answerOf(portal, 'scope', { full: true }, { scopes: ['user'] }) as string[]
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(30)
    for (const one of [...ALL_SCOPES, 'crm', 'task', 'placement', 'im', 'telephony']) {
      expect(all).toContain(one)
    }
  })

  it('find the secret of the local application made of letters, digits and dots', () => {
    const [application] = [...open().state.applications.values()]
    expect(application?.clientSecret).toMatch(/^[a-zA-Z0-9.]+$/)
  })

  it('find field 42, which the examples of the documentation change', () => {
    const portal = open()
    const fields = { SORT: 150, LIST_FILTER_LABEL: 'New Title', LIST_COLUMN_LABEL: 'New List Title' }
    expect(answerOf(portal, 'user.userfield.update', { id: 42, fields })).toBe(true)
    const [row] = answerOf(portal, 'user.userfield.list', { filter: { ID: 42, LANG: 'en' } }) as Row[]
    expect(row).toMatchObject({ ID: '42', SORT: '150', LIST_COLUMN_LABEL: 'New List Title' })
  })
})
