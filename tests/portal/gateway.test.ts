import { describe, expect, it } from 'vitest'
import { createPortal } from '../../www/portal/portal/portal.ts'
import { call, columnsOf, present, type Row, send } from './call.ts'

const JSON_TYPE = 'application/json'

describe('CORS', () => {
  const allowed = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'origin, content-type, accept',
    'x-content-type-options': 'nosniff',
  }

  it('answers a preflight before anything else', () => {
    const request = { method: 'OPTIONS', url: '/rest/no.such.method', headers: {}, body: '' }
    expect(createPortal().handle(request)).toEqual({ status: 200, headers: allowed, body: '' })
  })

  it('sends its headers with failures too', () => {
    const { headers } = send(createPortal(), '/rest/user.get', '', JSON_TYPE)
    expect(headers).toMatchObject({ ...allowed, 'content-type': 'application/json; charset=utf-8' })
  })
})

describe('authorisation', () => {
  let clock = Date.parse('2026-08-15T12:00:00Z')
  const portal = createPortal({ now: () => clock })
  const error = (path: string, body = '', headers = {}) => {
    const reply = send(portal, path, body, 'text/plain', headers)
    return [reply.status, reply.body['error'] ?? (reply.body['result'] as { ID: string }).ID]
  }

  it.each([
    ['nothing at all', '/rest/user.current', 'NO_AUTH_FOUND'],
    ['an empty token', '/rest/user.current?auth=', 'NO_AUTH_FOUND'],
    ['a wrong code', '/rest/1/wrong/user.current', 'INVALID_CREDENTIALS'],
    ['a token that never was', '/rest/user.current?auth=wrong', 'invalid_token'],
  ])('refuses %s', (_, path, code) => expect(error(path)).toEqual([401, code]))

  it('looks for the method first', () => {
    expect(error('/rest/1/wrong/user.userfield.get')).toEqual([404, 'ERROR_METHOD_NOT_FOUND'])
    expect(error('/rest/constructor')).toEqual([404, 'ERROR_METHOD_NOT_FOUND'])
    expect(error('/rest/')).toEqual([404, 'ERROR_METHOD_NOT_FOUND'])
  })

  it('takes a token from three places', () => {
    const { accessToken } = portal.issueToken(5)
    expect(error('/rest/user.current', `auth=${accessToken}`)).toEqual([200, '5'])
    expect(error(`/rest/user.current?access_token=${accessToken}`)).toEqual([200, '5'])
    expect(error('/rest/user.current', '', { authorization: `Bearer ${accessToken}` })).toEqual([200, '5'])
  })

  it('takes a webhook with any spelling of the method, by id or login', () => {
    const { code } = portal.addWebhook(5)
    for (const method of ['user.current', 'USER.Current.json', 'user.current/']) {
      expect(error(`/rest/5/${code}/${method}`)).toEqual([200, '5'])
    }
    expect(error(`/rest/hazel.fairweather/${code}/user.current`)).toEqual([200, '5'])
    expect(error(`/rest/1/${code}/user.current`)).toEqual([401, 'INVALID_CREDENTIALS'])
  })

  it('lets a token end, and a refresh token work once', () => {
    const { accessToken, refreshToken } = portal.issueToken(5)
    clock += 3_600_000
    expect(error(`/rest/user.current?auth=${accessToken}`)).toEqual([401, 'expired_token'])
    const fresh = present(portal.refreshToken(refreshToken))
    expect(error(`/rest/user.current?auth=${fresh.accessToken}`)).toEqual([200, '5'])
    expect(portal.refreshToken(refreshToken)).toBeUndefined()
  })

  it('wants a scope of the method', () => {
    const refused = (method: string, scopes: string[]) => call(portal, method, {}, { scopes }).status
    expect(refused('user.get', ['user.userfield'])).toBe(401)
    expect(refused('user.userfield.list', ['user'])).toBe(401)
    expect(refused('profile', [])).toBe(200)
  })
})

describe('the envelope', () => {
  it('carries the time of the portal', () => {
    const portal = createPortal({ now: () => Date.parse('2026-08-15T12:00:00Z'), offsetMinutes: 120 })
    expect(call(portal, 'server.time').body).toMatchObject({
      result: '2026-08-15T14:00:00+02:00',
      time: { start: 1786795200, duration: 0, date_start: '2026-08-15T14:00:00+02:00' },
    })
  })

  it('reports a programming error as a fault of the server', () => {
    const faults: unknown[] = []
    const portal = createPortal({ onFault: (thrown) => faults.push(thrown) })
    present(portal.state.people.get(1)).columns = null as never
    const { userId, code } = portal.addWebhook(1)
    const reply = send(portal, `/rest/${userId}/${code}/user.current`, '', JSON_TYPE)
    expect([reply.status, reply.body['error'], faults.length]).toEqual([500, 'INTERNAL_SERVER_ERROR', 1])
  })
})

describe('batch', () => {
  type Part = 'result' | 'result_error' | 'result_total' | 'result_next' | 'result_time'
  const portal = createPortal()
  const batch = (cmd: unknown, halt: unknown = 0) =>
    call(portal, 'batch', { cmd, halt }).body['result'] as Record<Part, Row>

  it('keeps keys, or a list for a list; empty parts are lists', () => {
    expect(batch({ a: 'user.admin', b: 'user.update?ID=0' })).toMatchObject({
      result: { a: true },
      result_error: { b: { error: 'ERROR_CORE', error_description: 'access_denied' } },
      result_total: [],
      result_next: [],
      result_time: { a: {} },
    })
    expect(batch(['user.admin', 'user.admin'])['result']).toEqual([true, true])
    expect(batch(['user.update?ID=0', 'user.admin'])['result']).toEqual({ '1': true })
    expect(batch({})).toMatchObject({ result: [], result_error: [], result_time: [] })
  })

  it('reads numbers and booleans as text', () => {
    batch({ a: 'user.update?ID=12&ACTIVE=false&NAME=true' })
    expect(columnsOf(portal, 12)).toMatchObject({ ACTIVE: 'Y', NAME: 'true' })
  })

  it('puts earlier results in, whole or inside a text', () => {
    const result = batch({
      me: 'user.current',
      found: 'user.get?FILTER[ID]=$result[me][ID]',
      list: 'user.update?ID=13&UF_DEPARTMENT=$result[me][UF_DEPARTMENT]',
      text: 'user.update?ID=13&NAME=I am $result[me][ID], $result[me][UF_DEPARTMENT]!$result[none]',
    })
    expect(result['result']['found']).toMatchObject([{ ID: '1' }])
    expect(result['result_total']).toEqual({ found: 1 })
    expect(columnsOf(portal, 13)).toMatchObject({ UF_DEPARTMENT: [1], NAME: 'I am 1, !' })
  })

  it('stops at the first failure only with halt', () => {
    const commands = { a: 'user.update?ID=0', b: 'user.admin' }
    expect(batch(commands, 1)).toMatchObject({ result: [] })
    expect(batch(commands, 0)).toMatchObject({ result: { b: true } })
  })

  it('refuses the 51st command, a batch in a batch and unknown methods; skips what is no text', () => {
    const many = Array.from({ length: 51 }, () => 'user.admin')
    expect(batch(many)['result']).toHaveLength(50)
    expect(batch(many)['result_error']).toEqual({
      '50': { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' },
    })
    expect(batch({ a: 'batch?cmd[0]=user.admin', b: 'no.such', c: ['user.admin'] })).toMatchObject({
      result: [],
      result_error: {
        a: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' },
        b: { error: 'ERROR_METHOD_NOT_FOUND' },
      },
    })
  })

  it('has no words for a missing scope', () => {
    const reply = call(portal, 'batch', { cmd: { a: 'user.get' } }, { scopes: [] })
    expect(reply.body['result']).toMatchObject({
      result_error: { a: { error: 'insufficient_scope', error_description: '' } },
    })
  })
})

describe('user.add', () => {
  const portal = createPortal({ userLimit: 66 })
  const add = (fields: object, user = 1) => {
    const { status, body } = call(portal, 'user.add', fields, { user })
    return [status, body['result'] ?? body['error'], body['error_description'], body['argument']]
  }
  const given = { EMAIL: ' new@example.com ', UF_DEPARTMENT: [2] }

  it.each([
    [{ ...given, PERSONAL_ZIP: 10115 }, ['ERROR_ARGUMENT', 'invalid_type_field', 'PERSONAL_ZIP']],
    [{ ...given, WORK_LOGO: ['a.png', ''] }, ['ERROR_ARGUMENT', 'invalid_type_field', 'WORK_LOGO']],
    [{ ...given, EMAIL: 'nobody' }, ['ERROR_ARGUMENT', 'wrong_email', '']],
    [{ EMAIL: 'new@example.com' }, ['ERROR_ARGUMENT', 'no_extranet_field', '']],
    [{ ...given, EXTRANET: 'Y' }, ['ERROR_ARGUMENT', 'no_sonet_group_for_extranet', '']],
    [{ ...given, UF_USR_LOCKER: 'x' }, ['ERROR_CORE', '', undefined]],
  ])('refuses %j', (fields, refusal) => expect(add(fields)).toEqual([400, ...refusal]))

  it('needs an administrator', () =>
    expect(add(given, 5).slice(0, 3)).toEqual([400, 'ERROR_CORE', 'access_denied']))

  it('adds once, then the address is taken and the licence full', () => {
    expect(add(given).slice(0, 2)).toEqual([200, 68])
    expect(columnsOf(portal, 68)).toMatchObject({ EMAIL: 'new@example.com', ACTIVE: 'Y' })
    expect(add(given)[0]).toBe(400)
    expect(add({ ...given, EMAIL: 'other@example.com' })[2]).toBe('user_count_exceeded')
  })

  it('falls into the trap of a JSON true', () => {
    const roomy = createPortal()
    const id = call(roomy, 'user.add', { ...given, ACTIVE: true }).body['result'] as number
    expect(columnsOf(roomy, id)['ACTIVE']).toBe('N')
  })
})
