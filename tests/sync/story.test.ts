import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createClient,
  fileJournal,
  Plan,
  readTable,
  type PlanError,
  type SyncClient,
  type ValidationError,
} from '../../dist/sync/node.js'
import { applyInProcess } from './applying.ts'
import { DISMISSED, EXPECTED, GERMAN, progressOf, RUSSIAN, startStaff, type Staff } from './staff.ts'

let folder: string
let staff: Staff
let client: SyncClient

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'b24-users-'))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await staff.portal.close()
  await rm(folder, { recursive: true })
})

describe.each([
  ['a semicolon file in windows-1251 with Russian captions', RUSSIAN, 'windows-1251'],
  ['a tab file in UTF-16 with German captions', GERMAN, undefined],
] as const)('%s', (_, tongue, encoding) => {
  beforeEach(async () => {
    // Slow enough to be killed half-way.
    staff = await startStaff(tongue, { work: (method) => (method === 'user.update' ? 8 : 0) })
    client = await createClient({ webhook: staff.portal.webhook })
  })

  async function read() {
    if (encoding !== undefined) {
      const error = (await readTable(staff.list, { language: 'ru' }).catch(
        (error: unknown) => error,
      )) as ValidationError
      expect(error.issues).toMatchObject([
        { path: ['encoding'], code: 'bad_table', why: 'not_utf8', hint: `Did you mean ${encoding}?` },
      ])
    }
    return readTable(staff.list, { encoding })
  }

  test('is planned, refused, applied, broken off, gone on with, reported and taken back', async () => {
    const { portal, moved, dismissed } = staff
    const refused = await client.plan(await read())
    const { obstacles, counts, ...numbers } = refused.summary
    expect(numbers).toMatchObject(EXPECTED)
    expect(counts).toMatchObject({ dismiss: DISMISSED, change: EXPECTED.update, email: 0 })
    expect(obstacles).toMatchObject([{ code: 'cap', cap: 'dismiss', count: DISMISSED, limit: 0 }])
    const rows = [...refused.rows()]
    expect(rows.filter(({ kind }) => kind === 'protected')).toMatchObject([{ id: 1, why: 'caller' }])
    expect(rows.filter(({ kind }) => kind === 'duplicate').map(({ row }) => row)).toEqual([14, 499])
    expect(rows.filter(({ kind }) => kind === 'refused').map(({ issues }) => issues?.[0]?.caption)).toEqual(
      Array<string>(10).fill(tongue.captions[4] ?? ''),
    )
    expect(rows.filter(({ consequences }) => consequences?.includes('dismiss')).map(({ id }) => id)).toEqual(
      dismissed.map(({ id }) => id),
    )
    expect(refused.text()).toContain(
      '! Too many people would be dismissed: 3, where the cap of dismiss allows 0.\n',
    )

    const unused = fileJournal(join(folder, 'refused'))
    const error = (await client
      .apply(refused, { journal: unused })
      .catch((error: unknown) => error)) as PlanError
    expect(error).toMatchObject({ name: 'PlanError', code: 'obstacles' })
    expect(error.message).toContain(
      'Too many people would be dismissed: 3, where the cap of dismiss allows 0.',
    )
    await expect(stat(join(folder, 'refused'))).rejects.toThrow('ENOENT')
    expect(progressOf(staff)).toEqual({ moved: 0, dismissed: 0 })

    const plan = await client.plan(await read(), { caps: { dismiss: 3 } })
    expect(plan.summary.obstacles).toEqual([])
    const journal = join(folder, 'journal')
    const killed = applyInProcess({ portal: portal.webhook, plan: JSON.stringify(plan), journal })
    await killed.until(() => progressOf(staff).moved > 60)
    await killed.kill()
    const half = progressOf(staff).moved
    expect(half).toBeGreaterThan(60)
    expect(half).toBeLessThan(moved.length)
    // Somebody edits meanwhile: one who was to move, and has not yet.
    const edited = moved.filter(({ columns }) => columns.PERSONAL_CITY === tongue.cities[0]).at(-1)
    if (!edited) throw new Error('All have moved')
    edited.columns.PERSONAL_CITY = 'Nowhere'

    // What may have left is waited for, as long as the portal may be at work on it: the clock goes ahead.
    const { now } = Date
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 80_000)
    const report = await client.resume(fileJournal(journal))
    expect(report.stopped).toBeUndefined()
    expect(report.summary).toMatchObject({
      conflict: 1,
      applied: EXPECTED.update - 1,
      pending: 0,
      failed: 0,
      unknown: 0,
      refused: 10,
    })
    expect([...report.rows('conflict')]).toMatchObject([
      {
        id: edited.id,
        state: 'conflict',
        fields: { PERSONAL_CITY: { before: tongue.cities[0], wanted: tongue.cities[1], now: 'Nowhere' } },
      },
    ])
    expect(edited.columns.PERSONAL_CITY).toBe('Nowhere')
    const lines = report.toCSV({ delimiter: ';' }).split('\r\n')
    expect(lines).toHaveLength(1 + EXPECTED.rows + 1)
    edited.columns.PERSONAL_CITY = tongue.cities[0]
    expect(progressOf(staff)).toEqual({ moved: moved.length - 1, dismissed: DISMISSED })

    // Taken back, but for one whom somebody has moved on since.
    const next = moved[5]
    if (!next) throw new Error('Nobody has moved')
    next.columns.PERSONAL_CITY = 'Elsewhere'
    const back = await client.undo(fileJournal(journal))
    expect(back.summary.counts.change).toBe(EXPECTED.update - 1)
    expect([...back.rows()].find(({ id }) => id === next.id)?.conflicts).toMatchObject({
      PERSONAL_CITY: { now: 'Elsewhere' },
    })
    const lost = [...back.rows()].filter(({ lost }) => lost !== undefined)
    expect(lost.map(({ id }) => id)).toEqual(dismissed.map(({ id }) => id))
    const undone = await client.apply(back, { journal: fileJournal(join(folder, 'back')) })
    expect(undone.summary).toMatchObject({ applied: EXPECTED.update - 1, conflict: 0, failed: 0 })
    expect(next.columns.PERSONAL_CITY).toBe('Elsewhere')
    next.columns.PERSONAL_CITY = tongue.cities[0]
    expect(progressOf(staff)).toEqual({ moved: 0, dismissed: 0 })
  })

  test('a plan that is sent somewhere comes back the same, and not when it was changed', async () => {
    const plan = await client.plan(await read(), { caps: { dismiss: 3 } })
    const text = JSON.stringify(plan)
    expect(JSON.stringify(Plan.fromJSON(text))).toBe(text)
    expect(Plan.fromJSON(plan.toJSON()).toCSV()).toBe(plan.toCSV())
    const edited = text.replace(tongue.cities[1], 'Paris')
    expect(() => Plan.fromJSON(edited)).toThrow(
      expect.objectContaining({ name: 'PlanError', code: 'edited' }),
    )
    const short = { ...(plan.toJSON() as { list: object[] }) }
    expect(() => Plan.fromJSON({ ...short, list: short.list.slice(1) })).toThrow('This is not a whole plan.')
    expect(() => Plan.fromJSON('{}')).toThrow('This is not a whole plan.')
    expect(() => Plan.fromJSON(undefined)).toThrow('This is not a whole plan.')
  })

  test('keeps no secret in its journal', async () => {
    const path = join(folder, 'journal')
    const plan = await client.plan(await read(), { caps: { dismiss: 3 } })
    await client.apply(plan, { journal: fileJournal(path) })
    const journal = await readFile(path, 'utf8')
    const secret = staff.portal.webhook.split('/').at(-2) ?? ''
    expect(secret.length).toBeGreaterThan(8)
    expect(journal).toContain(`"intent"`)
    expect(journal).not.toContain(secret)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
})
