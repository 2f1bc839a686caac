import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createClient, fileJournal, memoryJournal, Plan, type SyncClient } from '../../dist/sync/node.js'
import { startPortal, type LocalPortal } from '../../www/portal/node/index.ts'

// A cap is of the whole run, however often it breaks off and goes on, and whatever was done to its plan meanwhile.

const DISMISSED = 40

let portal: LocalPortal
let client: SyncClient
let folder: string
let rows: { ID: number; ACTIVE: string; WORK_POSITION: string }[]

beforeEach(async () => {
  portal = await startPortal({ people: 200, work: (method) => (method === 'user.update' ? 3 : 0) })
  client = await createClient({ webhook: portal.webhook })
  folder = await mkdtemp(join(tmpdir(), 'b24-users-'))
  rows = [...portal.state.people.values()]
    .filter(
      ({ id, columns }) =>
        id !== 1 && columns.ACTIVE === 'Y' && (columns.UF_DEPARTMENT as number[]).length > 0,
    )
    .slice(0, 120)
    .map(({ id }, index) => ({ ID: id, ACTIVE: index % 3 === 0 ? 'no' : '', WORK_POSITION: 'Llama keeper' }))
})

afterEach(async () => {
  await portal.close()
  await rm(folder, { recursive: true })
})

const dismissed = () => rows.filter(({ ID }) => portal.state.people.get(ID)?.columns.ACTIVE === 'N').length
const inactive = () =>
  [...portal.state.people.values()].filter(({ columns }) => columns.ACTIVE === 'N').length
const updates = () =>
  portal.state.seen.flatMap(({ commands = [] }) => commands).filter(({ method }) => method === 'user.update')
    .length

test('one that is just enough lets a run break off and go on to its end', async () => {
  const plan = await client.plan(rows, { match: 'ID', caps: { dismiss: DISMISSED, change: 120 } })
  expect(plan.summary.counts).toMatchObject({ dismiss: DISMISSED, change: 120 })
  const journal = fileJournal(join(folder, 'journal'))
  const before = inactive()
  const runs: string[] = []
  for (let part = 0; part < 20; part++) {
    const goal = dismissed() + 5
    const controller = new AbortController()
    const options = { signal: controller.signal, onProgress: () => dismissed() >= goal && controller.abort() }
    const report = await (part === 0
      ? client.apply(plan, { journal, ...options })
      : client.resume(journal, options))
    expect(dismissed()).toBeLessThanOrEqual(DISMISSED)
    runs.push(report.stopped ?? 'done')
    if (report.stopped === undefined) break
  }
  expect(runs.at(-1)).toBe('done')
  expect(runs.length).toBeGreaterThan(2)
  expect(dismissed()).toBe(DISMISSED)
  // Nobody is changed twice, nor anybody else dismissed.
  expect(updates()).toBe(120)
  expect(inactive()).toBe(before + DISMISSED)
})

describe('one that is too low', () => {
  test.each([
    ['by number', DISMISSED - 1],
    ['per cent of the people who are active', '10%' as const],
  ])('%s stops everything, in each life of the plan', async (_, dismiss) => {
    const plan = await client.plan(rows, { match: 'ID', caps: { dismiss } })
    expect(plan.summary.obstacles).toMatchObject([{ code: 'cap', cap: 'dismiss', count: DISMISSED }])
    const journal = memoryJournal()
    const refused = expect.objectContaining({ name: 'PlanError', code: 'obstacles' }) as Error
    await expect(client.apply(plan, { journal })).rejects.toThrow(refused)
    await expect(client.apply(Plan.fromJSON(JSON.stringify(plan)), { journal })).rejects.toThrow(refused)
    await expect(client.resume(journal)).rejects.toMatchObject({ name: 'JournalError', code: 'unbegun' })
    expect(updates()).toBe(0)
  })

  test('is raised by nobody who edits the plan', async () => {
    const text = JSON.stringify(await client.plan(rows, { match: 'ID', caps: { dismiss: 3 } }))
    const edits = [
      text.replace(/"dismiss":3\b/, '"dismiss":3000'),
      text.replace(/"limit":3\b/g, '"limit":3000'),
      text.replace(/"obstacles":\[.*?\]/, '"obstacles":[]'),
      text.replaceAll('"consequences":["dismiss"]', '"consequences":[]'),
    ].filter((edited) => edited !== text)
    expect(edits.length).toBeGreaterThan(1)
    for (const edited of edits) {
      const began = async () => client.apply(Plan.fromJSON(edited), { journal: memoryJournal() })
      await expect(began()).rejects.toMatchObject({ name: 'PlanError' })
    }
    expect(updates()).toBe(0)
  })
})

test('a journal in which somebody has dismissed more people is not gone on with', async () => {
  const path = join(folder, 'journal')
  const plan = await client.plan(rows, { match: 'ID', caps: { dismiss: DISMISSED } })
  const controller = new AbortController()
  const onProgress = () => dismissed() >= 5 && controller.abort()
  await client.apply(plan, { journal: fileJournal(path), signal: controller.signal, onProgress })
  const journal = await readFile(path, 'utf8')
  const [from, to] = ['"WORK_POSITION"', '"ACTIVE"']
  const line = journal.split('\n').find((line) => line.includes('"type":"rows"') && line.includes(from))
  expect(line).toBeDefined()
  const before = updates()
  for (const edited of [
    journal.replace(String(line), String(line).replaceAll(from, to)),
    // Left out whole, so that each line by itself is right.
    journal.replace(`${String(line)}\n`, ''),
    journal.replace(/"dismiss":\d+/, '"dismiss":100000'),
  ]) {
    expect(edited).not.toBe(journal)
    await writeFile(path, edited)
    await expect(client.resume(fileJournal(path))).rejects.toMatchObject({
      name: /^(JournalError|PlanError)$/,
    })
  }
  expect(updates()).toBe(before)
})
