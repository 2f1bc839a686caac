import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient, isJournalError } from '../../dist/sync/node.js'
import { endsWithUs } from '../../scripts/lib/screen.mjs'
import { redisJournal } from '../../www/recipes/queue/journal.mjs'
import { startPortal, type LocalPortal } from '../../www/portal/node/index.ts'
import { present } from '../portal/call.ts'
import { type LocalRedis, startRedis } from './redis.ts'

const PEOPLE = 300
/** What the portal still does of requests whose sender was killed, it has done by then: the next clock is ahead. */
const AHEAD = 'const { now } = Date; Date.now = () => now() + 80_000'

let server: LocalRedis
let redis: Redis

beforeAll(async () => {
  server = await startRedis()
})

afterAll(() => (server as LocalRedis | undefined)?.stop())

beforeEach(() => {
  redis = new Redis(server.url, { maxRetriesPerRequest: null })
  // It is told of each restart, which is what is tried.
  redis.on('error', () => undefined)
})

afterEach(async () => {
  await redis.flushall()
  redis.disconnect()
})

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const latest = Date.now() + 50_000
  while (!(await isSo())) {
    if (Date.now() > latest) throw new Error('It does not come to that')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const scriptAt = (name: string) => fileURLToPath(new URL(`../../www/recipes/queue/${name}`, import.meta.url))

describe('workers', () => {
  let portals: Record<'one' | 'other', LocalPortal>
  let workers: ChildProcess[]
  /** Milliseconds that the portal takes for a change. */
  let pace: number
  let folder: string
  let environment: NodeJS.ProcessEnv
  let printed: string

  beforeEach(async () => {
    // Slow, so that there is time to kill in, however busy the machine is.
    pace = 300
    const work = (method: string) => (method === 'user.update' ? pace : 0)
    portals = { one: await startPortal({ people: 400, work }), other: await startPortal() }
    const webhooks = Object.entries(portals).map(([name, { webhook }]) => [name, webhook] as const)
    environment = {
      ...process.env,
      REDIS: server.url,
      WEBHOOKS: JSON.stringify(Object.fromEntries(webhooks)),
    }
    folder = await mkdtemp(join(tmpdir(), 'queue-'))
    workers = []
    printed = ''
  })

  afterEach(async () => {
    await Promise.all(workers.map(kill))
    await Promise.all(Object.values(portals).map((portal) => portal.close()))
    await rm(folder, { recursive: true })
  })

  function startWorker(...options: string[]): ChildProcess {
    const [program, ...args] = [...endsWithUs, process.execPath, ...options, scriptAt('worker.mjs')]
    const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += String(data)))
    workers.push(child)
    return child
  }

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /** Makes everybody of a list a llama keeper, by the recipe; gives the job's id. */
  async function add(name: keyof typeof portals, ids: number[]): Promise<string> {
    const rows = ids.map(
      (id) => `${present(portals[name].state.people.get(id)).columns.XML_ID as string};Llama keeper`,
    )
    const file = join(folder, `${name}.csv`)
    await writeFile(file, ['External ID;WORK_POSITION', ...rows].join('\n'))
    const { stdout } = await promisify(execFile)(process.execPath, [scriptAt('add.mjs'), name, file], {
      env: environment,
      maxBuffer: 1e7,
    })
    return present(/waits as (\S+)/.exec(stdout)?.[1])
  }

  /** People whom a list can name, each with an id of the other system. */
  function named(portal: LocalPortal, count: number): number[] {
    const people = [...portal.state.people.values()].filter(
      ({ id, columns }) =>
        id !== 1 && columns.ACTIVE === 'Y' && (columns.UF_DEPARTMENT as number[]).length > 0,
    )
    for (const { id, columns } of people) columns.XML_ID = `E-${id}`
    expect(people.length).toBeGreaterThanOrEqual(count)
    return people.slice(0, count).map(({ id }) => id)
  }

  const keepers = (portal: LocalPortal) =>
    [...portal.state.people.values()].filter(({ columns }) => columns.WORK_POSITION === 'Llama keeper')

  it('go on by the journal where one was killed, and each portal has one job', async () => {
    const { one, other } = portals
    const [many, few] = [named(one, PEOPLE), named(other, 20)]
    const queue = new Queue('people', { connection: { url: server.url } })
    try {
      const jobs = [await add('one', many)]
      const first = startWorker()
      await until(() => keepers(one).length > 40)
      // While one is at work, another is not taken.
      expect(await add('one', many)).toBe(jobs[0])
      await kill(first)
      pace = 10
      const left = keepers(one).length
      expect(left).toBeLessThan(PEOPLE)
      jobs.push(await add('other', few))
      // What the killed one held runs out by itself; that time need not pass.
      for (const lock of [`bull:people:${present(jobs[0])}:lock`, `{${present(jobs[0])}}:lock`]) {
        const left = await redis.pttl(lock)
        expect(left, lock).toBeGreaterThan(0)
        expect(left, lock).toBeLessThanOrEqual(15_000)
        await redis.pexpire(lock, 1)
      }
      startWorker('--import', `data:text/javascript,${encodeURIComponent(AHEAD)}`)
      const states = () => Promise.all(jobs.map((id) => queue.getJobState(id)))
      await until(async () => (await states()).every((state) => state === 'completed'))
      const [report, small] = await Promise.all(
        jobs.map(async (id) => (await queue.getJob(id))?.returnvalue as object),
      )
      const clean = { already: 0, altered: 0, conflict: 0, failed: 0, ignored: 0, pending: 0, unknown: 0 }
      expect(report).toMatchObject({ applied: PEOPLE, ...clean })
      expect(small).toMatchObject({ applied: few.length, ...clean })
      expect(keepers(one).map(({ id }) => id)).toEqual(many)
      expect(keepers(other).map(({ id }) => id)).toEqual(few)
      const calls = one.state.seen.flatMap(({ commands = [] }) => commands)
      expect(calls.filter(({ method, applied }) => method === 'user.update' && applied)).toHaveLength(PEOPLE)
      // Taken back by the id of the job.
      const client = await createClient({ webhook: one.webhook })
      const back = await client.undo(redisJournal(redis, present(jobs[0])))
      expect(back.summary.update).toBe(PEOPLE)
    } finally {
      await queue.close()
    }
    const kept = await everything()
    expect(kept).toContain('Llama keeper')
    for (const { webhook } of Object.values(portals)) {
      const secret = present(webhook.split('/').at(-2))
      expect(kept).not.toContain(secret)
      expect(printed).not.toContain(secret)
    }
  })
})

/** All that Redis holds, as text. */
async function everything(): Promise<string> {
  const keys = await redis.keys('*')
  const all = await Promise.all(keys.map((key) => redis.dumpBuffer(key)))
  const texts = await Promise.all(
    keys.map(async (key) =>
      (await redis.type(key)) === 'hash' ? JSON.stringify(await redis.hgetall(key)) : '',
    ),
  )
  return [...keys, ...texts, ...all.map((buffer) => buffer.toString('latin1'))].join('\n')
}

describe('a journal in Redis', () => {
  const refused = (code: string) => expect.objectContaining({ name: 'JournalError', code }) as Error

  async function read(name: string): Promise<string> {
    const opened = await redisJournal(redis, name).open()
    let text = ''
    for await (const piece of opened.read()) text += String(piece)
    await opened.close()
    return text
  }

  it('is had by one at a time, gives back what was written, and is forgotten', async () => {
    const journal = redisJournal(redis, 'a')
    const opened = await journal.open()
    await expect(redisJournal(redis, 'a').open()).rejects.toThrow(refused('locked'))
    await expect(journal.forget()).rejects.toThrow(refused('locked'))
    await opened.append('{"a":"ж"}\n')
    await opened.append('{"b":2}\n{"c":3}\n')
    await opened.close()
    await expect(opened.append('x\n')).rejects.toThrow(refused('lost'))
    expect(await read('a')).toBe('{"a":"ж"}\n{"b":2}\n{"c":3}\n')
    expect(await read('b')).toBe('')
    await journal.forget()
    expect(await redis.keys('*')).toEqual([])
  })

  it('keeps photos beside its lines, and forgets them as well', async () => {
    const journal = redisJournal(redis, 'a')
    const opened = await journal.open()
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    await opened.photos?.put('5-a', bytes)
    expect(await opened.photos?.get('5-a')).toEqual(bytes)
    expect(await opened.photos?.get('6-a')).toBe(undefined)
    await redis.del('{a}:lock')
    await expect(opened.photos?.put('6-a', bytes)).rejects.toThrow(refused('lost'))
    await opened.close()
    await journal.forget()
    expect(await redis.keys('*')).toEqual([])
  })

  it('takes nothing from one whose lock has run out, and leaves the next alone', async () => {
    const slow = await redisJournal(redis, 'a').open()
    await slow.append('x\n')
    // As after fifteen seconds without a sign.
    await redis.del('{a}:lock')
    const next = await redisJournal(redis, 'a').open()
    const error: unknown = await slow.append('y\n').catch((error: unknown) => error)
    expect(isJournalError(error) && error.code).toBe('lost')
    await slow.close()
    await next.append('z\n')
    await next.close()
    expect(await read('a')).toBe('x\nz\n')
  })

  it('takes nothing behind a piece of which it is not known whether it was written', async () => {
    const opened = await redisJournal(redis, 'a').open()
    await opened.append('x\n')
    vi.spyOn(redis, 'eval').mockRejectedValueOnce(new Error('gone'))
    await expect(opened.append('y\n')).rejects.toThrow('gone')
    await expect(opened.append('z\n')).rejects.toThrow(refused('lost'))
    await opened.close()
    expect(await read('a')).toBe('x\n')
  })

  it('is kept alive by whoever has it, and not for longer', async () => {
    const opened = await redisJournal(redis, 'a').open()
    await redis.pexpire('{a}:lock', 5000)
    await until(async () => (await redis.pttl('{a}:lock')) > 5000)
    await opened.close()
    expect(await redis.exists('{a}:lock')).toBe(0)
  })

  it('holds what it has answered when Redis is killed', async () => {
    const opened = await redisJournal(redis, 'a').open()
    for (let line = 0; line < 50; line++) await opened.append(`{"line":${line}}\n`)
    await server.restart()
    await opened.append('{"line":50}\n')
    await opened.close()
    const text = await read('a')
    expect(text).toBe(Array.from({ length: 51 }, (_, line) => `{"line":${line}}\n`).join(''))
  })
})
