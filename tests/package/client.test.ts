import { describe, expect, test } from 'vitest'
import { createClient, settle, ValidationError, type Client, type Settled } from '../../dist/node.js'
import { clientOf, refusal, type Seen } from './portal-of.ts'

describe('methods', () => {
  const user = { ID: 1, LAST_NAME: 'Lama' }
  const field = { FIELD_NAME: 'UF_USR_GRADE', USER_TYPE_ID: 'string' } as const

  test.each<[string, unknown, (client: Client) => Promise<unknown>]>([
    ['user.update', user, (client) => client.user.update(user)],
    [
      'user.add',
      { EMAIL: 'a@b.cd', UF_DEPARTMENT: [1] },
      (client) => client.user.add({ EMAIL: 'a@b.cd', UF_DEPARTMENT: 1 }),
    ],
    ['user.get', { start: 50 }, (client) => client.user.get({ start: 50 })],
    ['user.get', {}, (client) => client.user.get()],
    ['user.search', {}, (client) => client.user.search()],
    ['user.current', {}, (client) => client.user.current()],
    ['user.fields', {}, (client) => client.user.fields()],
    ['user.userfield.add', { fields: field }, (client) => client.userfield.add(field)],
    [
      'user.userfield.update',
      { id: 42, fields: { SORT: 1 } },
      (client) => client.userfield.update(42, { SORT: 1 }),
    ],
    ['user.userfield.list', {}, (client) => client.userfield.list()],
    ['user.userfield.delete', { id: 42 }, (client) => client.userfield.delete(42)],
    ['any.method', { id: true }, (client) => client.call('any.method', { id: true })],
    ['app.info', {}, (client) => client.call('app.info')],
  ])('call %s with %j', async (method, body, act) => {
    const { client, seen } = await clientOf(() => ({ result: true }))
    expect(await act(client)).toMatchObject({ result: true, warnings: [], status: 200 })
    expect(seen).toEqual([{ method, body }])
  })

  test('hand the whole reply back', async () => {
    const reply = { result: [], total: 120, next: 50, time: { duration: 0.1 } }
    const { client } = await clientOf(() => reply)
    expect(await client.user.get()).toEqual({ ...reply, warnings: [], status: 200 })
  })

  test.each<[string, (client: Client) => Promise<unknown>]>([
    ['dryRun', (client) => client.user.update(user, { dryRun: true } as object)],
    [
      'signals',
      (client) => client.user.get({}, { signals: undefined, signal: undefined, timeOut: 5 } as object),
    ],
    ['timeOut', (client) => client.call('any.method', {}, { timeOut: 5 } as object)],
    ['halted', (client) => client.batch([['user.current']], { halted: true } as object)],
    ['limits', (client) => client.user.all({}, { limits: 5 } as object).next()],
    ['keep_', (client) => client.userfield.update(42, { SORT: 1 }, { keep_: true } as object)],
  ])('send nothing when an option is not known, such as %s', async (name, act) => {
    const { client, seen } = await clientOf(() => ({ result: true }))
    const { error } = (await settle(act(client))) as { error: ValidationError }
    expect(error).toBeInstanceOf(ValidationError)
    const known = name === 'signals' ? 'timeOut' : name
    expect(error.issues).toMatchObject([{ path: [known], code: 'unknown_field', why: 'option' }])
    expect(seen).toEqual([])
  })

  test('tell the core the type of the field', async () => {
    const { client, seen } = await clientOf(() => ({ result: true }))
    const settings = { SETTINGS: { DISPLAY: 'RADIO' } } as const
    await client.userfield.update(42, settings, { type: 'boolean' })
    const wrong = await settle(client.userfield.update(42, settings as never, { type: 'string' }))
    expect(wrong).toMatchObject({ error: { issues: [{ code: 'unknown_field' }] } })
    expect(seen).toHaveLength(1)
  })

  test('say what is wrong with their options', async () => {
    const { client, seen } = await clientOf(() => ({ result: true }))
    for (const [options, path] of [
      [null, 'options'],
      [5, 'options'],
      [[], 'options'],
      [{ timeout: '5' }, 'timeout'],
      [{ patience: 0 }, 'patience'],
      [{ signal: {} }, 'signal'],
    ]) {
      for (const call of [
        client.user.update({ ID: 1, NAME: 'Ann' }, options as never),
        client.userfield.update(1, { SORT: 5 }, options as never),
        client.batch([['user.current']], options as never),
        client.call('app.info', {}, options as never),
      ]) {
        const settled = await settle<unknown>(call)
        expect(settled, JSON.stringify(options)).toMatchObject({
          error: { name: 'ValidationError', issues: [{ path: [path] }] },
        })
      }
    }
    expect(seen).toEqual([])
  })

  test('say that a method has a name', async () => {
    const { client } = await clientOf(() => ({ result: true }))
    for (const method of [5, undefined, null, {}]) {
      expect(await settle(client.call(method as never))).toMatchObject({ error: { name: 'ValidationError' } })
    }
    expect(await settle(client.call('a/b'))).toMatchObject({ error: { name: 'TransportError', sent: false } })
  })
})

describe('createClient', () => {
  const webhook = 'https://acme.bitrix24.com/rest/1/k3yc0de/'

  test.each<[object | undefined, string, string]>([
    [undefined, '', 'type'],
    [[], '', 'type'],
    [{}, '', 'required'],
    [{ webHook: webhook }, 'webHook', 'unknown_field'],
    [{ webhook: 5 }, 'webhook', 'type'],
    [{ webhook: undefined }, 'webhook', 'type'],
    [{ bx24: undefined }, 'bx24', 'type'],
    [{ bx24: null }, 'bx24', 'type'],
    [{ b24: undefined }, 'b24', 'type'],
    [{ oauth: undefined }, 'oauth', 'type'],
    [{ oauth: { domain: 'oauth.bitrix.info', accessToken: 'x' } }, 'oauth.domain', 'bad_format'],
    [{ oauth: { domain: 5, accessToken: 'x' } }, 'oauth.domain', 'type'],
    [{ oauth: { domain: 'a.de' } }, 'oauth.accessToken', 'required'],
    [{ webhook, patience: -1 }, 'patience', 'out_of_range'],
    [{ webhook, attempts: 1.5 }, 'attempts', 'out_of_range'],
    [{ webhook, rate: 'slow' }, 'rate', 'type'],
    [{ webhook, bx24: { callMethod() {} } }, 'bx24', 'conflict'],
  ])('says what is wrong with %j', async (options, path, code) => {
    const settled = await settle(createClient(options as never))
    expect(settled).toMatchObject({ error: { name: 'ValidationError' } })
    const [issue] = failureIn(settled).issues
    expect([issue?.path.join('.'), issue?.code]).toEqual([path, code])
  })

  test('names its own options, not the portal, for one that it does not know', async () => {
    const settled = await settle(createClient({ webhook, timeOut: 5 } as never))
    expect(failureIn(settled).message).not.toMatch(/portal/)
    expect(failureIn(settled).message).toMatch(/Did you mean timeout\?/)
  })

  test('reads its options once', async () => {
    const options = { webhook, fetch: () => Promise.resolve(Response.json({ result: 1 })) }
    const client = await createClient(options)
    options.webhook = 'nonsense'
    Object.assign(options, { fetch: () => Promise.reject(new Error('changed')) })
    expect((await client.user.current()).result).toBe(1)
  })

  test.each([
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/rest/user.current.json'],
    ['https://localhost:8443', 'https://localhost:8443/rest/user.current.json'],
    ['acme.bitrix24.com', 'https://acme.bitrix24.com/rest/user.current.json'],
  ])('takes the domain %s', async (domain, url) => {
    let asked = ''
    const fetch: typeof globalThis.fetch = (request) => {
      asked = (request as Request).url
      return Promise.resolve(Response.json({ result: 1 }))
    }
    const client = await createClient({ oauth: { domain, accessToken: 'x' }, fetch })
    await client.user.current()
    expect(asked).toBe(url)
  })
})

describe('user.all', () => {
  const page = (ids: number[], next?: number) => ({ result: ids.map((id) => ({ ID: String(id) })), next })
  const filters = (seen: Seen[]) => seen.map(({ body }) => body['FILTER'])

  test('goes on after the last id until the portal names no next page', async () => {
    const pages = [page([1, 4], 50), page([7, 9], 50), page([12])]
    const { client, seen } = await clientOf(() => pages.shift())
    const ids: unknown[] = []
    for await (const user of client.user.all({ ACTIVE: 'Y' })) ids.push(user.ID)
    expect(ids).toEqual(['1', '4', '7', '9', '12'])
    expect(filters(seen)).toEqual([{ ACTIVE: 'Y' }, { ACTIVE: 'Y', '>ID': 4 }, { ACTIVE: 'Y', '>ID': 9 }])
    for (const { body } of seen) expect(body).toMatchObject({ sort: 'ID', order: 'ASC' })
  })

  test.each(['>id', '>ID', '>Id'])('begins where the caller says by %s', async (name) => {
    const pages = [page([7, 9], 50), page([12])]
    const { client, seen } = await clientOf(() => pages.shift())
    let count = 0
    for await (const user of client.user.all({ [name]: 5 })) count += Number(Number(user.ID) > 5)
    expect(count).toBe(3)
    expect(filters(seen)).toEqual([{ '>ID': 5 }, { '>ID': 9 }])
  })

  test('reads no page that nobody asks for', async () => {
    const { client, seen } = await clientOf(() => page([1, 2], 50))
    for await (const user of client.user.all()) if (user.ID === '2') break
    expect(seen).toHaveLength(1)
  })

  test('gives up rather than read the same page for ever', async () => {
    const { client } = await clientOf(() => page([1, 2], 50))
    const people = client.user.all()
    const all = async () => {
      for await (const user of people) expect(user.ID).toBeDefined()
    }
    await expect(all()).rejects.toThrow('repeats the last one')
  })

  test('throws what a page fails with', async () => {
    const answers = [page([1], 50), refusal('ERROR_CORE', 'access_denied')]
    const { client } = await clientOf(() => answers.shift())
    const people = client.user.all()
    await people.next()
    await expect(people.next()).rejects.toMatchObject({ name: 'RestError', code: 'ERROR_CORE' })
  })
})

function failureIn(settled: Settled<unknown>): ValidationError {
  if (settled.success || !(settled.error instanceof ValidationError)) throw new Error('not refused')
  return settled.error
}
