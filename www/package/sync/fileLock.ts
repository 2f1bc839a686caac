import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
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
  const started = (await startOf(process.pid)) ?? ''
  const owner: Owner = { id: randomUUID(), pid: process.pid, started, host: hostname() }
  const draft = `${path}.${owner.id}.draft`
  own.add(owner.id)
  try {
    await writeFile(draft, JSON.stringify(owner), { mode: 0o600, flag: 'wx' })
    // Whole at once, and refused where there is one: nobody reads half an owner.
    while (!(await linked(draft, path)) && !(await succeeded(draft, path))) continue
    return lockOf(path, owner.id)
  } catch (error) {
    own.delete(owner.id)
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

function lockOf(path: string, id: string): FileLock {
  const isHeld = async () => own.has(id) && ownerIn(await textOf(path))?.id === id
  return {
    isHeld,
    async release() {
      if (await isHeld()) await rm(path, { force: true })
      own.delete(id)
    },
  }
}

/**
 * Puts a lock in the place of one whose process has ended; throws while it lives. Whoever does that has a lock for just
 * this succession, so that no two of many who have seen the same dead owner come after each other.
 */
async function succeeded(draft: string, path: string): Promise<boolean> {
  const text = await textOf(path)
  if (text === undefined) return false
  const owner = ownerIn(text)
  if (owner === undefined || (await isAlive(owner))) throw locked(owner)
  const succession = await takeLock(`${path}.${owner.id}`)
  try {
    if ((await textOf(path)) !== text) return false
    await rename(draft, path)
    return true
  } finally {
    await succession.release()
  }
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

function locked(owner: Owner | undefined): JournalError {
  const isElsewhere = owner !== undefined && owner.host !== hostname()
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
function ownerIn(text = ''): Owner | undefined {
  try {
    const { id, pid, started, host } = JSON.parse(text) as Partial<Owner>
    const isOne = /^[\w-]+$/.test(String(id)) && typeof started === 'string' && typeof host === 'string'
    return isOne && typeof pid === 'number' && pid > 0 ? { id: String(id), pid, started, host } : undefined
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException | null | undefined)?.code
}
