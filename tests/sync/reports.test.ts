import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClient, memoryJournal, readJournal, readTable } from '../../dist/sync/node.js'
import { EXPECTED, RUSSIAN, type Staff, startStaff } from './staff.ts'

let staff: Staff

beforeEach(async () => {
  staff = await startStaff(RUSSIAN)
})

afterEach(() => staff.portal.close())

async function plan() {
  const client = await createClient({ webhook: staff.portal.webhook })
  const table = await readTable(staff.list, { encoding: 'windows-1251' })
  return { client, made: await client.plan(table, { caps: { dismiss: 3 } }) }
}

test('a journal tells without a portal what the report of its run has told', async () => {
  const { client, made } = await plan()
  const journal = memoryJournal()
  const report = await client.apply(made, { journal })
  await staff.portal.close()
  const read = await readJournal(journal)
  expect(read).toMatchObject({
    portal: new URL(staff.portal.url).host,
    caller: 1,
    isUndo: false,
    isEnded: true,
    summary: report.summary,
  })
  expect(Math.abs(Date.now() - read.made)).toBeLessThan(60_000)
  expect([...read.rows()]).toEqual([...report.rows()])
  expect([...read.rows('refused')]).toHaveLength(EXPECTED.refused)
  expect(read.toCSV({ delimiter: ';' })).toBe(report.toCSV({ delimiter: ';' }))
})

test('of a run that was stopped it tells how far it went, and changes nothing of it', async () => {
  const { client, made } = await plan()
  const journal = memoryJournal()
  const stop = new AbortController()
  const report = await client.apply(made, {
    journal,
    lanes: 1,
    signal: stop.signal,
    onProgress: ({ done }) => done > 0 && stop.abort(),
  })
  expect(report.stopped).toBe('cancelled')
  for (let look = 0; look < 2; look++) {
    const { isEnded, summary } = await readJournal(journal)
    expect({ isEnded, summary }).toMatchObject({ isEnded: false, summary: report.summary })
  }
  const { summary } = await client.resume(journal)
  expect(summary.applied).toBe(EXPECTED.update)
})

test('of what takes a run back it says so; of nothing it throws', async () => {
  const { client, made } = await plan()
  const [journal, other] = [memoryJournal(), memoryJournal()]
  await client.apply(made, { journal })
  await client.apply(await client.undo(journal), { journal: other })
  expect((await readJournal(other)).isUndo).toBe(true)
  await expect(readJournal(memoryJournal())).rejects.toMatchObject({ name: 'JournalError', code: 'unbegun' })
})
