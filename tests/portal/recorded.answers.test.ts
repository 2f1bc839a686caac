/**
 * What was recorded of real portals, row by row: the number of a row in brackets, as the project's notes on recorded
 * answers count them.
 */
import { describe, expect, it } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import type { WorldOptions } from '../../www/portal/world/options.ts'
import { answerOf, call, type Row, send } from './call.ts'

const START = Date.parse('2026-08-15T12:00:30.250Z')
const open = (options: WorldOptions = {}) => createPortal({ now: () => START, ...options })

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
