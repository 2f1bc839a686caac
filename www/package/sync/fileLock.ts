import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { JournalError } from './journalError.ts'

/** Who has a lock. */
interface Owner {
  id: string
  pid: number
  /** When the process was started, as the system counts; tells it from a later one of the same number. */
  started: string
  host: string
}

/** Locks of this process. */
const own = new Set<string>()

/** A lock file that one process holds. */
export interface FileLock {
  /** Whether the file is still the one that was written. */
  isHeld(): Promise<boolean>
  release(): Promise<void>
}

/**
 * Takes a lock file. One whose process has ended is taken over; one of another machine never is, since nobody could tell
 * from here whether that process lives.
 */
export async function takeLock(path: string): Promise<FileLock> {
  const owner: Owner = {
    id: randomUUID(),
    pid: process.pid,
    started: (await startOf(process.pid)) ?? '',
    host: hostname(),
  }
  const draft = `${path}.${owner.id}`
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600, flag: 'wx' })
  try {
    const { ino } = await stat(draft, { bigint: true })
    // Whole at once, and refused where there is one: nobody reads half an owner.
    while (!(await linked(draft, path))) await drop(path, owner)
    own.add(owner.id)
    return lockOf(path, owner.id, ino)
  } finally {
    await rm(draft, { force: true })
  }
}

function lockOf(path: string, id: string, ino: bigint): FileLock {
  const isHeld = async () => {
    const found = await stat(path, { bigint: true }).catch(() => undefined)
    return found?.ino === ino && own.has(id)
  }
  return {
    isHeld,
    async release() {
      if (await isHeld()) await rm(path, { force: true })
      own.delete(id)
    },
  }
}

/** Removes the lock of a process that has ended; throws while it lives. */
async function drop(path: string, by: Owner): Promise<void> {
  const text = await textOf(path)
  if (text === undefined) return
  const owner = ownerIn(text)
  if (owner === undefined || (await isAlive(owner))) throw locked(owner, by)
  // Whoever else has found the same must not remove the lock that comes after it.
  const aside = `${path}.${by.id}.dead`
  try {
    await rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const isSame = (await textOf(aside)) === text
  if (!isSame) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

async function isAlive({ id, pid, started, host }: Owner): Promise<boolean> {
  if (host !== hostname() || own.has(id)) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
    // It lives, and is somebody else's.
  }
  const since = await startOf(pid)
  return since === undefined || started === '' || since === started
}

/** When a process was started, where the system tells; with the boot it belongs to. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const [status, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'latin1'),
      readFile('/proc/sys/kernel/random/boot_id', 'latin1'),
    ])
    // The name of the program stands in parentheses and may hold anything; the time is the twentieth word behind it.
    const words = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return `${words[19] ?? ''} ${boot.trim()}`
  } catch {
    return undefined
  }
}

function locked(owner: Owner | undefined, by: Owner): JournalError {
  const isElsewhere = owner !== undefined && owner.host !== by.host
  const detail =
    'Its lock file was written on another machine: delete that file if no run is going there any more.'
  return new JournalError('locked', isElsewhere ? { detail } : {})
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** None where it is no lock of ours: then somebody has to look at it. */
function ownerIn(text: string): Owner | undefined {
  try {
    const { id, pid, started, host } = JSON.parse(text) as Partial<Owner>
    const isOne = typeof id === 'string' && typeof started === 'string' && typeof host === 'string'
    return isOne && typeof pid === 'number' && pid > 0 ? { id, pid, started, host } : undefined
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException | null | undefined)?.code
}
