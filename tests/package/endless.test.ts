import { afterEach, describe, expect, test, vi } from 'vitest'
import { createClient, settle, type B24Error, type Client, type ClientSettings } from '../../dist/node.js'
import { clientOf, refusal } from './portal-of.ts'

// README promises that every call ends by itself, whatever it is given.

const webhook = 'https://acme.bitrix24.com/rest/1/k3yc0de/'
const thrower = new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap })

function trap(): never {
  throw new Error('trapped')
}

async function failureOf(call: Promise<unknown>): Promise<B24Error> {
  const settled = await Promise.race([
    settle(call),
    new Promise<never>((_, reject) => setTimeout(reject, 2000)),
  ])
  if (settled.success) throw new Error('the call should have failed')
  return settled.error
}

function by(fetch: unknown, settings: ClientSettings = {}): Promise<Client> {
  return createClient({ webhook, attempts: 1, ...settings, fetch: fetch as typeof globalThis.fetch })
}

describe('whatever fetch does', () => {
  test.each<[string, () => unknown]>([
    ['gives undefined', () => undefined],
    ['resolves with undefined', () => Promise.resolve()],
    ['resolves with null', () => Promise.resolve(null)],
    ['resolves with a number', () => Promise.resolve(5)],
    ['resolves with a plain object', () => Promise.resolve({})],
    ['resolves with an object that says it is fine', () => Promise.resolve({ ok: true, status: 200 })],
    ['resolves with what throws', () => Promise.resolve(thrower)],
    ['gives a thenable that throws', () => ({ then: trap })],
    ['gives a thenable that lies', () => ({ then: (resolve: (value: unknown) => void) => resolve(thrower) })],
    ['throws', trap],
    ['rejects with nothing', () => rejecting(undefined)],
    [
      'throws an error whose message is no text',
      () => Promise.reject(Object.assign(new Error('x'), { message: {} })),
    ],
    [
      'throws an error whose name is no text',
      () => Promise.reject(Object.assign(new Error('x'), { name: 5 })),
    ],
    ['throws a Proxy that throws', () => rejecting(thrower)],
    ['throws a Symbol', () => rejecting(Symbol('x'))],
    [
      'gives a body that is used up',
      async () => {
        const response = Response.json({ result: 1 })
        await response.text()
        return response
      },
    ],
    [
      'gives a body of no bytes',
      () => ({
        status: 200,
        body: { getReader: () => ({ read: () => Promise.resolve({ done: false, value: 5 }) }) },
      }),
    ],
    ['gives a text that is none', () => ({ status: 200, text: () => Promise.resolve(5) })],
  ])('and %s', async (_, fetch) => {
    const client = await by(fetch)
    for (const call of [
      client.user.update({ ID: 1, NAME: 'Ann' }),
      client.user.current(),
      client.call('app.info'),
    ]) {
      expect(await failureOf(call)).toMatchObject({ name: 'TransportError' })
    }
    const [outcome] = await client.batch([['user.current']])
    expect(outcome).toMatchObject({ success: false, error: { name: 'TransportError' } })
  })

  test('and takes a mock that is as much as needed', async () => {
    const client = await by(() => ({ status: 200, text: () => Promise.resolve('{"result":7}') }))
    expect((await client.call('app.info')).result).toBe(7)
  })
})

describe('whatever it is given to read', () => {
  test('a file without arrayBuffer, as jsdom has it, is read by its reader', async () => {
    const bytes = new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61])
    class Reader {
      result: ArrayBuffer | undefined
      onload: (() => void) | undefined
      readAsArrayBuffer() {
        this.result = bytes.buffer
        setTimeout(() => this.onload?.())
      }
    }
    vi.stubGlobal('FileReader', Reader)
    const { client, seen } = await clientOf(() => ({ result: true }))
    await client.user.update({ ID: 1, PERSONAL_PHOTO: withoutBuffer('a.gif') })
    expect(seen[0]?.body['PERSONAL_PHOTO']).toEqual(['a.gif', 'R0lGODlh'])
  })

  test('a file that nothing can read', async () => {
    vi.stubGlobal('FileReader', undefined)
    const { client, seen } = await clientOf(() => ({ result: true }))
    const error = await failureOf(client.user.update({ ID: 1, PERSONAL_PHOTO: withoutBuffer('a.gif') }))
    expect(error).toMatchObject({ name: 'TransportError', message: 'A file could not be read.', sent: false })
    expect(seen).toEqual([])
  })

  test('the second of two files that cannot be read fails unseen by nobody', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const { client } = await clientOf(() => ({ result: true }))
    const broken = (name: string) =>
      Object.assign(new File(['x'], name), { arrayBuffer: () => Promise.reject(new Error(name)) })
    const files = { UF_USR_A: broken('a.pdf'), UF_USR_B: broken('b.pdf') }
    expect(await failureOf(client.user.update({ ID: 1, ...files }))).toMatchObject({ name: 'TransportError' })
    expect(await failureOf(client.batch([['user.update', { ID: 1, ...files }]]))).toMatchObject({
      sent: false,
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  })

  test('a file that takes too long', async () => {
    const { client } = await clientOf(() => ({ result: true }), { timeout: 20 })
    const slow = Object.assign(new File(['x'], 'a.gif'), { arrayBuffer: () => new Promise(() => undefined) })
    for (const call of [
      client.user.update({ ID: 1, PERSONAL_PHOTO: slow }),
      client.batch([['user.update', { ID: 1, PERSONAL_PHOTO: slow }]]),
    ]) {
      expect(await failureOf(call)).toMatchObject({ name: 'TimeoutError', sent: false })
    }
  })

  test.each<[string, unknown]>([
    ['a Proxy that throws', thrower],
    ['a revoked Proxy', revoked()],
    ['nothing', undefined],
    ['a Symbol', Symbol('x')],
  ])('parameters, calls and options that are %s', async (_, value) => {
    const { client, seen } = await clientOf(() => ({ result: true }))
    const calls: Promise<unknown>[] = [
      client.user.update(value as never),
      client.batch(value as never),
      client.batch([value] as never),
    ]
    if (value !== undefined) {
      calls.push(client.user.current({}, value as never), client.batch([['user.current']], value as never))
      calls.push(createClient(value as never))
    }
    for (const call of calls) expect(await failureOf(call)).toMatchObject({ name: 'ValidationError' })
    expect(seen).toEqual([])
  })

  test.each<[string, unknown]>([
    ['throws', { addEventListener: trap, removeEventListener: trap, aborted: false }],
    [
      'is aborted and has no reason',
      {
        addEventListener: trap,
        aborted: true,
        get reason() {
          return trap()
        },
      },
    ],
  ])('a signal that %s', async (_, signal) => {
    const { client } = await clientOf(() => ({ result: true }))
    const settled = await settle(client.user.current({}, { signal: signal as AbortSignal }))
    expect(settled.success || settled.error.name === 'AbortedError').toBe(true)
  })
})

describe('whatever refresh does', () => {
  test.each<[string, () => unknown]>([
    ['throws', trap],
    ['gives nothing', () => undefined],
    ['gives what throws', () => Promise.resolve(thrower)],
    ['rejects with nothing', () => rejecting(undefined)],
    ['gives an empty token', () => Promise.resolve('')],
    ['gives a domain that is none', () => Promise.resolve({ accessToken: 'new', domain: 'http://a b' })],
  ])('and %s', async (_, refresh) => {
    const client = await createClient({
      oauth: { domain: 'acme.bitrix24.com', accessToken: 'old-token', refresh: refresh as never },
      fetch: () => Promise.resolve(refusal('expired_token', '', 401)),
    })
    const error = await failureOf(client.user.update({ ID: 1, NAME: 'Ann' }))
    expect(error).toMatchObject({ name: 'TransportError', sent: false })
    expect(error.message).toBe('The access token could not be refreshed.')
  })

  test('a domain is where calls go from then on, unless it is the authorisation server', async () => {
    for (const [domain, host] of [
      ['moved.bitrix24.com', 'moved.bitrix24.com'],
      ['oauth.bitrix.info', 'acme.bitrix24.com'],
    ] as const) {
      const hosts: string[] = []
      const client = await createClient({
        oauth: {
          domain: 'acme.bitrix24.com',
          accessToken: 'old',
          refresh: () => Promise.resolve({ accessToken: 'new', domain }),
        },
        fetch: async (request) => {
          hosts.push(new URL((request as Request).url).host)
          const { auth } = (await (request as Request).json()) as { auth: string }
          return auth === 'new' ? Response.json({ result: 1 }) : refusal('expired_token', '', 401)
        },
      })
      expect((await client.user.current()).result).toBe(1)
      expect(hosts).toEqual(['acme.bitrix24.com', host])
    }
  })
})

describe('whatever BX24 and the SDK do', () => {
  test.each<[string, object]>([
    ['a BX24 that throws', { callMethod: trap }],
    [
      'a BX24 that calls back with what throws',
      { callMethod: (...[, , back]: [unknown, unknown, (value: unknown) => void]) => back(thrower) },
    ],
    [
      'a BX24 that calls back with a thenable that throws',
      { callMethod: (...[, , back]: [unknown, unknown, (value: unknown) => void]) => back({ then: trap }) },
    ],
  ])('%s', async (_, bx24) => {
    const client = await createClient({ bx24: bx24 as never })
    expect(await failureOf(client.user.current())).toMatchObject({ name: 'TransportError' })
  })

  test.each<[string, () => unknown]>([
    ['throws', trap],
    ['gives nothing', () => undefined],
    ['resolves with what throws', () => Promise.resolve(thrower)],
    ['gives a thenable that throws', () => ({ then: trap })],
  ])('an SDK that %s', async (_, make) => {
    const b24 = { isInit: true, getTargetOrigin: () => 'x', actions: { v2: { call: { make } } } }
    const client = await createClient({ b24 })
    expect(await failureOf(client.user.current())).toMatchObject({ name: 'TransportError' })
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function withoutBuffer(name: string): File {
  return Object.assign(new File(['GIF89a'], name), { arrayBuffer: undefined })
}

/** What throws what is no `Error`. */
function rejecting(reason: unknown): Promise<never> {
  return Promise.resolve().then(() => {
    throw reason
  })
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
