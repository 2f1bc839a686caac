import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FaultKind } from '../../www/portal/world/fault.ts'
import { openWays, type Way, WAYS, type Ways } from './ways.ts'

const ACTIONS = {
  update: `(client) => client.user.update({ ID: 44, ACTIVE: true, LAST_NAME: 'Lama' })`,
  add: `(client) => client.user.add({ EMAIL: 'newcomer' + Date.now() + Math.random() + '@example.com', UF_DEPARTMENT: [1] })`,
  batch: `(client) => client.batch(Array.from({ length: 120 }, () => ['user.update', { ID: 44, NAME: 'Ann' }]))`,
}
type Action = keyof typeof ACTIONS

const METHOD = { update: 'user.update', add: 'user.add', batch: 'batch' }
/** Requests that one run of an action makes when nothing is repeated. */
const REQUESTS = { update: 1, add: 1, batch: 3 }

interface Expected {
  /** The error's name, and its code; `ok` when the call succeeds all the same. */
  came: string
  /** Requests that the portal sees. */
  least: number
  most: number
}

interface Row {
  fault: FaultKind
  /** A host page that does not hear its frame, besides. */
  isFrameSilent?: boolean
  /** What comes of it: by `fetch`, which tells all; through BX24, which keeps silent about most; through the SDK. */
  fetch: string
  bx24: string
  b24: string
  /** Whether a call that may be done twice is tried twice; `all`: whatever the call. */
  again?: 'repeatable' | 'all'
  /** Strikes once only, so that a second try finds the portal well. */
  once?: boolean
  /** Of a token: a webhook has none to renew. */
  webhook?: string
}

const LOST = 'TransportError'
const SILENT = 'TimeoutError'
const ROWS: Record<string, Row> = {
  'internal error': {
    fault: { kind: 'status', status: 500, error: 'INTERNAL_SERVER_ERROR' },
    fetch: 'RestError INTERNAL_SERVER_ERROR',
    bx24: SILENT,
    b24: 'RestError INTERNAL_SERVER_ERROR',
  },
  'refusal without a code': {
    fault: { kind: 'status', status: 400, error: '', description: 'Access denied.' },
    fetch: 'RestError ',
    bx24: 'RestError ',
    b24: 'RestError ',
  },
  'rate limit': {
    fault: { kind: 'status', status: 503, error: 'QUERY_LIMIT_EXCEEDED' },
    fetch: 'RestError QUERY_LIMIT_EXCEEDED',
    bx24: SILENT,
    b24: 'RestError QUERY_LIMIT_EXCEEDED',
    again: 'all',
  },
  'ended token': {
    fault: { kind: 'status', status: 401, error: 'expired_token' },
    fetch: 'ok',
    bx24: 'ok',
    b24: 'ok',
    webhook: 'RestError expired_token',
    once: true,
  },
  'late answer': { fault: { kind: 'delay', ms: 4000 }, fetch: SILENT, bx24: SILENT, b24: SILENT },
  'closed before the work': {
    fault: { kind: 'drop-before' },
    fetch: LOST,
    bx24: SILENT,
    b24: LOST,
    again: 'repeatable',
  },
  'closed after the work': {
    fault: { kind: 'drop-after' },
    fetch: LOST,
    bx24: SILENT,
    b24: LOST,
    again: 'repeatable',
  },
  'cut body': { fault: { kind: 'cut' }, fetch: LOST, bx24: SILENT, b24: LOST, again: 'repeatable' },
  'gateway page': { fault: { kind: 'html' }, fetch: LOST, bx24: SILENT, b24: LOST, again: 'repeatable' },
  'wrong content type': { fault: { kind: 'wrong-type' }, fetch: 'ok', bx24: 'ok', b24: 'ok' },
  'text for JSON': { fault: { kind: 'garbage' }, fetch: LOST, bx24: SILENT, b24: LOST, again: 'repeatable' },
  'no result': { fault: { kind: 'no-result' }, fetch: LOST, bx24: LOST, b24: LOST, again: 'repeatable' },
  'moved portal': { fault: { kind: 'redirect' }, fetch: LOST, bx24: SILENT, b24: LOST },
  'error in a success': {
    fault: { kind: 'error-in-200', error: 'insufficient_scope' },
    fetch: 'RestError insufficient_scope',
    bx24: 'RestError insufficient_scope',
    b24: 'RestError insufficient_scope',
  },
  'ended token, silent frame': {
    fault: { kind: 'status', status: 401, error: 'expired_token' },
    isFrameSilent: true,
    fetch: SILENT,
    bx24: SILENT,
    // The SDK gives up on its own after ten seconds, of which earlier calls have used some.
    b24: `${SILENT} or ${LOST}`,
    webhook: 'RestError expired_token',
  },
  // Last: requests of BX24 cannot be ended, and a browser opens only so many to a host.
  silence: { fault: { kind: 'silence' }, fetch: SILENT, bx24: SILENT, b24: SILENT },
}

function expected(row: Row, way: Way, action: Action): Expected {
  const isFetch = way === 'webhook' || way === 'oauth'
  const all = way === 'webhook' ? (row.webhook ?? row.fetch) : isFetch ? row.fetch : row[way]
  // A token that has ended strikes the first request of a batch only, and a webhook has none to renew.
  const came = row.once && way === 'webhook' && action === 'batch' ? `${all} and ok` : all
  const again = row.again === 'all' || (row.again === 'repeatable' && action !== 'add')
  // What is silent cannot be told from what is slow: it is not tried again. The SDK is told not to either.
  const tries = again && came !== SILENT && way !== 'b24' ? 2 : 1
  const least = REQUESTS[action] * tries + (row.once && came === 'ok' ? 1 : 0)
  // Where a connection is closed that was used before, browsers send the request again by themselves.
  const isClosed = row.fault.kind === 'drop-before' || row.fault.kind === 'drop-after'
  // Whoever waits for a token does not send.
  if (row.isFrameSilent && way !== 'webhook') return { came, least: 1, most: least }
  return { came, least, most: isClosed ? least * 2 : least }
}

const table: string[][] = [['fault', 'call', ...WAYS]]

/** A portal and a page for each way, so that they do not wait for each other. */
let ways: Record<Way, Ways>

beforeAll(async () => {
  const opened = await Promise.all(WAYS.map(async (way) => [way, await openWays()] as const))
  ways = Object.fromEntries(opened) as Record<Way, Ways>
})

afterAll(async () => {
  await Promise.all(Object.values((ways as typeof ways | undefined) ?? {}).map((way) => way.close()))
  const widths = table.reduce<number[]>(
    (all, row) => row.map((cell, index) => Math.max(all[index] ?? 0, cell.length)),
    [],
  )
  process.stdout.write(
    table.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ') + '\n').join(''),
  )
})

describe.each(Object.entries(ROWS))('%s', (name, row) => {
  const isHeld = row.fault.kind === 'silence' || row.fault.kind === 'delay'

  it.each(Object.keys(ACTIONS) as Action[])('%s', async (action) => {
    const cell = async (way: Way): Promise<string> => {
      const { server } = ways[way]
      server.reset()
      server.addFault({ ...row.fault, method: METHOD[action], times: row.once ? 1 : Infinity })
      if (row.isFrameSilent) server.addFault({ kind: 'frame-silence', method: 'refreshAuth' })
      const came = await ways[way].run(way, ACTIONS[action], isHeld)
      const seen = server.state.seen.filter(({ method }) => method === METHOD[action])
      const { came: wanted, most, least } = expected(row, way, action)
      if (wanted.includes(' or '))
        expect(wanted.split(' or '), way).toEqual(expect.arrayContaining(came.split(' and ')))
      else expect(came, way).toBe(wanted)
      expect(seen.length, way).toBeGreaterThanOrEqual(least)
      expect(seen.length, way).toBeLessThanOrEqual(most)
      if (action === 'add') expect(seen.filter(({ applied }) => applied).length, way).toBeLessThanOrEqual(1)
      return `${came} (${String(seen.length)})`
    }
    expect((await Promise.all(WAYS.map((way) => ways[way].leaks()))).flat()).toEqual([])
    table.push([name, action, ...(await Promise.all(WAYS.map(cell)))])
  })
})
