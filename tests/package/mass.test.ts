import { ApiVersion, B24Hook, type BatchCommandsArrayUniversal } from '@bitrix24/b24jssdk'
import { AxiosError, type AxiosResponse } from 'axios'
import { Console } from 'node:console'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient, type Client } from '../../dist/node.js'
import type { Portal } from '../../www/portal/portal/portal.ts'
import { leastTime } from './least.ts'
import { LATENCY, type Load, LOADS, slowPortal, took, UPDATES } from './mass.ts'

let portal: Portal
/** What it says of its requests. */
let told: ReturnType<typeof slowPortal>['told']

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** A client with default settings. */
function connect(load: Load): Promise<Client> {
  const slow = slowPortal(load)
  portal = slow.portal
  told = slow.told
  return createClient({
    webhook: slow.webhook,
    fetch: async (input) => {
      const request = input as Request
      const headers = Object.fromEntries(request.headers)
      const sent = { method: request.method, url: request.url, headers, body: await request.text() }
      const { status, body } = await slow.answer(sent)
      return new Response(body, { status })
    },
  })
}

const updates = (index: number) =>
  ['user.update', { ID: (index % 60) + 1, WORK_POSITION: `Position ${String(index)}` }] as const

function lowerCased(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}

/** Its own batches, as its documentation advises for many calls; how long they took, and how many were lost. */
async function bySdk(load: Load) {
  const slow = slowPortal(load)
  const b24 = B24Hook.fromWebhookUrl(slow.webhook)
  b24.getHttpClient(ApiVersion.v2).ajaxClient.defaults.adapter = async (
    config,
  ): Promise<AxiosResponse<unknown>> => {
    const headers = lowerCased(config.headers)
    const url = `${config.baseURL ?? ''}${config.url ?? ''}`
    const sent = { method: 'POST', url, headers, body: config.data as string }
    const { status, body } = await slow.answer(sent)
    const response = { data: JSON.parse(body) as unknown, status, statusText: '', headers: {}, config }
    if (status === 200) return response
    throw new AxiosError(`status ${status}`, undefined, config, undefined, response)
  }
  const calls = Array.from({ length: UPDATES }, (_, index) => [...updates(index)])
  let done = 0
  const batches = b24.actions.v2.batchByChunk.make({
    calls: calls as BatchCommandsArrayUniversal,
    options: { isHaltOnError: false },
  })
  const seconds = await took(batches.then((result) => (done = result.getData()?.length ?? 0)))
  return { seconds, lost: UPDATES - done }
}

describe(`${UPDATES.toLocaleString('en')} updates in batches take hardly longer than the portal makes them`, () => {
  const rows: object[] = []

  afterAll(() => {
    new Console(process.stdout).table(rows)
  })

  test.each(LOADS)('$work s of work each, counted: $counts', { timeout: 120_000 }, async (load) => {
    const client = await connect(load)
    const calls = Array.from({ length: UPDATES }, (_, index) => updates(index))
    let outcomes: readonly { success: boolean }[] = []
    const seconds = await took(client.batch(calls).then((found) => (outcomes = found)))
    const least = leastTime({ ...load, calls: UPDATES, latency: LATENCY })
    const sdk = await bySdk(load)
    const more = (time: number) => Number(((time / least - 1) * 100).toFixed(1))
    rows.push({
      'work, s': load.work,
      counted: load.counts,
      'least, s': Math.round(least),
      'ours, s': Math.round(seconds),
      'over the least, %': more(seconds),
      requests: told.statuses.length,
      lost: outcomes.filter((outcome) => !outcome.success).length,
      'b24jssdk, s': Math.round(sdk.seconds),
      'b24jssdk, over, %': more(sdk.seconds),
      'b24jssdk, lost': sdk.lost,
    })
    expect(outcomes).toHaveLength(UPDATES)
    expect(outcomes.filter((outcome) => !outcome.success)).toEqual([])
    // Of several changes of one person the last one counts.
    expect(portal.state.people.get(60)?.columns['WORK_POSITION']).toBe(`Position ${String(UPDATES - 41)}`)
    expect(seconds).toBeLessThanOrEqual(least * 1.03)
    expect(seconds).toBeLessThanOrEqual(sdk.seconds * 1.03)
  })
})

test('of many calls at once none is lost', { timeout: 120_000 }, async () => {
  const client = await connect({ work: 0.05, counts: false })
  const calls = Array.from({ length: 1000 }, (_, index) =>
    client.user.update({ ID: (index % 60) + 1, NAME: 'Ann' }),
  )
  const seconds = await took(Promise.all(calls))
  expect(told.statuses.filter((status) => status !== 200)).toEqual([])
  expect(seconds).toBeLessThanOrEqual(((1000 - 50) / 2) * 1.03)
})
