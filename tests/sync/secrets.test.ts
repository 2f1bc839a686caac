import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type ClientOptions, createClient, fileJournal, Plan, type SyncClient } from '../../dist/sync/node.js'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { present } from '../portal/call.ts'

// What lets others in stands in no error, plan, report, journal or log, whatever the portal quotes.

const METHODS = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table'] as const

let portal: LocalPortal
let folder: string
let shown: string[]
/** What lets the client of a test in, by itself or as part of something. */
let secret: string
let token: string

beforeEach(async () => {
  portal = await startPortal({ people: 120 })
  token = portal.issueToken(1).accessToken
  folder = await mkdtemp(join(tmpdir(), 'b24-users-'))
  shown = []
  for (const name of METHODS) vi.spyOn(console, name).mockImplementation((...parts: unknown[]) => show(parts))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    show(String(text))
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await portal.close()
  await rm(folder, { recursive: true })
})

function show(value: unknown): void {
  shown.push(
    typeof value === 'string' ? value : '',
    inspect(value, { depth: 20, showHidden: true, maxArrayLength: null }),
  )
  shown.push(JSON.stringify([value]))
  if (value instanceof Error)
    shown.push(value.stack ?? '', inspect(value.cause, { depth: 20, showHidden: true }))
}

async function expectDiscreet(): Promise<void> {
  const files = await readdir(folder)
  const kept = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const all = [...shown, ...files, ...kept].join('\n').toLowerCase()
  expect(all).toContain('llama keeper')
  expect(secret.length).toBeGreaterThan(8)
  expect(all.includes(secret.toLowerCase())).toBe(false)
}

const rows = () =>
  [...portal.state.people.values()]
    .filter(
      ({ id, columns }) =>
        id !== 1 && columns.ACTIVE === 'Y' && (columns.UF_DEPARTMENT as number[]).length > 0,
    )
    .map(({ id }) => ({ ID: id, WORK_POSITION: `Llama keeper ${id}` }))

async function told(act: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    const value = await act()
    show(value)
    return value
  } catch (error) {
    show(error)
    return error
  }
}

/** Everything that somebody would look at, with a portal that quotes all it knows. */
async function wholeStory(client: SyncClient): Promise<void> {
  const journal = fileJournal(join(folder, 'journal'))
  const plan = await client.plan(rows(), { match: 'ID' })
  expect(plan.summary.update).toBeGreaterThan(60)
  const quoted = `A ${secret}, ${portal.url}rest/1/${secret}/user.get`
  portal.addFault({
    kind: 'status',
    status: 400,
    error: 'ERROR_CORE',
    description: quoted,
    method: 'user.update',
    times: 20,
  })
  portal.addFault({ kind: 'html', method: 'batch', after: 1 })
  const report = await client.apply(plan, { journal, onProgress: show })
  expect(report.summary).toMatchObject({ failed: 20, pending: 0 })
  show([plan.summary, plan.text(), plan.toCSV(), plan.toJSON(), [...plan.rows()]])
  show([report.summary, report.toCSV(), [...report.rows()], report.stopped])
  const back = await client.undo(journal)
  show([back.text(), back.toCSV(), back.toJSON()])
  await told(() => client.apply(plan, { journal }))
  await told(() => client.resume(journal))
  for (const fault of [
    { kind: 'status', status: 401, error: quoted, description: quoted },
    { kind: 'status', status: 502, body: quoted },
    { kind: 'status', status: 200, body: quoted },
    { kind: 'error-in-200', error: quoted, description: quoted },
  ] as const) {
    portal.addFault({ ...fault, times: Infinity })
    expect(await told(() => client.plan(rows(), { match: 'ID' }))).toBeInstanceOf(Error)
    await told(() =>
      client.apply(back, { journal: fileJournal(join(folder, `back ${fault.kind} ${shown.length}`)) }),
    )
    await told(() => client.user.update({ ID: 2, NAME: 'A' }, { verify: true }))
    portal.reset()
  }
}

describe.each<[string, () => ClientOptions, () => string]>([
  ['a webhook', () => ({ webhook: portal.webhook }), () => present(portal.webhook.split('/').at(-2))],
  ['OAuth', () => ({ oauth: { domain: `${portal.url}rest/`, accessToken: token } }), () => token],
])('by %s', (_, connection, secretOf) => {
  test('no secret is shown or kept', { timeout: 60_000 }, async () => {
    const client = await createClient({ ...connection(), attempts: 1 })
    secret = secretOf()
    await wholeStory(client)
    await expectDiscreet()
  })

  test('neither when the portal is gone', async () => {
    const client = await createClient({ ...connection(), attempts: 1 })
    secret = secretOf()
    const plan = await client.plan(rows(), { match: 'ID' })
    await portal.close()
    show(await told(() => client.plan(rows())))
    const report = await client.apply(plan, { journal: fileJournal(join(folder, 'journal')) })
    expect(report.stopped).toBe('failed')
    show([report.error, report.toCSV()])
    await expectDiscreet()
    portal = await startPortal()
  })
})

/** A picture to an eye that looks at its beginning. */
const picture = (text: string) => Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(600, text)])

test('the bytes of a photo are in no plan, report, error, log or line of a journal', async () => {
  const client = await createClient({ webhook: portal.webhook })
  const [old, wanted, other] = ['llama-was ', 'llama-new ', 'llama-odd '].map(picture)
  const photo = (bytes = Buffer.alloc(0)) => ['a.gif', bytes.toString('base64')] as [string, string]
  await client.user.update({ ID: 2, PERSONAL_PHOTO: photo(old) })
  const people = rows().map((row) => ({ ...row, PERSONAL_PHOTO: photo(wanted) }))
  const plan = await client.plan(people, { match: 'ID' })
  const journal = fileJournal(join(folder, 'journal'))
  show([plan.text(), plan.toCSV(), plan.toJSON(), plan.summary, [...plan.rows()]])
  portal.addFault({
    kind: 'status',
    status: 400,
    error: 'ERROR_CORE',
    method: 'user.update',
    times: 20,
    after: 3,
  })
  const report = await client.apply(plan, { journal, photos: true, onProgress: show })
  expect(report.summary).toMatchObject({ failed: 20, pending: 0 })
  show([report.summary, report.toCSV(), [...report.rows()]])
  const back = await client.undo(journal)
  show([back.text(), back.toCSV(), back.toJSON()])
  const again = Plan.fromJSON(JSON.stringify(back))
  const without = await client.apply(again, {
    journal: fileJournal(join(folder, 'back')),
    files: () => photo(other),
  })
  show([without.toCSV(), [...without.rows()]])
  await told(() => client.plan([{ ID: 2, PERSONAL_PHOTO: ['a.txt', photo(wanted)[1]] }], { match: 'ID' }))

  const lines = await Promise.all(['journal', 'back'].map((name) => readFile(join(folder, name), 'utf8')))
  const all = [...shown, ...lines].join('\n')
  expect(all).toContain('PERSONAL_PHOTO')
  for (const bytes of [old, wanted, other]) {
    for (const encoding of ['latin1', 'base64', 'hex'] as const) {
      expect(all).not.toContain(bytes?.toString(encoding).slice(-60, -20))
    }
  }
  const names = await readdir(join(folder, 'journal.photos'))
  const saved = present(names.find((name) => name.startsWith('2-')))
  expect(await readFile(join(folder, 'journal.photos', saved))).toEqual(old)
  await journal.forget()
  expect(await readdir(folder)).toEqual(['back'])
})
