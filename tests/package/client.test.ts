import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Called, Connected, Connection } from '../../www/package/core.ts'

const connect = vi.hoisted(() => vi.fn<(options: unknown) => Connected>())
const call = vi.fn<Connection['call']>()
const batch = vi.fn<Connection['batch']>()

// The core is replaced so that each of its answers can be had at will; the real one is met in portal.test.ts.
vi.mock('../../dist/wasm/b24_users.js', () => ({
  initSync: vi.fn(),
  instantiate: vi.fn(),
  batches: vi.fn(),
  check: vi.fn(),
  connect,
}))

import { createClient, type B24Error, type Client } from '../../dist/node.js'

const options = { webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/' }
const accepted: Called = { success: true, reply: { result: true, warnings: [] } }
let client: Client

beforeEach(async () => {
  connect.mockReset().mockReturnValue({ success: true, connection: { call, batch } })
  call.mockReset().mockResolvedValue(accepted)
  client = await createClient(options)
})

describe('createClient', () => {
  test('passes its options on as they are', async () => {
    const given = { ...options, timeout: 5, userFields: [], languages: ['en'], fetch }
    await createClient(given)
    expect(connect).toHaveBeenLastCalledWith(given)
  })

  test('throws what is wrong with the options', async () => {
    const issues = [{ path: ['webhook'], code: 'required' as const, message: 'This is required.' }]
    connect.mockReturnValue({ success: false, issues })
    const opening = createClient(options)
    await expect(opening).rejects.toMatchObject({ name: 'ValidationError', issues })
    await expect(opening).rejects.toThrow(
      'The input of createClient was not accepted.\nwebhook: This is required.',
    )
  })
})

describe('methods', () => {
  const user = { ID: 1, LAST_NAME: 'Lama' }
  const field = { FIELD_NAME: 'GRADE', USER_TYPE_ID: 'string' } as const

  test.each<[string, unknown, () => Promise<unknown>]>([
    ['user.update', user, () => client.user.update(user)],
    ['user.add', { EMAIL: 'a@b.cd' }, () => client.user.add({ EMAIL: 'a@b.cd' })],
    ['user.get', { start: 50 }, () => client.user.get({ start: 50 })],
    ['user.get', {}, () => client.user.get()],
    ['user.search', {}, () => client.user.search()],
    ['user.current', {}, () => client.user.current()],
    ['user.fields', {}, () => client.user.fields()],
    ['user.userfield.add', { fields: field }, () => client.userfield.add(field)],
    [
      'user.userfield.update',
      { id: 42, fields: { SORT: 1 } },
      () => client.userfield.update(42, { SORT: 1 }),
    ],
    ['user.userfield.list', {}, () => client.userfield.list()],
    ['user.userfield.delete', { id: 42 }, () => client.userfield.delete(42)],
  ])('call %s with %j', async (method, params, act) => {
    expect(await act()).toEqual({ result: true, warnings: [] })
    expect(call).toHaveBeenCalledTimes(1)
    expect(call.mock.lastCall?.slice(0, 2)).toEqual([method, params])
    expect(call.mock.lastCall?.[2]?.raw).toBeUndefined()
  })

  test('take a signal and a timeout', async () => {
    const { signal } = new AbortController()
    await client.user.update(user, { signal, timeout: 7 })
    expect(call).toHaveBeenLastCalledWith('user.update', user, { signal, timeout: 7 })
    await client.userfield.delete(42, { signal })
    expect(call).toHaveBeenLastCalledWith('user.userfield.delete', { id: 42 }, { signal })
  })

  test('tell the core the type of the field', async () => {
    await client.userfield.update(42, { SORT: 150 }, { type: 'string', timeout: 7 })
    expect(call.mock.lastCall?.[2]).toEqual({ timeout: 7, field: { USER_TYPE_ID: 'string' } })
  })

  test('hand the whole reply back', async () => {
    const reply = { result: [], warnings: [], total: 120, next: 50, status: 200, time: { duration: 0.1 } }
    call.mockResolvedValue({ success: true, reply })
    expect(await client.user.get()).toEqual(reply)
  })
})

describe('user.all', () => {
  const page = (ids: number[], next?: number) => {
    const result = ids.map((id) => ({ ID: String(id) }))
    const reply = { result, warnings: [], ...(next === undefined ? {} : { next }) }
    call.mockResolvedValueOnce({ success: true, reply })
  }
  const sent = () => call.mock.calls.map(([, params]) => (params as { FILTER: unknown }).FILTER)

  test('goes on after the last id until the portal names no next page', async () => {
    page([1, 4], 50)
    page([7, 9], 50)
    page([12])
    const ids: unknown[] = []
    for await (const user of client.user.all({ ACTIVE: 'Y' }, { timeout: 7 })) ids.push(user.ID)
    expect(ids).toEqual(['1', '4', '7', '9', '12'])
    expect(sent()).toEqual([{ ACTIVE: 'Y' }, { ACTIVE: 'Y', '>ID': 4 }, { ACTIVE: 'Y', '>ID': 9 }])
    for (const [method, params, options] of call.mock.calls) {
      expect(method).toBe('user.get')
      expect(params).toMatchObject({ sort: 'ID', order: 'ASC' })
      expect(options).toEqual({ timeout: 7 })
    }
  })

  test('reads no page that nobody asks for', async () => {
    page([1, 2], 50)
    for await (const user of client.user.all()) if (user.ID === '2') break
    expect(sent()).toEqual([{}])
  })

  test('gives up rather than read the same page for ever', async () => {
    page([1, 2], 50)
    page([1, 2], 50)
    const people = client.user.all()
    const all = async () => {
      for await (const user of people) expect(user.ID).toBeDefined()
    }
    await expect(all()).rejects.toThrow('repeats the last one')
  })

  test('throws what a page fails with', async () => {
    page([1], 50)
    call.mockResolvedValueOnce({ success: false, failure: { kind: 'timeout', message: 'Late.', timeout: 7 } })
    const people = client.user.all()
    await people.next()
    await expect(people.next()).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})

describe('call', () => {
  test('sends unchecked', async () => {
    await client.call('crm.deal.get', { id: 1 }, { timeout: 7 })
    expect(call).toHaveBeenLastCalledWith('crm.deal.get', { id: 1 }, { timeout: 7, raw: true })
  })

  test('needs no parameters', async () => {
    await client.call('app.info')
    expect(call).toHaveBeenLastCalledWith('app.info', {}, { raw: true })
  })
})

describe('failures', () => {
  async function fail(failure: Extract<Called, { success: false }>['failure']): Promise<B24Error> {
    call.mockResolvedValue({ success: false, failure })
    return client.user.update({ ID: 1, NAME: 'A' }).then(
      () => expect.unreachable(),
      (error: unknown) => error as B24Error,
    )
  }

  test('validation', async () => {
    const issues = [{ path: ['NAME'], code: 'too_long' as const, limit: 50, message: 'Too long.' }]
    const error = await fail({ kind: 'validation', issues })
    expect(error).toMatchObject({ name: 'ValidationError', issues })
    expect(error.message).toContain('user.update')
  })

  test('rest', async () => {
    const refusal = {
      code: 'ERROR_ARGUMENT',
      description: 'invalid_type_field',
      status: 400,
      method: 'user.update',
      argument: 'WORK_PHONE',
      retryable: false,
    }
    const error = await fail({ kind: 'rest', ...refusal })
    expect(error).toMatchObject({ name: 'RestError', ...refusal })
  })

  test('rest with an empty code', async () => {
    const refusal = { code: '', description: 'Access denied.', method: 'user.update', retryable: false }
    const error = await fail({ kind: 'rest', ...refusal })
    expect(error).toMatchObject({ name: 'RestError', ...refusal, status: undefined, argument: undefined })
  })

  test('transport', async () => {
    const cause = { name: 'TypeError', message: 'fetch failed' }
    const error = await fail({ kind: 'transport', message: 'No answer.', status: 502, cause })
    expect(error).toMatchObject({ name: 'TransportError', message: 'No answer.', status: 502, cause })
  })

  test('transport without a cause', async () => {
    const error = await fail({ kind: 'transport', message: 'No answer.' })
    expect(error).toMatchObject({ name: 'TransportError', status: undefined })
    expect(error.cause).toBeUndefined()
  })

  test('timeout', async () => {
    const error = await fail({ kind: 'timeout', message: 'Too late.', timeout: 100 })
    expect(error).toMatchObject({ name: 'TimeoutError', message: 'Too late.', timeout: 100 })
  })

  test.each([[undefined], ['enough'], [new Error('enough')], [{ why: 'enough' }]])(
    'aborted because of %s',
    async (cause) => {
      const error = await fail({ kind: 'aborted', cause })
      expect(error.name).toBe('AbortedError')
      expect(error.cause).toBe(cause)
    },
  )
})

describe('batch', () => {
  const failed: Called = { success: false, failure: { kind: 'timeout', message: 'late', timeout: 5 } }

  test('gives each call its outcome, in order or under its key', async () => {
    batch.mockResolvedValueOnce({ success: true, outcomes: [accepted, failed] })
    const listed = await client.batch([['user.current'], ['user.fields']])
    expect(listed).toMatchObject([
      { success: true, data: { result: true } },
      { success: false, error: { name: 'TimeoutError' } },
    ])
    batch.mockResolvedValueOnce({ success: true, outcomes: { me: accepted } })
    const named = await client.batch({ me: ['user.current'] })
    expect(named.me).toEqual({ success: true, data: { result: true, warnings: [] } })
  })

  test('throws when a call is wrong', async () => {
    const issues = [{ path: [1, 'ID'], code: 'required' as const, message: 'This is required.' }]
    batch.mockResolvedValueOnce({ success: false, failure: { kind: 'validation', issues } })
    await expect(client.batch([['user.current'], ['user.fields']])).rejects.toMatchObject({ issues })
  })
})
