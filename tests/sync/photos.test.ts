import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createClient,
  fileJournal,
  isJournalError,
  type Journal,
  memoryJournal,
  type PhotoInput,
  Plan,
  readTable,
  type SyncClient,
} from '../../dist/sync/node.js'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { present } from '../portal/call.ts'

let portal: LocalPortal
let client: SyncClient
let folder: string

beforeEach(async () => {
  portal = await startPortal()
  client = await createClient({ webhook: portal.webhook })
  folder = await mkdtemp(join(tmpdir(), 'b24-users-'))
})

afterEach(async () => {
  await portal.close()
  await rm(folder, { recursive: true })
})

/** A picture of one colour, which is another one for each shade. */
function picture(shade: number): Buffer {
  const part = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)])
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    part('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    part('IDAT', deflateSync(Buffer.from([0, shade]))),
    part('IEND', Buffer.alloc(0)),
  ])
}

/** The bytes that the portal holds of somebody. */
function stored(id: number): Buffer | undefined {
  const photo = portal.state.people.get(id)?.columns.PERSONAL_PHOTO
  const file = typeof photo === 'string' && photo !== '' ? portal.state.files.get(Number(photo)) : undefined
  return file && Buffer.from(file.bytes)
}

const row = (id: number, photo: unknown) => ({ ID: id, PERSONAL_PHOTO: photo })
const named = (shade: number) => ({ name: `${shade}.png`, data: new Uint8Array(picture(shade)) })
const planOf = (rows: object[], more = {}) => client.plan(rows, { match: 'ID', ...more })
const clearing = async (rows: object[], more = {}) =>
  client.plan(await readTable(rows, { blank: 'clear' }), { match: 'ID', ...more })

async function put(id: number, shade: number): Promise<void> {
  await client.user.update({ ID: id, PERSONAL_PHOTO: named(shade) })
  expect(stored(id)).toEqual(picture(shade))
}

/** People of the portal who have no photo. */
const [ANNA, BERT, CLEO] = [7, 8, 9]

describe('a plan', () => {
  test('takes a photo in each form, and tells its name and size', async () => {
    await put(ANNA, 1)
    const bytes = picture(2)
    const forms: unknown[] = [
      ['2.png', bytes.toString('base64')],
      ['2.png', bytes.toString('base64').replace(/(.{20})/g, '$1\r\n')],
      { name: '2.png', data: new Uint8Array(bytes) },
      { name: '2.png', data: new Uint8Array(bytes).buffer },
      { name: '2', data: new Blob([new Uint8Array(bytes)]) },
      new File([new Uint8Array(bytes)], '2.png'),
    ]
    const digests = new Set<string>()
    for (const form of forms) {
      const plan = await planOf([row(ANNA, form)])
      const [found] = plan.rows('update')
      expect(found).toMatchObject({ id: ANNA, consequences: ['photo'] })
      const change = present(found?.changes?.['PERSONAL_PHOTO'])
      expect(change.before).toMatch(/^http.*1\.png$/)
      expect(change.after).toMatchObject({ name: '2.png', size: bytes.length })
      digests.add((change.after as { digest: string }).digest)
      expect(plan.text()).toContain(`2.png (${bytes.length} bytes) (photo)`)
      const all = [plan.text(), plan.toCSV(), JSON.stringify(plan)].join()
      expect(all).not.toContain(bytes.toString('base64').slice(0, 30))
    }
    expect(digests.size).toBe(1)
    const url = await planOf([row(ANNA, `data:image/png;base64,${bytes.toString('base64')}`)])
    expect([...url.rows('update')]).toHaveLength(1)
  })

  test('refuses the row of what is no photo', async () => {
    const wrong: unknown[] = [
      ['a.png', 'AAAA'],
      ['a.txt', picture(1).toString('base64')],
      ['a.png', ''],
      ['a.png', `data:image/png;base64,${picture(1).toString('base64')}`],
      { name: 'a.png', data: new TextEncoder().encode('no picture at all') },
      { name: 'a.png', data: new Uint8Array() },
      new File(['no picture'], 'a.png'),
      { fileData: ['a.png', picture(1).toString('base64')] },
      [],
      false,
      7,
      'https://acme.example/a.png',
    ]
    for (const photo of wrong) {
      const plan = await planOf([row(ANNA, photo), row(BERT, named(3))])
      expect(plan.summary, JSON.stringify(photo)).toMatchObject({ refused: 1, update: 1, obstacles: [] })
      const [refused] = plan.rows('refused')
      expect(refused?.issues?.[0]?.path[0]).toBe('PERSONAL_PHOTO')
      expect(refused?.issues?.[0]?.message).not.toBe('')
    }
  })

  test('empties what is there, which is counted by the cap', async () => {
    await put(ANNA, 1)
    await put(BERT, 2)
    const rows = [ANNA, BERT, CLEO].map((id) => row(id, ''))
    const keeping = await planOf(rows)
    expect(keeping.summary).toMatchObject({ unchanged: 3 })
    const refused = await clearing(rows, { caps: { clear: 1 } })
    expect(refused.summary.obstacles).toMatchObject([{ code: 'cap', cap: 'clear', count: 2 }])
    const plan = await clearing(rows)
    expect([...plan.rows()].map(({ kind, consequences }) => [kind, consequences])).toEqual([
      ['update', ['photo', 'clear']],
      ['update', ['photo', 'clear']],
      ['unchanged', undefined],
    ])
    const report = await client.apply(plan, { journal: memoryJournal() })
    expect(report.summary).toMatchObject({ applied: 2 })
    expect([stored(ANNA), stored(BERT)]).toEqual([undefined, undefined])
  })

  test('nothing says nothing', async () => {
    await put(ANNA, 1)
    for (const nothing of [null, undefined]) {
      const plan = await planOf([{ ...row(ANNA, nothing), NAME: 'Anna' }])
      expect(Object.keys([...plan.rows()][0]?.changes ?? {})).toEqual(['NAME'])
    }
  })

  test('of a table has no photos, but empty cells clear where that is said', async () => {
    await put(ANNA, 1)
    const csv = `ID;PERSONAL_PHOTO\n${ANNA};\n${BERT};b.png\n`
    const plain = await client.plan(await readTable(csv), { match: 'ID' })
    expect(plain.summary.obstacles).toMatchObject([{ code: 'table' }])
    const plan = await client.plan(await readTable(csv, { blank: 'clear' }), { match: 'ID' })
    expect([...plan.rows()]).toMatchObject([
      { kind: 'update', consequences: ['photo', 'clear'] },
      { kind: 'refused', issues: [{ code: 'bad_table', why: 'file_column' }] },
    ])
    const bytes = picture(2).toString('base64')
    const json = JSON.stringify([row(ANNA, ['a.png', bytes])])
    const ofFile = await client.plan(await readTable(json), { match: 'ID' })
    expect(ofFile.summary.obstacles).toMatchObject([{ code: 'table' }])
  })
})

describe('a run', () => {
  test('sends each photo, and proves that there is another one', async () => {
    await put(ANNA, 1)
    const rows = Array.from({ length: 30 }, (_, index) => row(index + 5, named(index + 10)))
    const plan = await planOf(rows)
    const journal = fileJournal(join(folder, 'journal'))
    const report = await client.apply(plan, { journal })
    expect(report.summary).toMatchObject({ applied: 30 })
    for (const { ID } of rows) expect(stored(ID)).toEqual(picture(ID + 5))
    const [first] = report.rows()
    expect(first?.fields?.['PERSONAL_PHOTO']?.now).toMatch(/^http/)
    expect(await readFile(join(folder, 'journal'), 'utf8')).not.toContain(
      picture(10).toString('base64').slice(0, 30),
    )
    expect(await readdir(folder)).toEqual(['journal'])
  })

  test('lets nobody be warned of many photos at once', async () => {
    const warned: unknown[] = []
    const listen = (warning: Error) => warned.push(warning.name)
    process.on('warning', listen)
    try {
      const ids = [...portal.state.people.values()].map(({ id }) => id).filter((id) => id !== 1)
      const rows = ids.slice(0, 50).map((id) => row(id, named(id % 200)))
      const plan = Plan.fromJSON(JSON.stringify(await planOf(rows)))
      let asked = 0
      const files = async (key: string) => {
        // As many as there are come together.
        asked++
        await new Promise((resolve) => setTimeout(resolve, 20))
        return named(Number(key) % 200)
      }
      const report = await client.apply(plan, { journal: memoryJournal(), files, photos: true })
      expect(report.summary).toMatchObject({ applied: 50 })
      expect(asked).toBe(50)
    } finally {
      process.off('warning', listen)
    }
    expect(warned).toEqual([])
  })

  test('leaves a photo alone that somebody has changed since the plan', async () => {
    await put(ANNA, 1)
    const plan = await planOf([row(ANNA, named(2)), row(BERT, named(3))])
    await put(ANNA, 4)
    const report = await client.apply(plan, { journal: memoryJournal() })
    expect([...report.rows()].map(({ state }) => state)).toEqual(['conflict', 'applied'])
    expect(stored(ANNA)).toEqual(picture(4))
  })

  test('of a plan from JSON is given the photos again, or says of each row that it has none', async () => {
    await put(ANNA, 1)
    const made = await planOf([row(ANNA, named(2)), row(BERT, named(3)), { ID: CLEO, NAME: 'Cleo' }])
    const text = JSON.stringify(made)
    const without = await client.apply(Plan.fromJSON(text), { journal: memoryJournal() })
    expect([...without.rows()].map(({ state, error }) => [state, error?.code])).toEqual([
      ['failed', 'photo_missing'],
      ['failed', 'photo_missing'],
      ['applied', undefined],
    ])
    expect(without.toCSV()).toContain('The photo is not at hand')
    expect(stored(ANNA)).toEqual(picture(1))
    const files = new Map<string, PhotoInput>([[String(ANNA), named(2)]])
    const again = await planOf([row(ANNA, named(2)), row(BERT, named(3))])
    const report = await client.apply(Plan.fromJSON(JSON.stringify(again)), {
      journal: memoryJournal(),
      files: (key) => Promise.resolve(files.get(key) ?? named(4)),
    })
    expect([...report.rows()].map(({ state, error }) => [state, error?.code])).toEqual([
      ['applied', undefined],
      ['failed', 'photo_changed'],
    ])
    expect([stored(ANNA), stored(BERT)]).toEqual([picture(2), undefined])
  })

  test('does not wait for photos that never come', async () => {
    const plan = Plan.fromJSON(JSON.stringify(await planOf([row(ANNA, named(2))])))
    const stop = new AbortController()
    const run = client.apply(plan, {
      journal: memoryJournal(),
      signal: stop.signal,
      files: () => {
        stop.abort()
        return new Promise(() => undefined)
      },
    })
    expect(await run).toMatchObject({ stopped: 'cancelled', summary: { pending: 1 } })
  })

  test('goes on with the row whose photo cannot be read', async () => {
    const plan = Plan.fromJSON(JSON.stringify(await planOf([row(ANNA, named(2)), { ID: BERT, NAME: 'B' }])))
    const files = () => {
      throw new Error('A secret of somebody')
    }
    const report = await client.apply(plan, { journal: memoryJournal(), files })
    expect([...report.rows()].map(({ state, error }) => [state, error?.code])).toEqual([
      ['failed', 'photo_unread'],
      ['applied', undefined],
    ])
    expect(report.toCSV()).not.toContain('secret')
  })

  test('refuses files that are none', async () => {
    const plan = await planOf([row(ANNA, named(2))])
    const wrong = { journal: memoryJournal(), files: 7 as unknown as Journal }
    await expect(client.apply(plan, wrong)).rejects.toMatchObject({ issues: [{ path: ['files'] }] })
    const odd = { journal: memoryJournal(), photos: 'yes' as unknown as boolean }
    await expect(client.apply(plan, odd)).rejects.toMatchObject({ issues: [{ path: ['photos'] }] })
  })
})

describe('what is replaced', () => {
  const journals: [string, () => Journal][] = [
    ['memory', memoryJournal],
    ['a file', () => fileJournal(join(folder, 'journal'))],
  ]

  test.each(journals)('is saved in %s, comes back, and goes again', async (_, open) => {
    await put(ANNA, 1)
    await put(BERT, 2)
    const [journal, second] = [open(), memoryJournal()]
    const plan = await clearing([row(ANNA, named(3)), row(BERT, ''), row(CLEO, named(4))])
    await client.apply(plan, { journal, photos: true })
    const back = await client.undo(journal)
    expect([...back.rows()].map(({ lost, consequences }) => [lost, consequences])).toEqual([
      [undefined, ['photo']],
      [undefined, ['photo']],
      [undefined, ['photo', 'clear']],
    ])
    const report = await client.apply(back, { journal: second, photos: true })
    expect(report.summary).toMatchObject({ applied: 3 })
    expect([ANNA, BERT, CLEO].map(stored)).toEqual([picture(1), picture(2), undefined])
    const again = await client.undo(second)
    const last = await client.apply(again, { journal: memoryJournal() })
    expect(last.summary).toMatchObject({ applied: 3 })
    expect([ANNA, BERT, CLEO].map(stored)).toEqual([picture(3), undefined, picture(4)])
  })

  test('comes back by a plan from JSON, given its journal', async () => {
    await put(ANNA, 1)
    const journal = memoryJournal()
    await client.apply(await planOf([row(ANNA, named(3))]), { journal, photos: true })
    const back = Plan.fromJSON(JSON.stringify(await client.undo(journal)))
    await client.apply(back, { journal: memoryJournal(), files: journal })
    expect(stored(ANNA)).toEqual(picture(1))
  })

  test('is lost where nobody has saved it', async () => {
    await put(ANNA, 1)
    const journal = memoryJournal()
    await client.apply(await planOf([row(ANNA, named(3)), row(BERT, named(4))]), { journal })
    const back = await client.undo(journal)
    expect([...back.rows()]).toMatchObject([
      { kind: 'refused', lost: ['photo'] },
      { kind: 'update', changes: { PERSONAL_PHOTO: { after: '' } } },
    ])
  })

  test('stays where somebody has changed it since', async () => {
    await put(ANNA, 1)
    const journal = memoryJournal()
    await client.apply(await planOf([row(ANNA, named(3))]), { journal, photos: true })
    await put(ANNA, 5)
    const [back] = (await client.undo(journal)).rows()
    expect(back).toMatchObject({ kind: 'refused', conflicts: { PERSONAL_PHOTO: {} } })
  })

  test('is kept in a file as its owner alone may read it, and forgotten', async () => {
    await put(ANNA, 1)
    const path = join(folder, 'journal')
    const journal = fileJournal(path)
    await client.apply(await planOf([row(ANNA, named(3))]), { journal, photos: true })
    const [name, ...others] = await readdir(`${path}.photos`)
    expect(others).toEqual([])
    const file = join(`${path}.photos`, present(name))
    expect(await readFile(file)).toEqual(picture(1))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(`${path}.photos`)).mode & 0o777).toBe(0o700)
    await journal.forget()
    expect(await readdir(folder)).toEqual([])
    const report = await client.apply(await planOf([row(ANNA, named(4))]), { journal })
    expect(report.summary).toMatchObject({ applied: 1 })
  })

  test('wants a journal that can keep it', async () => {
    await put(ANNA, 1)
    const plan = await planOf([row(ANNA, named(3))])
    const kept = memoryJournal()
    const plain: Journal = {
      open: async () => ({ ...(await kept.open()), photos: undefined }),
      forget: () => kept.forget(),
    }
    const error: unknown = await client
      .apply(plan, { journal: plain, photos: true })
      .catch((thrown: unknown) => thrown)
    expect(isJournalError(error) && error.code).toBe('unsupported')
    expect(stored(ANNA)).toEqual(picture(1))
    expect((await client.apply(plan, { journal: plain })).summary).toMatchObject({ applied: 1 })
  })

  test('stops the run before it is sent where it cannot be kept', async () => {
    await put(ANNA, 1)
    const kept = memoryJournal()
    const full: Journal = {
      open: async () => ({
        ...(await kept.open()),
        photos: {
          put: () => Promise.reject(new Error('No space is left')),
          get: () => Promise.resolve(undefined),
        },
      }),
      forget: () => kept.forget(),
    }
    const plan = await planOf([row(ANNA, named(3))])
    await expect(client.apply(plan, { journal: full, photos: true })).rejects.toMatchObject({
      code: 'failed',
    })
    expect(stored(ANNA)).toEqual(picture(1))
  })

  test('is saved by whoever goes on, after a crash between saving and sending', async () => {
    await put(ANNA, 1)
    const path = join(folder, 'journal')
    const real = fileJournal(path)
    const crash: Journal = {
      open: async () => {
        const opened = await real.open()
        return {
          ...opened,
          append: (lines) =>
            lines.includes('"intent"') ? Promise.reject(new Error('A crash')) : opened.append(lines),
        }
      },
      forget: () => real.forget(),
    }
    const plan = await planOf([row(ANNA, named(3))])
    await expect(client.apply(plan, { journal: crash, photos: true })).rejects.toMatchObject({
      code: 'failed',
    })
    expect(stored(ANNA)).toEqual(picture(1))
    expect(await readdir(`${path}.photos`)).toHaveLength(1)
    const report = await client.resume(real, { files: new Map([[String(ANNA), named(3)]]) })
    expect(report.summary).toMatchObject({ applied: 1 })
    expect(stored(ANNA)).toEqual(picture(3))
    await client.apply(await client.undo(real), { journal: memoryJournal() })
    expect(stored(ANNA)).toEqual(picture(1))
  })

  test('a run that is gone on with without photos sends the rest', async () => {
    const journal = memoryJournal()
    const stop = new AbortController()
    const plan = Plan.fromJSON(
      JSON.stringify(await planOf([row(ANNA, named(3)), { ID: BERT, NAME: 'Bert' }])),
    )
    const files = () => {
      stop.abort()
      return undefined
    }
    expect(await client.apply(plan, { journal, files, signal: stop.signal })).toMatchObject({
      stopped: 'cancelled',
    })
    const report = await client.resume(journal)
    expect([...report.rows()].map(({ state, error }) => [state, error?.code])).toEqual([
      ['failed', 'photo_missing'],
      ['applied', undefined],
    ])
  })
})

describe('an address', () => {
  let server: Server
  let seen: (string | undefined)[][]
  let answer: (
    path: string,
  ) => { status: number; headers?: Record<string, string>; body?: Buffer } | undefined

  beforeEach(async () => {
    seen = []
    server = createServer((request, response) => {
      seen.push([request.url, request.headers.authorization, request.headers.cookie, request.headers.referer])
      const told = answer(request.url ?? '')
      if (!told) return
      response.writeHead(told.status, told.headers).end(told.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  /** Applies a change of a photo that is at another address, by a client whose own requests go to the portal. */
  async function savedFrom(address: string, signal?: AbortSignal): Promise<string[] | undefined> {
    const { origin } = new URL(portal.url)
    const other = await createClient({
      webhook: portal.webhook,
      async fetch(request) {
        const { url } = request as Request
        const port = (server.address() as AddressInfo).port
        if (!url.startsWith(`${origin}/rest/`)) {
          // What would be at that address.
          return fetch(
            new Request(url.replace(/^https?:\/\/[^/]*/, `http://127.0.0.1:${port}`), request as Request),
          )
        }
        const response = await fetch(request)
        const text = await response.text()
        return new Response(
          text.replace(/"PERSONAL_PHOTO":"[^"]*7\.png"/g, `"PERSONAL_PHOTO":${JSON.stringify(address)}`),
        )
      },
    })
    await put(ANNA, 7)
    const journal = memoryJournal()
    const plan = await other.plan([row(ANNA, named(3)), { ID: BERT, NAME: 'Bert' }], { match: 'ID' })
    const report = await other.apply(plan, { journal, photos: true, signal })
    if (signal?.aborted) return undefined
    expect(report.summary).toMatchObject({ applied: 2 })
    const [back] = (await client.undo(journal)).rows()
    return back?.lost
  }

  test('is read without what lets anybody in', async () => {
    answer = () => ({ status: 200, body: picture(7) })
    expect(await savedFrom('https://files.example/a/7.png?size=1')).toBe(undefined)
    expect(seen).toEqual([['/a/7.png?size=1', undefined, undefined, undefined]])
  })

  test.each<[string, string, typeof answer]>([
    ['is not there', 'https://files.example/7.png', () => ({ status: 404, body: picture(7) })],
    [
      'leads elsewhere',
      'https://files.example/7.png',
      () => ({ status: 302, headers: { location: '/x.png' } }),
    ],
    ['has no picture', 'https://files.example/7.png', () => ({ status: 200, body: Buffer.from('<html>') })],
    ['has nothing', 'https://files.example/7.png', () => ({ status: 200 })],
    [
      'has too much',
      'https://files.example/7.png',
      () => ({ status: 200, body: Buffer.concat([picture(7), Buffer.alloc(17 * 1024 * 1024)]) }),
    ],
  ])('that %s saves nothing, and the run goes on', async (_, address, told) => {
    answer = told
    expect(await savedFrom(address)).toEqual(['photo'])
    expect(seen).toHaveLength(1)
  })

  test.each([
    'http://files.example/7.png',
    'file:///etc/7.png',
    'data:image/png;base64,AAAA7.png',
    '/upload/7.png',
  ])('such as %s is not asked for', async (address) => {
    answer = () => ({ status: 200, body: picture(7) })
    expect(await savedFrom(address)).toEqual(['photo'])
    expect(seen).toEqual([])
  })

  test('that does not answer is given up with the run', async () => {
    const stop = new AbortController()
    answer = () => {
      stop.abort()
      return undefined
    }
    await savedFrom('https://files.example/7.png', stop.signal)
    expect(stored(ANNA)).toEqual(picture(7))
  })
})
