import { Console } from 'node:console'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient, memoryJournal, type Report } from '../../dist/sync/node.js'
import { leastTime } from '../package/least.ts'
import { LATENCY, type Load, slowPortal, took, UPDATES } from '../package/mass.ts'
import { present } from '../portal/call.ts'

/** Requests at once, as a run has them unless told otherwise, and changes in one: the other three calls read. */
const LANES = 4
const CHANGES = 47

/** Loads, and how many per cent more than the least time a run may take: where only requests count, the first are short. */
const LOADS: readonly (Load & { most: number })[] = [
  { work: 0.02, counts: false, most: 8 },
  { work: 0.13, counts: true, most: 3 },
  { work: 0.4, counts: true, most: 3 },
]

/** Late in a minute: what is spent in it is given back in parts, while requests are under way. */
const BEGUN = Date.UTC(2026, 10, 26, 12, 30, 52)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: BEGUN })
})

afterEach(() => {
  vi.useRealTimers()
})

describe(`a run of ${UPDATES.toLocaleString('en')} updates takes hardly longer than the portal makes it`, () => {
  const rows: object[] = []

  afterAll(() => {
    new Console(process.stdout).table(rows)
  })

  test.each(LOADS)('$work s of work each, counted: $counts', { timeout: 240_000 }, async (load) => {
    const slow = slowPortal(load, { people: UPDATES + 1000 })
    const { portal, webhook, told } = slow
    const client = await createClient({
      webhook,
      fetch: async (input) => {
        const request = input as Request
        const headers = Object.fromEntries(request.headers)
        const sent = { method: request.method, url: request.url, headers, body: await request.text() }
        const { status, body } = await slow.answer(sent)
        return new Response(body, { status })
      },
    })
    const ids = [...portal.state.people.values()]
      .filter(({ id, columns }) => id !== 1 && columns.ACTIVE === 'Y')
      .slice(0, UPDATES)
      .map(({ id }) => id)
    expect(ids).toHaveLength(UPDATES)
    const list = ids.map((id) => ({ ID: id, WORK_POSITION: `Llama keeper ${id}` }))
    let plan: Awaited<ReturnType<typeof client.plan>> | undefined
    await took(client.plan(list, { match: 'ID' }).then((made) => (plan = made)))
    expect(present(plan).summary).toMatchObject({ update: UPDATES, obstacles: [] })
    // What reading has used of the limits is there again.
    await vi.advanceTimersByTimeAsync(1_200_000)
    portal.reset()
    Object.assign(told, { statuses: [], updates: 0, refused: 0 })

    let report: Report | undefined
    const run = client.apply(present(plan), { journal: memoryJournal() })
    const seconds = await took(Promise.resolve(run.then((made) => (report = made))))
    const least = leastTime({ ...load, calls: UPDATES, latency: LATENCY, lanes: LANES, size: CHANGES })
    const limits = told.refused + told.statuses.filter((status) => status !== 200).length
    const over = (seconds / least - 1) * 100
    rows.push({
      'work, s': load.work,
      counted: load.counts,
      'least, s': Math.round(least),
      'ours, s': Math.round(seconds),
      'over the least, %': Number(over.toFixed(1)),
      requests: told.statuses.length,
      'limit errors': limits,
      lost: UPDATES - present(report).summary.applied,
      doubled: told.updates - told.refused - UPDATES,
    })
    expect(present(report).summary).toMatchObject({ applied: UPDATES, failed: 0, unknown: 0, pending: 0 })
    for (const id of ids) {
      expect(portal.state.people.get(id)?.columns.WORK_POSITION).toBe(`Llama keeper ${id}`)
    }
    expect(told.updates).toBe(UPDATES)
    expect(limits).toBe(0)
    expect(over).toBeLessThanOrEqual(load.most)
  })
})
