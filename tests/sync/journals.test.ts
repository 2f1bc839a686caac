import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  fileJournal,
  indexedDBJournal,
  indexedDBJournals,
  isB24Error,
  isJournalError,
  type Journal,
  JournalError,
  memoryJournal,
  type OpenJournal,
} from '../../dist/sync/node.js'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'b24-users-'))
  path = join(folder, 'journal')
})

afterEach(() => rm(folder, { recursive: true }))

async function textIn(journal: OpenJournal): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of journal.read()) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString()
}

async function read(journal: Journal): Promise<string> {
  const opened = await journal.open()
  try {
    return await textIn(opened)
  } finally {
    await opened.close()
  }
}

const refused = (code: string) => expect.objectContaining({ name: 'JournalError', code }) as Error

describe.each<[string, () => Journal]>([
  ['in memory', memoryJournal],
  ['in a file', () => fileJournal(path)],
])('a journal %s', (_, make) => {
  let journal: Journal

  beforeEach(() => {
    journal = make()
  })

  test('is empty at first', async () => {
    expect(await read(journal)).toBe('')
    expect(await readdir(folder)).toEqual([])
  })

  test('gives back what was written, also to the next', async () => {
    const opened = await journal.open()
    await opened.append('{"a":"ж"}\n')
    await opened.append('{"b":2}\n{"c":3}\n')
    expect(await textIn(opened)).toBe('{"a":"ж"}\n{"b":2}\n{"c":3}\n')
    await opened.close()
    const again = await journal.open()
    await again.append('{"d":4}\n')
    await again.close()
    expect(await read(journal)).toBe('{"a":"ж"}\n{"b":2}\n{"c":3}\n{"d":4}\n')
  })

  test('is had by one at a time', async () => {
    const opened = await journal.open()
    await expect(journal.open()).rejects.toThrow(refused('locked'))
    await expect(journal.forget()).rejects.toThrow(refused('locked'))
    await opened.close()
    await opened.close()
    await (await journal.open()).close()
  })

  test('takes nothing from somebody who has given it back', async () => {
    const opened = await journal.open()
    await opened.close()
    await expect(opened.append('x\n')).rejects.toThrow(refused('lost'))
    expect(await read(journal)).toBe('')
  })

  test('is forgotten', async () => {
    const opened = await journal.open()
    await opened.append('x\n')
    await opened.close()
    await journal.forget()
    expect(await read(journal)).toBe('')
    await journal.forget()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a file', () => {
  test('is for its owner alone, also when it was there before', async () => {
    const opened = await fileJournal(path).open()
    await opened.append('x\n')
    await opened.close()
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await chmod(path, 0o644)
    const again = await fileJournal(path).open()
    await again.append('y\n')
    await again.close()
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(path, 'utf8')).toBe('x\ny\n')
  })

  test('is named by an address as well', async () => {
    const opened = await fileJournal(new URL(`file://${path}%20a`)).open()
    await opened.append('x\n')
    await opened.close()
    expect(await readdir(folder)).toEqual(['journal a'])
  })

  test('in a folder that is not there says so, without the folder', async () => {
    const error = await fileJournal(join(folder, 'none', 'journal'))
      .open()
      .catch((error: unknown) => error)
    expect(error).toEqual(refused('failed'))
    expect((error as Error).message).not.toContain(folder)
    expect((error as Error).cause).toMatchObject({ code: 'ENOENT' })
  })

  test('whose lock was taken away takes nothing more', async () => {
    const opened = await fileJournal(path).open()
    await opened.append('x\n')
    await rm(`${path}.lock`)
    const other = await fileJournal(path).open()
    await expect(opened.append('y\n')).rejects.toThrow(refused('lost'))
    await opened.close()
    // It has not released what is another's.
    await other.append('z\n')
    await other.close()
    expect(await readFile(path, 'utf8')).toBe('x\nz\n')
    expect(await readdir(folder)).toEqual(['journal'])
  })
})

describe('the lock of another process', () => {
  const script = fileURLToPath(new URL('appending.mjs', import.meta.url))

  /** A process that appends lines for ever; gives how many it has said to be safe. */
  async function append() {
    const child = spawn(process.execPath, [script, path], { stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    const closed = once(child, 'close')
    await once(child.stdout, 'data')
    return {
      pid: child.pid ?? 0,
      until: async (lines: number) => {
        while (said.split('\n').length <= lines) await once(child.stdout, 'data')
      },
      kill: async () => {
        child.kill('SIGKILL')
        await closed
        return said.split('\n').length - 1
      },
    }
  }

  test('keeps others away while it lives, and is taken over when it was killed; what was said to be safe is', async () => {
    const counts: number[] = []
    for (const lines of [1, 20, 50]) {
      const child = await append()
      await child.until(lines)
      await expect(fileJournal(path).open()).rejects.toThrow(refused('locked'))
      await expect(fileJournal(path).forget()).rejects.toThrow(refused('locked'))
      const safe = await child.kill()
      expect(safe).toBeGreaterThanOrEqual(lines)
      const opened = await fileJournal(path).open()
      const text = await textIn(opened)
      const found = text
        .split('\n')
        .filter((line) => line.startsWith(`{"by":${child.pid},`) && line.endsWith('}'))
      expect(found.length).toBeGreaterThanOrEqual(safe)
      counts.push(found.length)
      if (!text.endsWith('\n')) await opened.append('\n')
      await opened.close()
    }
    expect((await readFile(path, 'utf8')).split('\n').filter((line) => line.endsWith('}'))).toHaveLength(
      counts.reduce((sum, count) => sum + count),
    )
    expect(await readdir(folder)).toEqual(['journal'])
  })

  test.each<[string, object, boolean]>([
    ['of a process that is no more', { pid: 2 ** 22 + 1 }, true],
    ['of an earlier process of the same number', { pid: process.pid, started: '1 earlier' }, true],
    ['of a process of somebody else', { pid: 1, started: '' }, false],
    ['of another machine', { host: 'elsewhere', pid: 2 ** 22 + 1 }, false],
  ])('%s', async (_, owner, isDead) => {
    const written = { id: 'other', started: '', host: hostname(), ...owner }
    await writeFile(`${path}.lock`, JSON.stringify(written))
    const opening = fileJournal(path).open()
    if (isDead) {
      await (await opening).close()
      expect(await readdir(folder)).toEqual([])
    } else {
      await expect(opening).rejects.toThrow(refused('locked'))
      expect(await readdir(folder)).toEqual(['journal.lock'])
    }
  })

  test('that is none of ours is left alone', async () => {
    await writeFile(`${path}.lock`, '')
    await expect(fileJournal(path).open()).rejects.toThrow(refused('locked'))
    expect(await readdir(folder)).toEqual(['journal.lock'])
  })

  test('of one that is dead is taken over by one of many', async () => {
    await writeFile(
      `${path}.lock`,
      JSON.stringify({ id: 'other', started: '', host: hostname(), pid: 2 ** 22 + 1 }),
    )
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => fileJournal(path).open()))
    const opened = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(opened).toHaveLength(1)
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toEqual(refused('locked'))
    await opened[0]?.append('x\n')
    await opened[0]?.close()
    expect(await readdir(folder)).toEqual(['journal'])
  })
})

test('a journal of the browser says where it is none', async () => {
  await expect(indexedDBJournal('a').open()).rejects.toThrow(refused('unsupported'))
  await expect(indexedDBJournal('a').forget()).rejects.toThrow(refused('unsupported'))
  await expect(indexedDBJournals()).rejects.toThrow(refused('unsupported'))
})

test('its errors are known', () => {
  const error = new JournalError('used')
  expect([isJournalError(error), isB24Error(error), isJournalError(new Error('used'))]).toEqual([
    true,
    true,
    false,
  ])
  expect(error.message).toBe(
    'This journal holds a run already: go on with it by resume, or take another journal.',
  )
})
