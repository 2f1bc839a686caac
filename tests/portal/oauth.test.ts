import { describe, expect, it } from 'vitest'
import { ALL_SCOPES, type WorldOptions } from '../../www/portal/world/options.ts'
import { createPortal } from '../../www/portal/portal/portal.ts'
import { present, type Row, send } from './call.ts'

const DAY = 24 * 3600 * 1000
const CLIENT = { clientId: 'app.1', clientSecret: 's3cret' }
const OTHER = { clientId: 'app.2', clientSecret: 'other' }

/** A portal with two applications, a clock, and the two addresses an application talks to. */
function open(options: WorldOptions = {}) {
  const clock = { now: Date.parse('2026-08-15T12:00:00Z') }
  const portal = createPortal({ applications: [CLIENT, OTHER], now: () => clock.now, ...options })
  const trade = (given: Record<string, string>) => {
    const named = { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, ...given }
    const url = `http://portal.test/oauth/token/?${new URLSearchParams(named).toString()}`
    const { status, body } = portal.handle({ method: 'GET', url, headers: {}, body: '' })
    return { status, body: JSON.parse(body as string) as Row }
  }
  const refresh = (token: unknown, given: Record<string, string> = {}) =>
    trade({ grant_type: 'refresh_token', refresh_token: String(token), ...given })
  const ask = (token: unknown, method = 'user.current') => {
    const { status, body } = send(portal, `/rest/${method}`, `auth=${String(token)}`, 'text/plain')
    return [status, body['error'] ?? (body['result'] as Row)['ID'] ?? body['result']]
  }
  return { clock, portal, trade, refresh, ask }
}

describe('the token address', () => {
  it('answers with every field', () => {
    const { clock, portal, refresh, ask } = open({ tokenLifetime: 60 })
    const { status, body } = refresh(portal.issueToken(5).refreshToken)
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        refresh_token: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        expires_in: 60,
        expires: clock.now / 1000 + 60,
        client_endpoint: 'http://portal.test/rest/',
        server_endpoint: 'http://portal.test/rest/',
        domain: 'oauth.bitrix.info',
        member_id: portal.memberId,
        scope: ALL_SCOPES.join(','),
        status: 'L',
        user_id: 5,
      },
    ])
    expect(ask(body['access_token'])).toEqual([200, '5'])
    clock.now += 60_000
    expect(ask(body['access_token'])).toEqual([401, 'expired_token'])
  })

  it('takes a form as well', () => {
    const { portal } = open()
    const form = { grant_type: 'refresh_token', client_id: 'app.1', client_secret: 's3cret' }
    const body = new URLSearchParams({ ...form, refresh_token: portal.issueToken(5).refreshToken })
    const reply = send(portal, '/oauth/token/', body.toString(), 'application/x-www-form-urlencoded')
    expect([reply.status, reply.body['user_id']]).toEqual([200, 5])
    expect(reply.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('changes the refresh token each time and keeps the scopes', () => {
    const { portal, refresh, ask } = open()
    const first = portal.issueToken(5, { scopes: ['user.userfield'] })
    const second = refresh(first.refreshToken).body
    expect(refresh(first.refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const third = refresh(second['refresh_token'])
    expect([third.status, third.body['scope']]).toEqual([200, 'user.userfield'])
    expect(ask(third.body['access_token'])).toEqual([401, 'insufficient_scope'])
    expect(ask(first.accessToken, 'profile')).toEqual([200, '5'])
  })

  it('knows a refresh token for 180 days', () => {
    const { clock, portal, refresh } = open()
    const [early, late] = [portal.issueToken(5), portal.issueToken(5)]
    clock.now += 180 * DAY - 1
    expect(refresh(early.refreshToken).status).toBe(200)
    clock.now += 1
    expect(refresh(late.refreshToken).body['error']).toBe('invalid_grant')
  })

  it('trades a code once, within 30 seconds', () => {
    const { clock, portal, trade, ask } = open()
    const redeem = (code: string) => trade({ grant_type: 'authorization_code', code })
    const code = portal.issueCode(5)
    clock.now += 29_999
    const { body } = redeem(code)
    expect(ask(body['access_token'])).toEqual([200, '5'])
    expect(redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const late = portal.issueCode(5)
    clock.now += 30_000
    expect(redeem(late).body['error']).toBe('invalid_grant')
  })

  it.each([
    [{ client_id: 'nobody' }, 200, 'wrong_client'],
    [{ client_secret: 'wrong' }, 400, 'invalid_client'],
    [{ client_id: 'nobody', client_secret: '' }, 200, 'wrong_client'],
    [{ client_id: OTHER.clientId, client_secret: OTHER.clientSecret }, 400, 'invalid_grant'],
    [{ refresh_token: '' }, 400, 'invalid_request'],
    [{ grant_type: 'password' }, 400, 'invalid_request'],
    [{ grant_type: '' }, 400, 'invalid_request'],
  ])('refuses %j, and the token stays good', (given, status, error) => {
    const { portal, refresh } = open()
    const { refreshToken } = portal.issueToken(5)
    expect(refresh(refreshToken, given)).toMatchObject({ status, body: { error } })
    expect(refresh(refreshToken).status).toBe(200)
  })

  it('knows nothing of a refresh token that was used in the frame', () => {
    const { portal, refresh } = open()
    const { refreshToken } = portal.issueToken(5)
    expect(present(portal.refreshToken(refreshToken)).userId).toBe(5)
    expect(refresh(refreshToken).body['error']).toBe('invalid_grant')
    expect(portal.refreshToken('')).toBeUndefined()
  })
})

describe('a token', () => {
  it('opens nothing once its application is closed for the person or gone', () => {
    const { portal, refresh, ask } = open()
    const [mine, theirs] = [portal.issueToken(5), portal.issueToken(1)]
    portal.revokeAccess(5)
    expect(ask(mine.accessToken)).toEqual([401, 'user_access_error'])
    expect(refresh(mine.refreshToken).body['error']).toBe('invalid_grant')
    expect(ask(theirs.accessToken)).toEqual([200, '1'])
    portal.state.applications.delete(CLIENT.clientId)
    expect(ask(theirs.accessToken)).toEqual([401, 'APPLICATION_NOT_FOUND'])
  })

  it('ends for good when the person is dismissed', () => {
    const { portal, refresh, ask } = open()
    const { accessToken, refreshToken } = portal.issueToken(5)
    const admin = portal.issueToken(1).accessToken
    send(portal, '/rest/user.update', `auth=${admin}&ID=5&ACTIVE=N`, 'text/plain')
    expect(ask(accessToken)).toEqual([401, 'authorization_error'])
    expect(refresh(refreshToken).body['error']).toBe('invalid_grant')
  })

  it('tells administrators from others', () => {
    const { portal, ask } = open()
    expect(ask(portal.issueToken(1).accessToken, 'user.admin')).toEqual([200, true])
    expect(ask(portal.issueToken(5).accessToken, 'user.admin')).toEqual([200, false])
  })
})
