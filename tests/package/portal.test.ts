import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createClient, settle, type B24Error, type Client } from '../../dist/node.js'

const code = 'k3yc0de'
let server: Server
let base: string
let client: Client
let requests: { url: string | undefined; body: unknown }[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void

/** Answers every call with one envelope. */
function reply(status: number, body: unknown): void {
  answer = (_, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body))
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      requests.push({ url: request.url, body: text && JSON.parse(text) })
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest/1/${code}/`
  client = await createClient({ webhook: base })
})

afterAll(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

afterEach(() => {
  requests = []
})

async function failure(promise: Promise<unknown>): Promise<B24Error> {
  const settled = await settle(promise)
  if (settled.success) throw new Error('the call should have failed')
  return settled.error
}

/** Everything of an error that a log would show. */
function shown(error: Error): string {
  return [error.name, error.message, error.stack, JSON.stringify(error), JSON.stringify(error.cause)].join(
    '\n',
  )
}

describe('a call', () => {
  test('sends what the portal understands', async () => {
    reply(200, { result: true, time: { duration: 0.1 } })
    const { result, warnings, time, status } = await client.user.update({
      ID: '5',
      ACTIVE: true,
      NAME: 'Ann',
    })
    expect({ result, warnings, status }).toEqual({ result: true, warnings: [], status: 200 })
    expect(time).toEqual({ duration: 0.1 })
    expect(requests).toHaveLength(1)
    expect(requests[0]?.url).toMatch(/^\/rest\/1\/k3yc0de\/user\.update(\.json)?$/)
    expect(requests[0]?.body).toEqual({ ID: 5, ACTIVE: 'Y', NAME: 'Ann' })
  })

  test('encodes a file', async () => {
    reply(200, { result: true })
    const gif = new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0, 0, 0, 0x3b])
    const base64 = Buffer.from(gif).toString('base64')
    for (const photo of [
      new File([gif], 'a.gif'),
      { name: 'a.gif', data: new Blob([gif]) },
      { name: 'a.gif', data: gif },
      { name: 'a.gif', data: gif.buffer },
    ]) {
      await client.user.update({ ID: 5, PERSONAL_PHOTO: photo })
      expect(requests.at(-1)?.body).toEqual({ ID: 5, PERSONAL_PHOTO: ['a.gif', base64] })
    }
  })

  test('hands a page of people back', async () => {
    reply(200, { result: [{ ID: '1', ACTIVE: true, TIMESTAMP_X: {} }], total: 51, next: 50 })
    const page = await client.user.get({ FILTER: { ACTIVE: true } })
    expect(page).toMatchObject({ result: [{ ID: '1', ACTIVE: true, TIMESTAMP_X: {} }], total: 51, next: 50 })
  })

  test('takes a falsy result for a success', async () => {
    reply(200, { result: [] })
    expect((await client.user.search({ FILTER: { FIND: 'nobody' } })).result).toEqual([])
    reply(200, { result: false })
    expect((await client.call('app.option.set')).result).toBe(false)
  })

  test('sends unchecked when asked to', async () => {
    reply(200, { result: 'anything' })
    const { result } = await client.call<string>('any.method', { weird: [null, { deep: true }] })
    expect(result).toBe('anything')
    expect(requests[0]?.body).toEqual({ weird: [null, { deep: true }] })
  })

  test('uses the fetch it is given', async () => {
    let calls = 0
    const own: typeof fetch = (input, init) => {
      calls++
      return fetch(input, init)
    }
    reply(200, { result: { ID: '1' } })
    const other = await createClient({ webhook: base, fetch: own })
    expect((await other.user.current()).result).toEqual({ ID: '1' })
    expect(calls).toBe(1)
  })
})

describe('a failure', () => {
  test('of the check sends nothing', async () => {
    const error = await failure(client.user.update({ ID: 5, NAME: 'x'.repeat(51) }))
    expect(error).toMatchObject({ name: 'ValidationError', issues: [{ path: ['NAME'], code: 'too_long' }] })
    expect(requests).toEqual([])
  })

  test('of the portal', async () => {
    reply(400, { error: 'ERROR_ARGUMENT', error_description: 'invalid_type_field', argument: 'WORK_PHONE' })
    const error = await failure(client.user.update({ ID: 5, NAME: 'Ann' }))
    expect(error).toMatchObject({
      name: 'RestError',
      code: 'ERROR_ARGUMENT',
      description: 'invalid_type_field',
      status: 400,
      method: 'user.update',
      argument: 'WORK_PHONE',
      retryable: false,
    })
  })

  test('of the portal with an empty code', async () => {
    reply(400, { error: '', error_description: 'Access denied.' })
    const error = await failure(client.userfield.delete(42))
    expect(error).toMatchObject({ name: 'RestError', code: '', description: 'Access denied.' })
  })

  test('that stands inside a success', async () => {
    reply(200, { result: { error: 'insufficient_scope' } })
    const error = await failure(client.user.update({ ID: 5, NAME: 'Ann' }))
    expect(error).toMatchObject({ name: 'RestError', code: 'insufficient_scope' })
  })

  test('of a gateway', async () => {
    reply(502, '<html>Bad Gateway</html>')
    const once = await createClient({ webhook: base, attempts: 1 })
    const error = await failure(once.user.update({ ID: 5, NAME: 'Ann' }))
    expect(error).toMatchObject({ name: 'TransportError', status: 502 })
  })

  test('of the network, without the address', async () => {
    const lost = await createClient({ webhook: `http://127.0.0.1:1/rest/1/${code}/`, attempts: 1 })
    const error = await failure(lost.user.update({ ID: 5, NAME: 'Ann' }))
    expect(error.name).toBe('TransportError')
    expect(shown(error)).not.toMatch(/k3yc0de|127\.0\.0\.1|http:/)
  })

  test('of time', async () => {
    answer = () => undefined
    const error = await failure(client.user.update({ ID: 5, NAME: 'Ann' }, { timeout: 50 }))
    expect(error).toMatchObject({ name: 'TimeoutError', timeout: 50 })
    expect(shown(error)).not.toMatch(/k3yc0de|127\.0\.0\.1/)
  })

  test.each([[undefined], ['enough'], [new Error('enough')]])(
    'of a signal aborted with %s',
    async (reason) => {
      const controller = new AbortController()
      answer = () => controller.abort(reason)
      const error = await failure(client.user.update({ ID: 5, NAME: 'Ann' }, { signal: controller.signal }))
      expect(error.name).toBe('AbortedError')
      expect(error.cause).toBe(controller.signal.reason)
      reply(200, { result: true })
      expect((await client.user.update({ ID: 5, NAME: 'Ann' })).result).toBe(true)
    },
  )

  test('of a signal aborted before sends nothing', async () => {
    const spy = vi.fn(fetch)
    const spied = await createClient({ webhook: base, fetch: spy })
    const error = await failure(
      spied.user.update({ ID: 5, NAME: 'Ann' }, { signal: AbortSignal.abort('no') }),
    )
    expect(error).toMatchObject({ name: 'AbortedError', cause: 'no' })
    expect(spy).not.toHaveBeenCalled()
  })

  test.each([
    ['not an address', 'acme'],
    ['plain http', 'http://acme.bitrix24.com/rest/1/k3yc0de/'],
  ])('of the options: %s', async (_, webhook) => {
    const error = await failure(createClient({ webhook }))
    expect(error).toMatchObject({ name: 'ValidationError', issues: [{ path: ['webhook'] }] })
    expect(shown(error)).not.toMatch(/k3yc0de|acme/)
  })
})

describe('the frame', () => {
  const frame = (result: unknown) => ({
    callMethod(_method: string, _params: object, callback: (answer: object) => void) {
      const answer = {
        answer: { result },
        status: 200,
        data: () => result,
        error: () => undefined,
        more: () => false,
        total: () => NaN,
      }
      setTimeout(callback, 0, answer)
    },
  })

  test('carries a call', async () => {
    const framed = await createClient({ bx24: frame({ ID: '7' }) })
    expect((await framed.user.current()).result).toEqual({ ID: '7' })
  })

  test('that never calls back runs into the timeout', async () => {
    const framed = await createClient({ bx24: { callMethod: () => undefined }, timeout: 30 })
    expect(await failure(framed.user.current())).toMatchObject({ name: 'TimeoutError', timeout: 30 })
  })
})
