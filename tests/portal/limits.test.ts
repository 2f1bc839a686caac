import { describe, expect, it } from 'vitest'
import type { WorldOptions } from '../../www/portal/world/options.ts'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { call, present, type Row } from './call.ts'

const START = Date.parse('2026-08-15T12:00:30Z')
const MINUTE = 60_000

/** A portal with a clock that only the test moves. */
function clocked(options: WorldOptions) {
  const clock = { now: START }
  return { clock, portal: createPortal({ ...options, now: () => clock.now }) }
}

describe('the leaky bucket', () => {
  const path = (portal: Portal) => {
    const { userId, code } = portal.addWebhook(1)
    return `/rest/${userId}/${code}/`
  }
  const ask = (portal: Portal, url: string, address: string, body = '') => {
    const { status } = portal.handle({ method: 'POST', url, headers: {}, body, address })
    return status
  }

  it('holds a burst, then lets through what leaks', () => {
    const { clock, portal } = clocked({ rate: { burst: 50, perSecond: 2 } })
    const url = `${path(portal)}user.admin`
    const passed = () =>
      Array.from({ length: 60 }, () => ask(portal, url, 'a')).filter((s) => s === 200).length
    expect(passed()).toBe(50)
    clock.now += 499
    expect(passed()).toBe(0)
    clock.now += 2501
    expect(passed()).toBe(6)
    clock.now += 3_600_000
    expect(passed()).toBe(50)
  })

  it('refuses with 503 whoever calls, counts each address for itself, and a batch as one', () => {
    const { portal } = clocked({ rate: { burst: 2, perSecond: 2 } })
    const url = path(portal)
    const commands = Array.from({ length: 50 }, (_, index) => `cmd[${index}]=user.admin`).join('&')
    expect(ask(portal, `${url}batch`, 'a', commands)).toBe(200)
    expect(ask(portal, `${url}batch`, 'a', commands)).toBe(200)
    const refused = portal.handle({
      method: 'GET',
      url: '/rest/no.such',
      headers: {},
      body: '',
      address: 'a',
    })
    expect([refused.status, JSON.parse(refused.body as string)]).toEqual([
      503,
      { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' },
    ])
    expect(refused.headers['access-control-allow-origin']).toBe('*')
    expect(ask(portal, `${url}user.admin`, 'b')).toBe(200)
  })

  it('does not count preflights and files', () => {
    const { portal } = clocked({ rate: { burst: 1, perSecond: 1 } })
    portal.handle({ method: 'OPTIONS', url: '/rest/user.admin', headers: {}, body: '', address: 'a' })
    portal.handle({ method: 'GET', url: '/upload/main/1/a.png', headers: {}, body: '', address: 'a' })
    expect(ask(portal, `${path(portal)}user.admin`, 'a')).toBe(200)
  })

  it('never lets more through than it holds and leaks, in any stretch of 10,000 calls', () => {
    const { clock, portal } = clocked({ rate: { burst: 50, perSecond: 2 } })
    const url = `${path(portal)}server.time`
    const passed: number[] = []
    // Waits of a fixed generator: mostly short, sometimes of half a minute.
    let seed = 7
    for (let index = 0; index < 10_000; index += 1) {
      seed = (seed * 48_271) % 2_147_483_647
      clock.now += seed % 97 === 0 ? seed % 30_000 : seed % 600
      if (ask(portal, url, 'a') === 200) passed.push(clock.now)
    }
    expect(passed.length).toBeGreaterThan(1000)
    // From call i to call j at most 50 + 2(t(j) - t(i)) may pass: with f(i) = i - 2t(i), f(j) - f(i) is at most 49.
    let least = Infinity
    let most = 0
    for (const [index, moment] of passed.entries()) {
      const value = index - (2 * (moment - START)) / 1000
      least = Math.min(least, value)
      most = Math.max(most, value - least)
    }
    expect(most).toBeLessThan(49.001)
    expect(most).toBeGreaterThan(48)
  })
})

describe('the operating budget', () => {
  const costly = { 'user.get': 30, 'user.admin': 0.1 } as Readonly<Record<string, number>>
  const budget = { operatingLimit: 60, operatingCost: (method: string) => costly[method] ?? 0 }
  const webhook = (portal: Portal) => {
    const { userId, code } = portal.addWebhook(1)
    return (method: string, query = '') => {
      const url = `/rest/${userId}/${code}/${method}?${query}`
      const { status, body } = portal.handle({ method: 'GET', url, headers: {}, body: '' })
      return { status, body: JSON.parse(body as string) as Row & { time: Row; result: Record<string, Row> } }
    }
  }

  it('is checked before the call, so that the last may overshoot', () => {
    const { portal } = clocked({ ...budget, operatingLimit: 50 })
    const ask = webhook(portal)
    expect([ask('user.get'), ask('user.get'), ask('user.get')].map(({ status }) => status)).toEqual([
      200, 200, 429,
    ])
    expect(ask('user.get').body).toEqual({
      error: 'OPERATION_TIME_LIMIT',
      error_description: 'Method is blocked due to operation time limit.',
    })
  })

  it('is kept for each method of each webhook or application', () => {
    const { portal } = clocked(budget)
    const [first, second] = [webhook(portal), webhook(portal)]
    first('user.get')
    first('user.get')
    expect([first('user.get').status, first('user.current').status, second('user.get').status]).toEqual([
      429, 200, 200,
    ])
    const tokens = [1, 5].map((id) => portal.issueToken(id).accessToken)
    const byToken = (token = '') =>
      portal.handle({ method: 'GET', url: `/rest/user.get?auth=${token}`, headers: {}, body: '' }).status
    expect([byToken(tokens[0]), byToken(tokens[1]), byToken(tokens[0])]).toEqual([200, 200, 429])
  })

  it('reports what is spent, and when the oldest of it is freed: a window after the first call of its minute', () => {
    const { clock, portal } = clocked(budget)
    const ask = webhook(portal)
    const fresh = ask('server.time').body.time
    expect(fresh).toMatchObject({ operating: 0, operating_reset_at: START / 1000 + 600 })
    expect(ask('user.get').body.time['operating']).toBe(30)
    clock.now += MINUTE
    const { time } = ask('user.get').body
    expect(time['operating']).toBe(60)
    const reset = START + 10 * MINUTE
    expect(time['operating_reset_at']).toBe(reset / 1000)
    clock.now = reset - 1
    expect(ask('user.get').status).toBe(429)
    clock.now = reset
    expect(ask('user.get').body.time).toMatchObject({ operating: 60, operating_reset_at: reset / 1000 + 60 })
  })

  it('does not count work of a tenth of a second', () => {
    const { portal } = clocked({ ...budget, operatingLimit: 0.2 })
    const ask = webhook(portal)
    const all = Array.from({ length: 5 }, () => ask('user.admin'))
    expect(all.map(({ status, body }) => [status, body.time['operating']])).toEqual(all.map(() => [200, 0]))
  })

  it('counts every command of a batch, and not the batch', () => {
    const { portal } = clocked(budget)
    const ask = webhook(portal)
    const { status, body } = ask('batch', 'cmd[a]=user.get&cmd[b]=user.get&cmd[c]=user.get&cmd[d]=user.admin')
    expect([status, body.time['operating']]).toEqual([200, 0])
    const { result_error: errors, result_time: times } = body.result
    expect(errors).toMatchObject({ c: { error: 'OPERATION_TIME_LIMIT' } })
    expect(Object.keys(present(errors))).toEqual(['c'])
    expect(times).toMatchObject({ a: { operating: 30 }, b: { operating: 60 }, d: { operating: 0 } })
  })

  it('is spent by refused calls, too', () => {
    const { portal } = clocked({ operatingLimit: 1, operatingCost: () => 1 })
    const ask = webhook(portal)
    expect([ask('user.update').status, ask('user.update').status]).toEqual([400, 429])
  })

  it('is what the work really took, unless a price is given', () => {
    const clock = { now: START }
    // Every look at the clock takes a quarter of a second.
    const portal = createPortal({ now: () => (clock.now += 250) })
    expect(call(portal, 'user.admin').body['time']).toMatchObject({ operating: 0.25 })
  })

  it('is given back by a reset, as is the bucket', () => {
    const { portal } = clocked({ ...budget, rate: { burst: 3, perSecond: 0 } })
    const ask = webhook(portal)
    ask('user.get')
    ask('user.get')
    expect([ask('user.get').status, ask('user.admin').status]).toEqual([429, 503])
    portal.reset()
    expect([ask('user.get').status, ask('user.admin').status]).toEqual([200, 200])
  })
})

describe('work that takes its time', () => {
  const batch = (names: readonly string[]) =>
    names.map((name, index) => `cmd[${index}]=user.update?ID=5%26NAME=${name}`).join('&')
  const names = (portal: Portal) => present(portal.state.people.get(5)).columns['NAME']
  const send = (portal: Portal, method: string, body: string) => {
    const { userId, code } = portal.addWebhook(1)
    return portal.handle({ method: 'POST', url: `/rest/${userId}/${code}/${method}`, headers: {}, body })
  }

  it('delays the answer, and is told and counted command by command', () => {
    const { portal } = clocked({ work: 150, operatingLimit: 480 })
    const { status, delay, body } = send(portal, 'batch', batch(['a', 'b', 'c']))
    expect([status, delay, names(portal)]).toEqual([200, 450, 'c'])
    const { result, time } = JSON.parse(body as string) as { result: Row; time: Row }
    const times = result['result_time'] as Row[]
    expect(times.map((one) => one['operating'])).toEqual([0.15, 0.3, expect.closeTo(0.45) as number])
    expect(times.map((one) => Number(one['finish']) - START / 1000)).toEqual(
      [0.15, 0.3, 0.45].map((seconds) => expect.closeTo(seconds) as number),
    )
    expect(time).toMatchObject({ duration: 0.45, operating: 0 })
  })

  it('is cut by the gateway, and what had begun is done', () => {
    const { portal } = clocked({ work: 1000, cutAfter: 2500 })
    const { status, delay, headers, body } = send(portal, 'batch', batch(['a', 'b', 'c', 'd']))
    expect([status, delay, headers['content-type']]).toEqual([504, 2500, 'text/html; charset=utf-8'])
    expect(body).toContain('504 Gateway Time-out')
    expect(names(portal)).toBe('c')
    expect(portal.state.seen.at(-1)).toMatchObject({ method: 'batch', status: 504 })
    expect(portal.state.seen.at(-1)?.commands).toHaveLength(3)
  })

  it('is cut after a minute unless told otherwise', () => {
    const { portal } = clocked({ work: (method) => (method === 'user.update' ? 60_000 : 0) })
    const { status, delay } = send(portal, 'user.update', 'ID=5&NAME=z')
    expect([status, delay, names(portal)]).toEqual([504, 60_000, 'z'])
    expect(send(portal, 'user.admin', '')).not.toHaveProperty('delay')
  })
})
