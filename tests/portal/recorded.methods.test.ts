/**
 * What was recorded of real portals, row by row: the number of a row in brackets, as the project's notes on recorded
 * answers count them.
 */
import { describe, expect, it } from 'vitest'
import { storeFile } from '../../www/portal/world/files.ts'
import { createPortal } from '../../www/portal/portal/portal.ts'
import { ALL_SCOPES, type WorldOptions } from '../../www/portal/world/options.ts'
import { answerOf, columnsOf, present, type Row, rowOf, send } from './call.ts'

const START = Date.parse('2026-08-15T12:00:30.250Z')
const open = (options: WorldOptions = {}) => createPortal({ now: () => START, ...options })

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
