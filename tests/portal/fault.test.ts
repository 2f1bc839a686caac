import { describe, expect, it } from 'vitest'
import type { Fault } from '../../www/portal/world/fault.ts'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { call, columnsOf } from './call.ts'

const busy: Fault = { kind: 'status', status: 503, error: 'QUERY_LIMIT_EXCEEDED' }

/** The statuses of some calls in a row. */
function statuses(portal: Portal, ...methods: string[]): number[] {
  return methods.map((method) => call(portal, method, { ID: 5 }).status)
}

/** A portal on which these faults wait. */
function faulty(...faults: Fault[]): Portal {
  const portal = createPortal()
  for (const fault of faults) portal.addFault(fault)
  return portal
}

describe('a fault', () => {
  it('strikes once, whatever is called', () => {
    expect(statuses(faulty(busy), 'user.get', 'user.get')).toEqual([503, 200])
  })

  it('waits for its method, however that is spelt', () => {
    const portal = faulty({ ...busy, method: 'User.Get' })
    expect(statuses(portal, 'user.current', 'USER.GET', 'user.get')).toEqual([200, 503, 200])
  })

  it('lets calls pass, then strikes as often as told', () => {
    const portal = faulty({ ...busy, method: 'user.get', after: 1, times: 2 })
    const calls = ['user.get', 'user.admin', 'user.get', 'user.get', 'user.get']
    expect(statuses(portal, ...calls)).toEqual([200, 200, 503, 503, 200])
  })

  it('takes its turn after those that came before', () => {
    const portal = faulty(
      { ...busy, after: 2 },
      { kind: 'status', status: 500, error: 'A' },
      { kind: 'status', status: 429, error: 'B' },
    )
    const calls = Array.from({ length: 4 }, () => 'user.admin')
    expect(statuses(portal, ...calls)).toEqual([500, 429, 503, 200])
  })

  it('strikes before the method is looked for, and leaves preflights alone', () => {
    const portal = faulty(busy)
    const preflight = { method: 'OPTIONS', url: '/rest/user.get', headers: {}, body: '' }
    expect(portal.handle(preflight).status).toBe(200)
    expect(statuses(portal, 'no.such', 'no.such')).toEqual([503, 404])
  })

  it('strikes one command of a batch by its name, and no other way than a portal could', () => {
    const portal = faulty(
      { kind: 'drop-after', method: 'user.admin' },
      { kind: 'status', status: 400, error: 'ERROR_CORE', description: 'Deadlock', method: 'user.update' },
      { kind: 'error-in-200', method: 'user.current' },
    )
    const cmd = {
      a: 'user.update?ID=5&NAME=x',
      b: 'user.update?ID=6&NAME=x',
      c: 'user.current',
      d: 'user.admin',
    }
    expect(call(portal, 'batch', { cmd }).body['result']).toMatchObject({
      result: { b: true, c: { error: 'insufficient_scope' }, d: true },
      result_error: { a: { error: 'ERROR_CORE', error_description: 'Deadlock' } },
    })
    expect([columnsOf(portal, 5)['NAME'], columnsOf(portal, 6)['NAME']]).toEqual(['Hazel', 'x'])
  })

  it('strikes the token address only by its name', () => {
    const portal = faulty(busy, { ...busy, method: 'oauth/token' })
    const refresh = () => portal.handle({ method: 'GET', url: '/oauth/token/', headers: {}, body: '' }).status
    expect([refresh(), refresh(), ...statuses(portal, 'user.admin')]).toEqual([503, 400, 503])
  })

  it('is forgotten on reset', () => {
    const portal = faulty(busy)
    portal.reset()
    expect(statuses(portal, 'user.get')).toEqual([200])
  })
})

describe('the list of calls', () => {
  it('tells what came when, what was done, and nothing secret', () => {
    const clock = { now: 1000 }
    const portal = createPortal({ now: () => clock.now })
    const { accessToken } = portal.issueToken(5)
    const ask = (method: string) => {
      const url = `/rest/${method}?auth=${accessToken}&ID=5&NAME=Secret&cmd[a]=user.admin&cmd[b]=user.update?ID=0`
      portal.handle({ method: 'GET', url, headers: {}, body: '' })
    }
    ask('user.update')
    clock.now = 2000
    ask('no.such')
    portal.addFault({ kind: 'drop-after' })
    ask('user.admin')
    portal.addFault({ kind: 'drop-before' })
    ask('user.admin')
    portal.addFault({ kind: 'delay', ms: 5 })
    ask('batch')
    const { seen } = portal.state
    expect(seen).toEqual([
      { method: 'user.update', at: 1000, applied: true, status: 200 },
      { method: 'no.such', at: 2000, applied: false, status: 404 },
      { method: 'user.admin', at: 2000, applied: true, fault: 'drop-after' },
      { method: 'user.admin', at: 2000, applied: false, fault: 'drop-before' },
      {
        method: 'batch',
        at: 2000,
        applied: true,
        fault: 'delay',
        status: 200,
        commands: [
          { method: 'user.admin', at: 2000, applied: true },
          { method: 'user.update', at: 2000, applied: false },
        ],
      },
    ])
  })

  it('knows a refusal inside a result', () => {
    const portal = createPortal()
    call(portal, 'user.update', { ID: 5, NAME: 'x' }, { scopes: ['user_basic'] })
    expect(portal.state.seen).toMatchObject([{ method: 'user.update', applied: false, status: 200 }])
  })

  it('forgets the oldest of very many', () => {
    const portal = createPortal()
    const request = { method: 'GET', url: '/rest/no.such', headers: {}, body: '' }
    call(portal, 'user.admin')
    for (let count = 0; count < 10_000; count += 1) portal.handle(request)
    expect(portal.state.seen).toHaveLength(10_000)
    expect(portal.state.seen[0]?.method).toBe('no.such')
  })
})
