import { createReadStream } from 'node:fs'
import { open, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeLock, type FileLock } from './fileLock.ts'
import { flushFolder, photoFolder } from './photoFolder.ts'
import type { Journal, OpenJournal } from './journal.ts'
import { JournalError, kept } from './journalError.ts'

/**
 * A journal in a file, which only its owner may read; each line is on the disk before a request leaves. A lock file beside
 * it keeps other processes away; that of a process that has ended is taken over. Photos that a run saves lie in a folder
 * beside it. The folder of the journal has to be there.
 */
export function fileJournal(path: string | URL): Journal {
  const file = path instanceof URL ? fileURLToPath(path) : path
  return {
    open: () =>
      kept(async () => {
        const lock = await takeLock(`${file}.lock`)
        return opened(file, lock)
      }),
    forget: () =>
      kept(async () => {
        const lock = await takeLock(`${file}.lock`)
        try {
          await rm(photosOf(file), { force: true, recursive: true })
          await rm(file, { force: true })
        } finally {
          await lock.release()
        }
      }),
  }
}

function photosOf(file: string): string {
  return `${file}.photos`
}

function opened(file: string, lock: FileLock): OpenJournal {
  let handle: FileHandle | undefined
  let isOpen = true
  // What was written of it last may lack its end, and nothing may stand behind that.
  let isTorn = false
  const photos = photoFolder(photosOf(file))
  return {
    async *read() {
      const isThere = await kept(() => exists(file))
      if (!isThere) return
      try {
        for await (const piece of createReadStream(file)) yield piece as Uint8Array
      } catch (cause) {
        throw new JournalError('failed', { cause })
      }
    },
    append: (lines) =>
      kept(async () => {
        if (!isOpen || !(await lock.isHeld())) throw new JournalError('lost')
        if (isTorn) throw new JournalError('failed')
        handle ??= await toAppend(file)
        isTorn = true
        await handle.appendFile(lines)
        await handle.datasync()
        isTorn = false
      }),
    photos: {
      put: (name, bytes) =>
        kept(async () => {
          if (!isOpen || !(await lock.isHeld())) throw new JournalError('lost')
          await photos.put(name, bytes)
        }),
      get: (name) => kept(() => photos.get(name)),
    },
    async close() {
      if (!isOpen) return
      isOpen = false
      await kept(async () => {
        await handle?.close()
        await lock.release()
      })
    },
  }
}

async function toAppend(file: string): Promise<FileHandle> {
  const isNew = !(await exists(file))
  const handle = await open(file, 'a', 0o600)
  // One that was made by others may be read by others; what is added from now on must not.
  await handle.chmod(0o600)
  if (isNew) await flushFolder(dirname(file))
  return handle
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
