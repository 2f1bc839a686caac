/**
 * What was recorded of real portals, row by row: the number of a row in brackets, as the project's notes on recorded
 * answers count them.
 */
import { describe, expect, it } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import type { WorldOptions } from '../../www/portal/world/options.ts'
import { answerOf, send } from './call.ts'

const START = Date.parse('2026-08-15T12:00:30.250Z')
const open = (options: WorldOptions = {}) => createPortal({ now: () => START, ...options })

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
