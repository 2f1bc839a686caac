import { describe, expect, test } from 'vitest'
import { RestError, TransportError, ValidationError, type BatchCall } from '../../dist/node.js'
import { clientOf, type Seen } from './portal-of.ts'

// What the calls of a batch come to, from answers as PHP writes them.

type Fate = 'done' | 'refused' | 'missing'

/** An answer to a request to `batch`: maps, or lists where the keys are 0, 1, 2 …, and where there are none. */
function answered({ body }: Seen, fateOf: (key: string) => Fate): unknown {
  const keys = Object.keys(body['cmd'] as object)
  const part = (fate: Fate, value: (key: string) => unknown): unknown => {
    const own = keys.filter((key) => fateOf(key) === fate)
    const isList = own.every((key, index) => key === String(index))
    if (isList) return own.map(value)
    return Object.fromEntries(own.map((key) => [key, value(key)]))
  }
  const result = part('done', (key) => `result of ${key}`)
  const result_error = part('refused', () => ({ error: 'ERROR_CORE', error_description: 'No.' }))
  return { result: { result, result_error, result_total: [], result_next: [], result_time: [] } }
}

const inherited = ['find', 'length', 'constructor', '__proto__', 'toString', 'at', 'then', '0', 'a b', '']

function named(keys: string[]): Record<string, BatchCall> {
  return Object.fromEntries(keys.map((key, index) => [key, ['user.update', { ID: index + 1, NAME: 'x' }]]))
}

describe('keys that objects and lists inherit', () => {
  test('are the calls’ own', async () => {
    const { client, seen } = await clientOf((request) => answered(request, () => 'done'))
    const outcomes = await client.batch(named(inherited))
    expect(Object.keys(outcomes)).toEqual(Object.keys(named(inherited)))
    expect(Object.keys(seen[0]?.body['cmd'] as object)).toHaveLength(inherited.length)
    for (const key of inherited) {
      expect(Object.hasOwn(outcomes, key), key).toBe(true)
      expect(outcomes[key], key).toMatchObject({ success: true, data: { result: /^result of / } })
    }
  })

  test.each(inherited)('%j does not stand for a call that the answer leaves out', async (key) => {
    for (const empty of [[], {}]) {
      const { client } = await clientOf(() => ({ result: { result: empty, result_error: empty } }))
      const outcomes = await client.batch(named([key]), { halt: true })
      expect(outcomes[key]).toMatchObject({ success: false, error: { name: 'TransportError', sent: true } })
    }
  })

  test('and each refusal is that of its call', async () => {
    const { client, seen } = await clientOf((request) =>
      answered(request, (key) => (key.length % 2 === 0 ? 'done' : 'refused')),
    )
    const outcomes = await client.batch(named(inherited))
    const wire = Object.keys(seen[0]?.body['cmd'] as object)
    for (const [index, key] of inherited.entries()) {
      expect(outcomes[key]?.success, key).toBe((wire[index]?.length ?? 0) % 2 === 0)
    }
  })
})

describe('under halt', () => {
  const calls = named(['a', 'b', 'find', 'c'])

  test('what stands behind a refusal was not run', async () => {
    const { client, seen } = await clientOf((request) =>
      answered(request, (key) => (key === 'b' ? 'refused' : key === 'a' ? 'done' : 'missing')),
    )
    const { a, b, find, c } = await client.batch(calls, { halt: true })
    expect(seen[0]?.body['halt']).toBe(1)
    expect(a).toMatchObject({ success: true })
    expect(b).toMatchObject({ error: { name: 'RestError', code: 'ERROR_CORE' } })
    for (const outcome of [find, c]) {
      expect(outcome).toMatchObject({ error: { name: 'TransportError', sent: false } })
    }
  })

  test('no further request leaves', async () => {
    const many = Array.from({ length: 120 }, (_, index): BatchCall => [
      'user.update',
      { ID: index + 1, NAME: 'x' },
    ])
    const { client, seen } = await clientOf((request, count) =>
      answered(request, (key) =>
        count === 2 && Number(key) >= 60 ? (key === '60' ? 'refused' : 'missing') : 'done',
      ),
    )
    const outcomes = await client.batch(many, { halt: true })
    expect(seen).toHaveLength(2)
    expect(outcomes.filter(({ success }) => success)).toHaveLength(60)
    expect(outcomes.slice(61)).toSatisfy((rest: { error: TransportError }[]) =>
      rest.every(({ error }) => error instanceof TransportError && !error.sent),
    )
  })
})

describe('answers that tell nothing of the calls', () => {
  test.each<[string, unknown]>([
    ['true', { result: true }],
    ['a list', { result: [] }],
    ['parts that are none', { result: { result: 5, result_error: 'x' } }],
    ['other keys', { result: { result: { x: 1 }, result_error: [] } }],
  ])('%s: each outcome is unknown, and may have been done', async (_, body) => {
    const { client } = await clientOf(() => body)
    for (const halt of [true, false]) {
      const outcomes = await client.batch(Object.values(named(['a', 'b'])), { halt })
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ error: { name: 'TransportError', sent: true } })
        expect(outcome.success || outcome.error.message).not.toMatch(/earlier/)
      }
    }
  })

  test('an error in the place of the parts is that of each call', async () => {
    const { client } = await clientOf(() => ({
      result: { error: 'insufficient_scope', error_description: 'No.' },
    }))
    for (const outcome of await client.batch(Object.values(named(['a', 'b'])))) {
      expect(outcome).toMatchObject({ error: { name: 'RestError', code: 'insufficient_scope' } })
    }
  })
})

test('what the portal refuses for its limits inside a batch is sent again', async () => {
  const { client, seen } = await clientOf((request, count) => {
    const whole = answered(request, (key) => (count === 1 && key === '1' ? 'refused' : 'done'))
    const limit = { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' }
    return JSON.parse(JSON.stringify(whole).replace(/\{"error":"ERROR_CORE"[^}]*\}/, JSON.stringify(limit)))
  })
  const outcomes = await client.batch(Object.values(named(['a', 'b', 'c'])))
  expect(outcomes.map(({ success }) => success)).toEqual([true, true, true])
  expect(seen.map(({ body }) => Object.keys(body['cmd'] as object))).toEqual([['0', '1', '2'], ['1']])
})

describe('what a form cannot carry', () => {
  test.each<[string, unknown]>([
    ['an empty object', {}],
    ['an empty object in an object', { a: {} }],
    ['an empty object in a list', [{}]],
    ['an empty list in a list', [[]]],
    ['a name with a bracket', { 'a]b': 1 }],
    ['an empty name', { '': 1 }],
    ['a name that begins with a blank', { ' a': 1 }],
  ])('%s: is an issue in a batch, and goes alone', async (_, value) => {
    const { client, seen } = await clientOf(({ method }) => ({ result: method !== 'batch' }))
    const input = { ID: 1, UF_USR_X: value } as never
    const found = await client.batch([['user.update', input]]).catch((error: unknown) => error)
    expect(found).toBeInstanceOf(ValidationError)
    expect((found as ValidationError).issues[0]?.path.slice(0, 2)).toEqual([0, 'UF_USR_X'])
    expect(seen).toEqual([])
    await client.user.update(input)
    expect(seen[0]?.body['UF_USR_X']).toEqual(value)
  })
})

test('a refused request is refused for each of its calls', async () => {
  const { client } = await clientOf(() => Response.json({ error: 'ACCESS_DENIED' }, { status: 403 }))
  for (const outcome of await client.batch(Object.values(named(['a', 'b'])))) {
    expect(outcome.success || outcome.error).toBeInstanceOf(RestError)
  }
})
