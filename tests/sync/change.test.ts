import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClient, type SyncClient } from '../../dist/sync/node.js'
import { startPortal, type LocalPortal, type Person } from '../../www/portal/node/index.ts'

let portal: LocalPortal
let client: SyncClient
let person: Person

beforeEach(async () => {
  portal = await startPortal()
  client = await createClient({ webhook: portal.webhook, userFields: 'read' })
  person = portal.state.people.get(2) as Person
})

afterEach(() => portal.close())

const updates = () =>
  portal.state.seen.flatMap(({ commands = [] }) => commands).filter(({ method }) => method === 'user.update')

test('a dry run says what would change, and sends nothing', async () => {
  const { NAME } = person.columns
  const { result } = await client.user.update(
    { ID: 2, NAME: 'Anna', ACTIVE: true },
    { only: 'changed', dryRun: true },
  )
  expect(result).toEqual({ id: 2, kind: 'update', changes: { NAME: { before: NAME, after: 'Anna' } } })
  expect(person.columns.NAME).toBe(NAME)
  expect(updates()).toHaveLength(0)
})

test('only what differs is sent, and proved', async () => {
  const { NAME, LAST_NAME } = person.columns
  const input = { ID: 2, NAME: 'Anna', LAST_NAME: String(LAST_NAME) }
  const { result, warnings } = await client.user.update(input, { only: 'changed', verify: true })
  expect(result).toEqual({
    id: 2,
    kind: 'update',
    state: 'applied',
    changes: { NAME: { before: NAME, after: 'Anna' } },
  })
  expect(warnings).toEqual([])
  expect(person.columns.NAME).toBe('Anna')
  const again = await client.user.update(input, { only: 'changed' })
  expect(again.result).toEqual({ id: 2, kind: 'unchanged' })
  expect(updates()).toHaveLength(1)
})

test('the caller is nobody special here, and dismissing is said', async () => {
  const own = await client.user.update({ ID: 1, WORK_POSITION: 'Chief' }, { verify: true })
  expect(own.result).toMatchObject({ id: 1, state: 'applied' })
  const { result } = await client.user.update({ ID: 2, ACTIVE: false }, { only: 'changed' })
  expect(result).toMatchObject({ consequences: ['dismiss'], state: 'applied' })
  expect(person.columns.ACTIVE).toBe('N')
})

test('a photo that is a file is sent', async () => {
  const data = new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  )
  const { result } = await client.user.update(
    { ID: 2, PERSONAL_PHOTO: { name: 'a.png', data } },
    { verify: true },
  )
  expect(result).toMatchObject({ state: 'applied', consequences: ['photo'] })
})

test('what is wrong is refused before anything is read', async () => {
  portal.reset()
  await expect(
    client.user.update({ ID: 2, ACTIV: true } as unknown as { ID: number }, { only: 'changed' }),
  ).rejects.toMatchObject({ name: 'ValidationError', issues: [{ path: ['ACTIV'] }] })
  expect(portal.state.seen.filter(({ method }) => method !== 'user.userfield.list')).toEqual([])
})

test('nobody is nobody, and a refusal is thrown', async () => {
  const { result } = await client.user.update({ ID: 99_999, NAME: 'x' }, { verify: true })
  expect(result).toMatchObject({ id: 99_999, kind: 'unmatched' })
  const other = portal.state.people.get(3)?.columns.EMAIL as string
  await expect(client.user.update({ ID: 2, EMAIL: other }, { verify: true })).rejects.toMatchObject({
    name: 'RestError',
    method: 'user.update',
  })
})

test('without these options it is the call of always', async () => {
  const reply = await client.user.update({ ID: 2, NAME: 'Anna' })
  expect(reply.result).toBe(true)
})

test.each([1, 'true', 'yes', {}])('a dry run that is asked for by %j is one', async (dryRun) => {
  const { NAME } = person.columns
  await client.user.update({ ID: 2, NAME: 'Anna' }, { dryRun: dryRun as true })
  expect(person.columns.NAME).toBe(NAME)
  expect(updates()).toHaveLength(0)
})

test.each<[object, string]>([
  [{ dryrun: true }, 'dryrun: There is no such option.'],
  [{ only: 'changes' }, 'only: This must be one of changed.'],
  [{ only: true }, 'only: This must be one of changed.'],
  [{ dryRun: true, timeout: 5 }, 'timeout: There is no such option.'],
  [{ verify: true, caps: {} }, 'caps: There is no such option.'],
  [{ verify: true, signal: 5 }, 'signal: This must be an AbortSignal.'],
])('what is asked for by %j is not known, and nothing is sent', async (options, told) => {
  const failed = client.user.update({ ID: 2, NAME: 'Anna' }, options)
  await expect(failed).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining(told) as string,
  })
  expect(portal.state.seen.flatMap(({ method, commands = [] }) => [method, ...commands])).not.toContain(
    'user.update',
  )
  expect(updates()).toHaveLength(0)
})

test('what is switched off is no more than a plain call', async () => {
  const { result } = await client.user.update({ ID: 2, NAME: 'Anna' }, { verify: false, dryRun: false })
  expect(result).toBe(true)
})
