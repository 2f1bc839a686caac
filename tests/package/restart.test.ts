import { beforeEach, describe, expect, test, vi } from 'vitest'

// An overflow of the stack inside the core leaves it half-way: what comes after works with a fresh instance.

let face: typeof import('../../dist/node.js')
const person = { ID: 1, NAME: 'x' }

beforeEach(async () => {
  vi.resetModules()
  face = await import('../../dist/node.js')
  await face.init()
})

function check(): boolean {
  return face.schemas['user.update'].safeParse(person).success
}

/** Calls something as deep in the stack as it goes. */
function overflow(act: () => unknown): unknown {
  const go = (): void => {
    act()
    go()
  }
  try {
    go()
  } catch (error) {
    return error
  }
  return undefined
}

function replying(answer: () => Promise<Response> = () => Promise.resolve(Response.json({ result: 1 }))) {
  return face.createClient({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/', fetch: answer })
}

describe('after an overflow of the stack', () => {
  test.each<[string, () => unknown]>([
    ['in a check', () => check()],
    [
      'in a large check',
      () => face.schemas['user.get'].safeParse({ select: Array.from({ length: 40 }, () => 'ID') }),
    ],
    ['in batches', () => face.schemas['user.update'].batches('[{"ID":1,"NAME":"x"}]')],
    ['in Standard Schema', () => face.schemas['user.update']['~standard'].validate(person)],
  ])(
    '%s, everything works as before',
    async (_, act) => {
      for (let round = 0; round < 12; round += 1) {
        expect(overflow(act)).toBeInstanceOf(Error)
        expect(check()).toBe(true)
        await face.init()
        expect(face.schemas['user.update'].batches('[{"ID":1,"NAME":"x"}]').bodies).toHaveLength(1)
      }
    },
    60_000,
  )

  test('tokens and files that were asked for before are not taken for those of now', async () => {
    let give: (token: unknown) => void = () => undefined
    let read: (bytes: ArrayBuffer) => void = () => undefined
    const sent: unknown[] = []
    const client = await face.createClient({
      oauth: {
        domain: 'acme.bitrix24.com',
        accessToken: 'first-token',
        refresh: () => new Promise((resolve) => (give = resolve as typeof give)),
      },
      fetch: async (input, init) => {
        sent.push(await new Request(input, init).json())
        return Response.json({ error: 'expired_token' }, { status: 401 })
      },
    })
    const slow = () =>
      Object.assign(new File(['x'], 'a.png'), {
        arrayBuffer: () => new Promise<ArrayBuffer>((resolve) => (read = resolve)),
      })
    const before = [client.user.update({ ID: 1, PERSONAL_PHOTO: slow() }), client.user.current()]
    const outcomes = Promise.allSettled(before)
    await new Promise((resolve) => setTimeout(resolve, 10))
    const [oldGive, oldRead] = [give, read]
    overflow(check)
    const now = face.settle(client.user.update({ ID: 2, PERSONAL_PHOTO: slow() }))
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await outcomes).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
    const count = sent.length
    oldRead(new ArrayBuffer(8))
    oldGive({ accessToken: 'second-token', domain: 'acme.bitrix24.com' })
    read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa).buffer)
    await new Promise((resolve) => setTimeout(resolve, 10))
    give({ accessToken: 'third-token', domain: 'acme.bitrix24.com' })
    await now
    expect(sent.slice(count)).toMatchObject([
      { ID: 2, auth: 'first-token' },
      { ID: 2, auth: 'third-token' },
    ])
  })

  test('clients of before go on', async () => {
    const client = await replying()
    expect((await client.user.current()).result).toBe(1)
    for (let round = 0; round < 3; round += 1) {
      overflow(check)
      expect((await client.user.current()).result).toBe(1)
      expect(await client.batch([['user.update', person]])).toHaveLength(1)
    }
  })

  test('clients are opened as before', async () => {
    overflow(check)
    expect((await (await replying()).user.current()).result).toBe(1)
  })

  test('calls that were under way say that they are lost', async () => {
    let answer: (response: Response) => void = () => undefined
    const client = await replying(() => new Promise((resolve) => (answer = resolve)))
    const call = face.settle(client.user.update(person))
    const waiting = face.settle(
      face
        .createClient({
          webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/',
          rate: { burst: 1, perSecond: 0.001 },
          fetch: () => new Promise(() => undefined),
        })
        .then((slow) => Promise.all([slow.user.current(), slow.user.update(person)])),
    )
    await new Promise((resolve) => setTimeout(resolve, 10))
    overflow(check)
    expect(check()).toBe(true)
    expect(await call).toMatchObject({ error: { name: 'TransportError', sent: true } })
    expect(await waiting).toMatchObject({ error: { name: 'TransportError' } })
    answer(Response.json({ result: 1 }))
    const again = client.user.update(person)
    await new Promise((resolve) => setTimeout(resolve, 10))
    answer(Response.json({ result: 2 }))
    expect((await again).result).toBe(2)
  })

  test('calls that were under way are told, though everybody on the way back tries again', async () => {
    const never = () => new Promise<Response>(() => undefined)
    const client = await replying(never)
    const calls = [face.settle(client.user.current()), face.settle(client.user.update(person))]
    await new Promise((resolve) => setTimeout(resolve, 10))
    const descend = (): void => {
      try {
        descend()
      } catch (error) {
        try {
          check()
        } catch {
          // There is still no room.
        }
        throw error
      }
    }
    expect(descend).toThrow(RangeError)
    expect(check()).toBe(true)
    for (const settled of await Promise.all(calls))
      expect(settled).toMatchObject({ error: { name: 'TransportError' } })
    const outcomes = face.settle(client.user.current({}, { timeout: 20 }))
    expect(await outcomes).toMatchObject({ error: { name: 'TimeoutError' } })
  })

  test('deep in the stack of a getter, the check around it fails, and the next works', () => {
    const strange = {
      ID: 1,
      get NAME() {
        overflow(check)
        return check() ? 'x' : 'y'
      },
    }
    expect(() => face.schemas['user.update'].safeParse(strange)).toThrow(face.B24Error)
    expect(check()).toBe(true)
  })

  test('in the caller’s own fetch, which calls back', async () => {
    const client = await replying(async () => {
      overflow(check)
      return Promise.resolve(Response.json({ result: 1 }))
    })
    const settled = await face.settle(client.user.current())
    expect(settled.success || face.isTransportError(settled.error)).toBe(true)
    expect(check()).toBe(true)
  })
})

test('what is too much for the memory is an error, and the next works', () => {
  const list = `[${Array.from({ length: 9_000 }, () => '{}').join(',')}]`
  expect(face.schemas['user.update'].batches(list).refused).toHaveLength(9_000)
  expect(check()).toBe(true)
})
