import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { present } from './call.ts'

let server: LocalPortal

beforeAll(async () => {
  server = await startPortal({ code: 'c0de', control: true })
})

afterAll(() => server.close())

/** Talks to the control address. */
async function control(method: string, path: string, body?: unknown, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {})
  const init = method === 'GET' ? {} : { method, body: text, headers: { 'content-type': type } }
  const response = await fetch(`${server.url}control/${path}`, init)
  return [response.status, (await response.json()) as unknown]
}

const status = async (method: string) => (await fetch(`${server.webhook}${method}`)).status

/** A call is answered and remembered as one that no fault struck. */
async function expectNoFault() {
  expect(await status('user.admin')).toBe(200)
  const [last] = server.state.seen.slice(-1)
  expect(last).toEqual({ method: 'user.admin', at: last?.at, applied: true, status: 200 })
}

describe('the control address', () => {
  it('adds one fault or several, and lists what happened', async () => {
    await control('POST', 'reset')
    const busy = { kind: 'status', status: 503, error: 'QUERY_LIMIT_EXCEEDED', method: 'user.get' }
    expect(await control('POST', 'faults', busy)).toEqual([200, true])
    const more = [
      { kind: 'html', method: 'user.admin', after: 1 },
      { kind: 'no-result', times: 1 },
    ]
    expect(await control('POST', 'faults', more)).toEqual([200, true])
    expect([await status('user.get'), await status('user.admin'), await status('user.admin')]).toEqual([
      503, 200, 502,
    ])
    const [, requests] = await control('GET', 'requests')
    expect(requests).toMatchObject([
      { method: 'user.get', applied: false, status: 503, fault: 'status' },
      { method: 'user.admin', applied: false, status: 200, fault: 'no-result' },
      { method: 'user.admin', applied: false, status: 502, fault: 'html' },
    ])
    expect(JSON.stringify(requests)).not.toContain('c0de')
  })

  it('forgets all of it', async () => {
    await control('POST', 'faults', { kind: 'garbage' })
    expect(await control('POST', 'reset')).toEqual([200, true])
    expect(await control('GET', 'requests')).toEqual([200, []])
    await expectNoFault()
  })

  it.each([
    ['{', 'This is not JSON'],
    ['[null]', 'A fault must be an object'],
    [{ kind: 'flood' }, /^kind must be one of status, delay,/],
    [{ kind: 'constructor' }, /^kind must be one of/],
    [{}, /^kind must be one of/],
    [{ kind: 'html', ms: 5 }, 'html takes no ms'],
    [{ kind: 'delay' }, 'ms must be a number from 0'],
    [{ kind: 'delay', ms: -1 }, 'ms must be a number from 0'],
    [{ kind: 'delay', ms: '5' }, 'ms must be a number from 0'],
    [{ kind: 'status', status: 99 }, 'status must be a status from 200 to 599'],
    [{ kind: 'redirect', to: 'elsewhere' }, 'to must be an http address'],
    [{ kind: 'html', method: 5 }, 'method must be a text'],
    [[{ kind: 'html' }, { kind: 'status' }], 'status must be a status from 200 to 599'],
  ])('refuses %j and adds nothing', async (body, reason) => {
    const [code, answer] = await control('POST', 'faults', body)
    expect([code, (answer as { error: string }).error]).toEqual([400, expect.stringMatching(reason)])
    await expectNoFault()
  })

  it('takes no body that a web page could send, and knows no other path', async () => {
    expect((await control('POST', 'faults', { kind: 'html' }, 'text/plain'))[0]).toBe(415)
    expect((await control('POST', 'reset', {}, 'text/plain'))[0]).toBe(415)
    expect((await control('POST', 'requests'))[0]).toBe(404)
    const preflight = await fetch(`${server.url}control/faults`, { method: 'OPTIONS' })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([404, null])
  })

  it('is not there unless asked for', async () => {
    const plain = await startPortal()
    expect((await fetch(`${plain.url}control/requests`)).status).toBe(404)
    await plain.close()
  })
})

describe('a silent host page', () => {
  it('is told of its silence command by command', async () => {
    await control('POST', 'reset')
    const page = await (await fetch(`${server.url}?app=http://127.0.0.1:9/`)).text()
    const sid = present(/"sid":"([0-9a-f]{32})"/.exec(page)?.[1])
    const hear = async (command: string) => {
      const init = { method: 'POST', body: JSON.stringify({ command }) }
      const response = await fetch(`${server.url}portal/frame/${sid}/hear`, init)
      return ((await response.json()) as { silent: boolean }).silent
    }
    expect([await hear('getInitData'), await hear('refreshAuth')]).toEqual([false, false])
    await control('POST', 'faults', { kind: 'frame-silence', method: 'refreshAuth' })
    expect([await hear('getInitData'), await hear('refreshAuth'), await hear('refreshAuth')]).toEqual([
      false,
      true,
      true,
    ])
    await control('POST', 'reset')
    await control('POST', 'faults', { kind: 'frame-silence', after: 1, times: 1 })
    expect([await hear('a'), await hear('b'), await hear('c')]).toEqual([false, true, false])
  })
})
