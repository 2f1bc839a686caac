import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClient, type Client } from '../../dist/node.js'
import { createPortal, type Portal } from '../../www/portal/core/portal.ts'

/** Seconds that a request takes on its way and at the portal. */
const LATENCY = 0.2

let portal: Portal
let client: Client

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  portal = createPortal({ rate: { burst: 50, perSecond: 2 }, operatingLimit: 480, operatingCost: () => 0 })
  const { code } = portal.addWebhook(1)
  client = await createClient({
    webhook: `https://portal.example/rest/1/${code}/`,
    timeout: 120_000,
    fetch: async (input) => {
      const request = input as Request
      const body = await request.text()
      const headers = Object.fromEntries(request.headers)
      await new Promise((resolve) => setTimeout(resolve, LATENCY * 1000))
      const answer = portal.handle({ method: request.method, url: request.url, headers, body })
      return new Response(answer.body as string, { status: answer.status })
    },
  })
})

afterEach(() => {
  vi.useRealTimers()
})

test(
  '10,000 updates in batches take hardly longer than the portal makes them',
  { timeout: 120_000 },
  async () => {
    const calls = Array.from({ length: 10_000 }, (_, index) => {
      return ['user.update', { ID: (index % 60) + 1, WORK_POSITION: `Position ${String(index)}` }] as const
    })
    const begun = Date.now()
    const progress = { isDone: false }
    const running = client.batch(calls).finally(() => (progress.isDone = true))
    while (!progress.isDone) await vi.advanceTimersByTimeAsync(50)
    const outcomes = await running
    const seconds = (Date.now() - begun) / 1000
    // 200 requests, of which 50 may leave at once; but each waits for the one before it.
    const least = Math.max((200 - 50) / 2, 200 * LATENCY)
    process.stdout.write(
      `10,000 updates: ${seconds.toFixed(1)} s of the portal's clock, ${least.toFixed(1)} s at least, ` +
        `${((seconds / least - 1) * 100).toFixed(1)} % more\n`,
    )
    expect(outcomes.filter((outcome) => !outcome.success)).toEqual([])
    expect(portal.state.seen.every(({ status }) => status === 200)).toBe(true)
    expect(seconds).toBeLessThanOrEqual(least * 1.03)
  },
)
