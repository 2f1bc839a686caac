import { beforeAll, describe, expect, test } from 'vitest'
import { init, isValidationError, schemas, settle } from '../../dist/node.js'
import { clientOf } from './portal-of.ts'

// What comes in has bounds, and what is in bounds takes time in proportion.

beforeAll(() => init())

const update = schemas['user.update']

/** The milliseconds of the quickest of a few rounds. */
function took(act: () => unknown): number {
  const rounds = Array.from({ length: 3 }, () => {
    const begun = performance.now()
    act()
    return performance.now() - begun
  })
  return Math.min(...rounds)
}

/** Issues of one input, as `path code`. */
function issues(input: unknown): string[] {
  const parsed = update.safeParse(input)
  return parsed.success ? [] : parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}

describe('texts', () => {
  const ten = 'x'.repeat(10_000_000)

  test('of many megabytes in all are an issue', () => {
    const texts = (count: number) => Array.from({ length: count }, () => ten)
    expect(issues({ ID: 1, UF_USR_X: texts(6) })).toEqual([])
    for (const count of [7, 60, 220]) {
      expect(issues({ ID: 1, UF_USR_X: texts(count) })[0], String(count)).toMatch(/^UF_USR_X\S* type$/)
    }
  })

  test('that are names count as well', () => {
    const name = 'x'.repeat(200_000)
    const named = (count: number) => Array.from({ length: count }, () => ({ [name]: 1 }))
    expect(issues({ ID: 1, UF_USR_X: named(300) })).toEqual([])
    for (const count of [400, 2_000, 10_000]) {
      expect(issues({ ID: 1, UF_USR_X: named(count) })[0], String(count)).toMatch(/^UF_USR_X\S* type$/)
    }
  })

  test('that are names of files count as well', async () => {
    const { client, seen } = await clientOf(() => ({ result: true }))
    const file = { name: `${'x'.repeat(70_000_000)}.png`, data: Uint8Array.of(1) }
    expect(await settle(client.user.update({ ID: 1, UF_USR_X: file }))).toMatchObject({
      error: { name: 'ValidationError' },
    })
    expect(seen).toEqual([])
  })

  test('of control characters, which JSON writes six times as long, come out whole', () => {
    const text = '\u0001'.repeat(20_000_000)
    expect(update.parse({ ID: 1, UF_USR_X: text }).UF_USR_X).toBe(text)
  })

  test('of many megabytes through a client are an issue too', async () => {
    const { client, seen } = await clientOf(() => ({ result: true }))
    const input = { ID: 1, UF_USR_X: Array.from({ length: 60 }, () => ten) }
    expect(await settle(client.user.update(input))).toMatchObject({ error: { name: 'ValidationError' } })
    expect(seen).toEqual([])
  })
})

describe('buffers', () => {
  const text = '[{"ID":1,"NAME":"Ann"}]'
  const bytes = new TextEncoder().encode(text)
  const batches: typeof update.batches = (source) => update.batches(source)

  test('are read by their bytes, whatever the view', () => {
    const padded = new TextEncoder().encode(`${text} `)
    for (const source of [
      bytes,
      bytes.buffer,
      Buffer.from(text),
      new DataView(bytes.buffer),
      new Uint16Array(padded.buffer),
      new Uint8Array(padded.buffer, 0, bytes.length),
    ]) {
      expect(batches(source as Uint8Array).bodies).toHaveLength(1)
    }
  })

  test('that lie about their length are read as they are', () => {
    for (const length of [0, 5, 1e9, -1, NaN]) {
      const liar = Object.defineProperty(bytes.slice(), 'length', { value: length })
      expect(batches(liar).bodies).toHaveLength(1)
    }
    class Liar extends Uint8Array {
      override get length() {
        return 1
      }
    }
    expect(batches(new Liar(bytes)).bodies).toHaveLength(1)
  })

  test.each([
    ['one that was given away', detached(), 'type'],
    ['a number', 5, 'type'],
    ['nothing', undefined, 'type'],
    ['a list', [1, 2], 'type'],
    ['an object that calls itself one', { [Symbol.toStringTag]: 'Uint8Array', length: 5 }, 'type'],
  ])('%s is refused', (_, source, code) => {
    try {
      batches(source as never)
      expect.unreachable()
    } catch (error) {
      expect(isValidationError(error) && error.issues.map((issue) => issue.code)).toEqual([code])
    }
  })

  test('of photos are what they were when the call began', async () => {
    const { client, seen } = await clientOf(() => ({ result: true }))
    const gif = new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61])
    for (const data of [gif.slice(), gif.slice().buffer]) {
      const sent = client.user.update({ ID: 1, PERSONAL_PHOTO: { name: 'a.gif', data } })
      new Uint8Array(data as ArrayBuffer).fill(0)
      if (data instanceof Uint8Array) data.fill(0)
      await sent
      expect(seen.at(-1)?.body['PERSONAL_PHOTO']).toEqual(['a.gif', 'R0lGODlh'])
    }
    const gone = client.user.update({ ID: 1, PERSONAL_PHOTO: { name: 'a.gif', data: detached() } })
    expect(await settle(gone)).toMatchObject({
      error: { issues: [{ path: ['PERSONAL_PHOTO'], code: 'type' }] },
    })
  })

  function detached(): ArrayBuffer {
    const buffer = new ArrayBuffer(8)
    structuredClone(buffer, { transfer: [buffer] })
    return buffer
  }
})

describe('lists that are none', () => {
  test.each<[string, unknown]>([
    ['an object that calls itself a list', { [Symbol.toStringTag]: 'Array', length: 1.5, 0: 5 }],
    [
      'a Proxy with half a length',
      new Proxy([5], {
        get: (list, name) => (name === 'length' ? 1.5 : (Reflect.get(list, name) as unknown)),
      }),
    ],
    [
      'a Proxy with a negative length',
      new Proxy([5], {
        get: (list, name) => (name === 'length' ? -1 : (Reflect.get(list, name) as unknown)),
      }),
    ],
    [
      'a Proxy without a length',
      new Proxy([5], {
        get: (list, name) => (name === 'length' ? null : (Reflect.get(list, name) as unknown)),
      }),
    ],
  ])('%s', (_, list) => {
    expect(issues({ ID: 1, UF_DEPARTMENT: list, NAME: 5 })).toEqual(['UF_DEPARTMENT type', 'NAME type'])
  })
})

describe('names', () => {
  test('with half a character are an issue, by every door', async () => {
    const broken = { 'UF_USR_\ud83d': 'a', 'UF_USR_\ud83e': 'b' }
    expect(issues({ ID: 1, ...broken })).toEqual([' type'])
    expect(issues({ ID: 1, UF_USR_X: broken })).toEqual(['UF_USR_X type'])
    const { refused } = update.batches(JSON.stringify([{ ID: 1, UF_USR_X: broken }]))
    expect(refused[0]?.issues).toMatchObject([{ path: ['UF_USR_X'], code: 'type' }])
    const { client } = await clientOf(() => ({ result: true }))
    expect(await settle(client.call('any.method', broken))).toMatchObject({
      error: { name: 'ValidationError' },
    })
    const file = { name: 'a\ud83d.gif', data: new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61]) }
    expect(await settle(client.user.update({ ID: 1, PERSONAL_PHOTO: file }))).toMatchObject({
      error: { issues: [{ path: ['PERSONAL_PHOTO'], code: 'type' }] },
    })
  })
})

describe('answers', () => {
  test('that are too large are not read to their end', async () => {
    let chunks = 0
    const chunk = new Uint8Array(1024 * 1024).fill(32)
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(stream) {
            chunks += 1
            stream.enqueue(chunk)
          },
        }),
      )
    const { client } = await clientOf(endless, { attempts: 1 })
    expect(await settle(client.user.current())).toMatchObject({
      error: { name: 'TransportError', sent: true },
    })
    expect(chunks).toBeLessThan(80)
  })

  test.each([301, 302, 303, 307, 308])('with status %s are a portal that has moved', async (status) => {
    const { client } = await clientOf(() => new Response('{"result":true}', { status }), { attempts: 1 })
    expect(await settle(client.user.update({ ID: 1, NAME: 'Ann' }))).toMatchObject({
      error: { name: 'TransportError', message: 'The portal has moved to another address.' },
    })
  })
})

describe('time', () => {
  const names = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`BOGUS_${index}`, 1]))

  test.each<[string, (size: number) => () => unknown, number]>([
    ['unknown names', (size) => () => issues({ ID: 1, ...names(size) }), 500],
    [
      'names to select',
      (size) => () => schemas['user.get'].safeParse({ select: Array.from({ length: size }, () => 'ID') }),
      20_000,
    ],
    ['empty inputs', (size) => () => update.batches(`[${'{},'.repeat(size)}{}]`), 2_000],
    [
      'departments that are none',
      (size) => () => issues({ ID: 1, UF_DEPARTMENT: Array.from({ length: size }, () => ({})) }),
      20_000,
    ],
    [
      'a name again and again',
      (size) => () => update.batches(`[{${'"NAME":"x",'.repeat(size)}"ID":1}]`),
      50_000,
    ],
  ])('of %s is in proportion', (_, act, size) => {
    const [little, much] = [took(act(size)), took(act(4 * size))]
    // Four times as many; the rest is noise, and what a quadratic way would not get away with.
    expect(much).toBeLessThan(10 * little + 20)
  })
})

test('a list of nothing but wrong inputs is refused as a whole', () => {
  expect(() => update.batches(`[${'{},'.repeat(5_000_000)}{}]`)).toThrow(/10,000/)
})

describe('batches', () => {
  test('of too much in all are an issue, and nobody else’s calls are lost', async () => {
    const text = 'x'.repeat(30_000_000)
    const files = { name: 'a.bin', data: new Uint8Array(50_000_000) }
    const many = Array.from({ length: 100_000 }, () => 0)
    const { client, seen } = await clientOf(() => ({ result: true }))
    for (const value of [text, files, many]) {
      const calls = Array.from(
        { length: 2_000 },
        (_, ID) => ['user.update', { ID: ID + 1, UF_USR_X: value }] as const,
      )
      const settled = await settle(client.batch(calls))
      expect(settled).toMatchObject({
        error: { name: 'ValidationError', issues: [{ path: [], code: 'type' }] },
      })
    }
    expect(seen).toEqual([])
  })
})

test('what stands in for a file and gives no bytes is an error', async () => {
  const { client, seen } = await clientOf(() => ({ result: true }))
  for (const content of [1e9, 12, 'abc', [1, 2], undefined, null, {}, { byteLength: 5 }]) {
    const blob = { size: 5, arrayBuffer: () => Promise.resolve(content), [Symbol.toStringTag]: 'Blob' }
    const input = { ID: 1, UF_USR_X: { name: 'a.bin', data: blob as unknown as Blob } }
    expect(await settle(client.user.update(input))).toMatchObject({
      error: { name: 'TransportError', sent: false },
    })
  }
  expect(seen).toEqual([])
})

test('options that cannot be read, or are no options, are issues', async () => {
  const { client, seen } = await clientOf(() => ({ result: true }))
  const throwing = {
    get type(): never {
      throw new Error()
    },
  }
  const opaque = new Proxy(
    {},
    {
      get() {
        throw new Error()
      },
      ownKeys() {
        throw new Error()
      },
    },
  )
  const wrong = [throwing, { type: 5 }, { type: null }, opaque, 5, 'x', null]
  for (const [index, options] of wrong.entries()) {
    const changed = client.userfield.update(1, { SORT: 5 }, options as { type: 'string' })
    expect(await settle(changed), String(index)).toMatchObject({ error: { name: 'ValidationError' } })
  }
  expect(seen).toEqual([])
})
