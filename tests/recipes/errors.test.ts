import { B24Error, type Client, createClient } from 'b24-users'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { explain, rename } from '../../www/recipes/errors/explain.ts'
import { columnsOf } from '../portal/call.ts'

let server: LocalPortal
let client: Client

beforeAll(async () => {
  server = await startPortal()
  client = await createClient({ webhook: server.webhook, attempts: 1, rate: false })
})

afterEach(() => server.reset())
afterAll(() => server.close())

it('tells of a success', async () => {
  expect(await rename(client, 5, 'Ann')).toBe('Saved.')
  expect(columnsOf(server, 5)['NAME']).toBe('Ann')
})

it('tells what is wrong with an input', async () => {
  expect(await rename(client, 5, 'x'.repeat(51))).toMatch(/50/)
})

it.each([
  ['a busy portal', { kind: 'status', status: 503, error: 'QUERY_LIMIT_EXCEEDED' }, /later/],
  ['an ended token', { kind: 'status', status: 401, error: 'expired_token' }, /later/],
  ['no right', { kind: 'status', status: 400, error: 'ERROR_CORE', description: 'access_denied' }, /may not/],
  [
    'a refusal',
    { kind: 'status', status: 400, error: 'ERROR_CORE', description: 'Too late.' },
    /: Too late\./,
  ],
  ['a refusal without words', { kind: 'status', status: 400, error: '' }, /does not say why/],
  ['a lost answer', { kind: 'drop-after' }, /may have been made/],
] as const)('tells of %s', async (_, fault, sentence) => {
  server.addFault(fault)
  expect(await rename(client, 5, 'Bob')).toMatch(sentence)
})

it('tells of a portal that keeps silent', async () => {
  server.addFault({ kind: 'silence' })
  const impatient = await createClient({ webhook: server.webhook, timeout: 50 })
  expect(await rename(impatient, 5, 'Bob')).toMatch(/may have been made/)
})

it('says nothing to whoever gave up', async () => {
  expect(await rename(client, 5, 'Bob', AbortSignal.abort())).toBe('')
})

it('repeats what we say ourselves', () => {
  expect(explain(new B24Error('The core is not there.'))).toBe('The core is not there.')
})

it('does not swallow what is not ours', () => {
  expect(() => explain(new TypeError('a bug'))).toThrow('a bug')
})
