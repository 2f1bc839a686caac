import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { present } from '../portal/call.ts'
import type { Browser } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { type ManyWays, openManyWays } from './many-ways.ts'
import { type Way, WAYS } from './ways.ts'

const PEOPLE = 130

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser
  let ways: ManyWays
  let ids: number[]
  let before: string[]

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  beforeEach(async () => {
    ways = await openManyWays(browser, { people: PEOPLE + 40 })
    const people = [...ways.server.state.people.values()].filter(
      ({ id, columns }) =>
        id !== 1 && columns.ACTIVE === 'Y' && (columns.UF_DEPARTMENT as number[]).length > 0,
    )
    ids = people.slice(0, PEOPLE).map(({ id }) => id)
    before = positions()
  })

  afterEach(() => ways.close())

  const personOf = (id: number) => present(ways.server.state.people.get(id)).columns
  const positions = () => ids.map((id) => String(personOf(id).WORK_POSITION))
  const wanted = () => ids.map((id) => `Keeper of llama ${id}`)

  /** Everybody gets a position of their own; one is dismissed as well, one does not exist. */
  function list(): string {
    const rows = ids.map((id, index) => `${id};Keeper of llama ${id};${index === 0 ? 'no' : ''}`)
    return ['ID;WORK_POSITION;ACTIVE', ...rows, '999999;Nobody;'].join('\n')
  }

  const plan = (options: object) => `async (client, many) => {
    const made = await client.plan(await many.readTable(${JSON.stringify(list())}), ${JSON.stringify(options)})
    window.plan = made
    return { summary: made.summary, text: made.text(), csv: made.toCSV(), json: JSON.stringify(made) }
  }`
  const apply = (journal: string) => `async (client, many) => {
    const report = await client.apply(plan, { journal: many.indexedDBJournal(${JSON.stringify(journal)}) })
    return { summary: report.summary, stopped: report.stopped, csv: report.toCSV(), rows: [...report.rows()] }
  }`
  const undo = (journal: string) => `async (client, many) => {
    window.plan = await client.undo(many.indexedDBJournal(${JSON.stringify(journal)}), { caps: { dismiss: 0 } })
    return { summary: plan.summary, json: JSON.stringify(plan) }
  }`
  const updates = () =>
    ways.server.state.seen
      .flatMap(({ commands = [] }) => commands)
      .filter(({ method }) => method === 'user.update')

  test.each(WAYS)('by %s a list is planned, refused by a cap, applied, and taken back', async (way) => {
    const refused = await ways.run(way, plan({ match: 'ID' }))
    expect(refused).toMatchObject({
      summary: {
        update: PEOPLE,
        unmatched: 1,
        obstacles: [{ code: 'cap', cap: 'dismiss', count: 1, limit: 0 }],
      },
    })
    expect(await ways.run(way, apply('refused'))).toMatchObject({
      error: { name: 'PlanError', code: 'obstacles' },
    })
    expect(updates()).toEqual([])

    await ways.run(way, plan({ match: 'ID', caps: { dismiss: 1 } }))
    expect(positions()).toEqual(before)
    expect(await ways.run(way, apply('run'))).toMatchObject({
      summary: { applied: PEOPLE, unmatched: 1, failed: 0, unknown: 0, pending: 0 },
    })
    expect(positions()).toEqual(wanted())
    expect(personOf(present(ids[0])).ACTIVE).toBe('N')
    expect(updates()).toHaveLength(PEOPLE)

    expect(await ways.run(way, undo('run'))).toMatchObject({ summary: { update: PEOPLE, obstacles: [] } })
    expect(await ways.run(way, apply('back'))).toMatchObject({ summary: { applied: PEOPLE, failed: 0 } })
    expect(positions()).toEqual(before)
    expect(personOf(present(ids[0])).ACTIVE).toBe('Y')
    expect(updates()).toHaveLength(2 * PEOPLE)
    await expectDiscreet()
  })

  test('what one way has begun, another takes back, as they lead to the same portal', async () => {
    const order: Way[] = ['oauth', 'b24', 'bx24', 'webhook']
    for (const [index, way] of order.entries()) {
      const next = present(order[(index + 1) % order.length])
      await ways.run(way, plan({ match: 'ID', caps: { dismiss: 1 } }))
      expect(await ways.run(way, apply(way))).toMatchObject({ summary: { applied: PEOPLE } })
      expect(await ways.run(next, undo(way))).toMatchObject({ summary: { update: PEOPLE } })
      expect(await ways.run(next, apply(`${way} back`))).toMatchObject({ summary: { applied: PEOPLE } })
      expect(positions()).toEqual(before)
    }
  })

  test.each(WAYS)('by %s no secret is shown or kept, whatever the portal quotes', async (way) => {
    const { server } = ways
    // The way is known to work, and its tokens to the portal.
    await ways.run(way, plan({ match: 'ID', caps: { dismiss: 1 } }))
    const secrets = await ways.secretsOf(way)
    expect(secrets.length).toBeGreaterThan(0)
    const quoted = secrets.join(' and ')
    server.addFault({
      kind: 'status',
      status: 400,
      error: 'ERROR_CORE',
      description: quoted,
      method: 'user.update',
      times: 30,
    })
    const report = await ways.run(way, apply('quoting'))
    expect(report).toMatchObject({ summary: { failed: 30, applied: PEOPLE - 30 } })
    server.addFault({
      kind: 'status',
      status: 401,
      error: 'NO_AUTH_FOUND',
      description: quoted,
      times: Infinity,
    })
    const failed = await ways.run(way, plan({ match: 'ID', caps: { dismiss: 1 } }))
    expect(failed).toHaveProperty('error')
    await ways.run(way, undo('quoting'))
    server.reset()
    await expectDiscreet()
  })

  /** Nothing that lets others in stands anywhere. */
  async function expectDiscreet(): Promise<void> {
    const shown = await ways.shown()
    expect(shown).toContain('Keeper of llama')
    expect(shown).toContain('"intent')
    const lower = shown.toLowerCase()
    const secrets = await Promise.all(WAYS.map((way) => ways.secretsOf(way)))
    for (const secret of secrets.flat()) {
      const at = lower.indexOf(secret.toLowerCase())
      // What stands before it tells where it was shown.
      expect(lower.slice(Math.max(0, at - 100), at < 0 ? 0 : at)).toBe('')
    }
  }
})
