import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient, type Client } from '../../dist/node.js'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { leastTime } from './least.ts'

/** Seconds that a request is on its way. */
const LATENCY = 0.2
const UPDATES = 10_000

interface Load {
  /** Seconds that one update takes at the portal. */
  work: number
  /** Whether they count as operating time. */
  counts: boolean
}

let portal: Portal

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** A client with default settings, of a portal that keeps the real limits and works as slowly as told. */
function connect({ work, counts }: Load): Promise<Client> {
  portal = createPortal({
    rate: { burst: 50, perSecond: 2 },
    operatingLimit: 480,
    operatingCost: () => (counts ? work : 0),
  })
  const { code } = portal.addWebhook(1)
  return createClient({
    webhook: `https://portal.example/rest/1/${code}/`,
    fetch: async (input) => {
      const request = input as Request
      const body = await request.text()
      const headers = Object.fromEntries(request.headers)
      const commands = Object.keys((JSON.parse(body) as { cmd?: object }).cmd ?? { one: '' }).length
      await new Promise((resolve) => setTimeout(resolve, (LATENCY + commands * work) * 1000))
      const answer = portal.handle({ method: request.method, url: request.url, headers, body })
      return new Response(answer.body as string, { status: answer.status })
    },
  })
}

/** Lets the pretended time go by until something is done; says how many seconds that took. */
async function took(doing: Promise<unknown>): Promise<number> {
  const begun = Date.now()
  const progress = { isDone: false }
  const done = doing.finally(() => (progress.isDone = true))
  while (!progress.isDone) await vi.advanceTimersToNextTimerAsync()
  await done
  return (Date.now() - begun) / 1000
}

describe(`${UPDATES.toLocaleString('en')} updates in batches take hardly longer than the portal makes them`, () => {
  test.each<Load>([
    { work: 0, counts: false },
    { work: 0.15, counts: false },
    { work: 0.13, counts: true },
    { work: 0.4, counts: true },
  ])('$work s of work each, counted: $counts', { timeout: 120_000 }, async (load) => {
    const client = await connect(load)
    const calls = Array.from({ length: UPDATES }, (_, index) => {
      return ['user.update', { ID: (index % 60) + 1, WORK_POSITION: `Position ${String(index)}` }] as const
    })
    let outcomes: readonly { success: boolean }[] = []
    const seconds = await took(client.batch(calls).then((found) => (outcomes = found)))
    const least = leastTime({ ...load, calls: UPDATES, latency: LATENCY })
    process.stdout.write(
      `${UPDATES} updates of ${load.work} s${load.counts ? ', counted' : ''}: ${seconds.toFixed(0)} s of the portal's ` +
        `clock, ${least.toFixed(0)} s at least, ${((seconds / least - 1) * 100).toFixed(1)} % more; ` +
        `${portal.state.seen.length} requests\n`,
    )
    expect(outcomes).toHaveLength(UPDATES)
    expect(outcomes.filter((outcome) => !outcome.success)).toEqual([])
    // Of several changes of one person the last one counts.
    expect(portal.state.people.get(60)?.columns['WORK_POSITION']).toBe(`Position ${String(UPDATES - 41)}`)
    expect(seconds).toBeLessThanOrEqual(least * 1.03)
  })
})

test('of many calls at once none is lost', { timeout: 120_000 }, async () => {
  const client = await connect({ work: 0.05, counts: false })
  const calls = Array.from({ length: 1000 }, (_, index) =>
    client.user.update({ ID: (index % 60) + 1, NAME: 'Ann' }),
  )
  const seconds = await took(Promise.all(calls))
  expect(portal.state.seen.filter(({ status }) => status !== 200)).toEqual([])
  expect(seconds).toBeLessThanOrEqual(((1000 - 50) / 2) * 1.03)
})
