/** Tests it against a portal of its own: real HTTP, the server's leniency, and faults on demand. */
import { type Client, createClient } from 'b24-users'
import { type LocalPortal, startPortal } from 'b24-users/portal'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { letGo } from './leave.ts'

let portal: LocalPortal
let client: Client

beforeAll(async () => {
  portal = await startPortal({ empty: true })
  portal.addPerson({ NAME: 'Administrator' }, { admin: true })
  // One try, so that a fault shows at once.
  client = await createClient({ webhook: portal.webhook, attempts: 1 })
})
afterAll(() => portal.close())
beforeEach(() => portal.reset())

test('people who have left are dismissed', async () => {
  const ann = portal.addPerson({ NAME: 'Ann', EMAIL: 'ann@example.com', UF_DEPARTMENT: [1] })
  expect(await letGo(client, ['nobody@example.com'])).toBe(0)
  expect(await letGo(client, ['ann@example.com', 'nobody@example.com'])).toBe(1)
  expect(portal.state.people.get(ann.id)?.columns['ACTIVE']).toBe('N')
})

test('more people than the portal tells of at once are dismissed', async () => {
  const emails = Array.from({ length: 60 }, (_, index) => `person${index}@example.com`)
  const ids = emails.map((EMAIL) => portal.addPerson({ NAME: 'Leaver', EMAIL, UF_DEPARTMENT: [1] }).id)
  expect(await letGo(client, emails)).toBe(60)
  expect(ids.filter((id) => portal.state.people.get(id)?.columns['ACTIVE'] !== 'N')).toEqual([])
})

test('a portal that is too busy is told of', async () => {
  portal.addPerson({ NAME: 'Bob', EMAIL: 'bob@example.com', UF_DEPARTMENT: [1] })
  portal.addFault({ kind: 'status', status: 503, error: 'QUERY_LIMIT_EXCEEDED', method: 'user.update' })
  await expect(letGo(client, ['bob@example.com'])).rejects.toMatchObject({
    name: 'RestError',
    retryable: true,
  })
})
