import { NAMES, openDatabase, PHOTOS, PIECES, read, write } from './database.ts'
import type { Journal, OpenJournal } from './journal.ts'
import { JournalError, kept } from './journalError.ts'

/** Pieces that are read at once. */
const PAGE = 64

/** A journal that this browser keeps. */
export interface KeptJournal {
  /** What it is called. */
  name: string
  /** When its first line was written. */
  begun: Date
}

/**
 * A journal that the browser keeps for pages of the same origin: it outlives tabs and crashes. Two tabs cannot have it at
 * once; it needs a secure context, as web locks do. It holds personal data until `forget` is called.
 */
export function indexedDBJournal(name: string): Journal {
  return {
    open: () => kept(() => opened(name)),
    forget: () =>
      kept(async () => {
        const release = await lock(name)
        try {
          await within((database) => write(database, (store) => erase(store, name)))
        } finally {
          release()
        }
      }),
  }
}

/** The journals that this browser keeps for pages of this origin, the oldest first. */
export function indexedDBJournals(): Promise<KeptJournal[]> {
  return kept(async () => {
    supported()
    const all = await within((database) =>
      Promise.all([
        read(database, NAMES, (store) => store.getAllKeys()),
        read(database, NAMES, (store) => store.getAll() as IDBRequest<number[]>),
      ]),
    )
    const [names, begun] = all
    const found = names.map((name, index) => ({ name: name as string, begun: new Date(begun[index] ?? 0) }))
    return found.sort((one, other) => one.begun.getTime() - other.begun.getTime())
  })
}

async function opened(name: string): Promise<OpenJournal> {
  const release = await lock(name)
  let database: IDBDatabase
  let count: number
  try {
    database = await openDatabase()
    count = await nextNumber(database, name)
  } catch (cause) {
    release()
    throw cause
  }
  let isOpen = true
  return {
    async *read() {
      for (let from = 0; ; from += PAGE) {
        const range = IDBKeyRange.bound([name, from], [name, from + PAGE], false, true)
        const pieces = await kept(() => read(database, PIECES, (store) => store.getAll(range)))
        yield* pieces as string[]
        if (pieces.length < PAGE) return
      }
    },
    append: (lines) =>
      kept(async () => {
        if (!isOpen) throw new JournalError('lost')
        const number = count++
        await write(database, (store) => {
          if (number === 0) store(NAMES).put(Date.now(), name)
          // A number that is there already is somebody else's: then nothing is written.
          store(PIECES).add(lines, [name, number])
        })
      }),
    photos: {
      put: (photo, bytes) =>
        kept(async () => {
          if (!isOpen) throw new JournalError('lost')
          await write(database, (store) => store(PHOTOS).put(bytes, [name, photo]))
        }),
      get: (photo) =>
        kept(() => read(database, PHOTOS, (store) => store.get([name, photo]) as IDBRequest<Uint8Array>)),
    },
    close() {
      if (isOpen) {
        isOpen = false
        database.close()
        release()
      }
      return Promise.resolve()
    },
  }
}

async function nextNumber(database: IDBDatabase, name: string): Promise<number> {
  return read(database, PIECES, (store) => store.count(allOf(name)))
}

function erase(store: (name: string) => IDBObjectStore, name: string): void {
  store(NAMES).delete(name)
  store(PIECES).delete(allOf(name))
  store(PHOTOS).delete(allOf(name))
}

function allOf(name: string): IDBKeyRange {
  return IDBKeyRange.bound([name], [name, []])
}

async function within<T>(act: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase()
  try {
    return await act(database)
  } finally {
    database.close()
  }
}

/** Takes the lock, or throws; gives what releases it. The browser releases it when the tab ends. */
function lock(name: string): Promise<() => void> {
  supported()
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`b24-users journal ${name}`, { ifAvailable: true }, (taken) => {
        if (!taken) throw new JournalError('locked')
        return new Promise<void>((release) => resolve(release))
      })
      .catch(reject)
  })
}

function supported(): void {
  if (typeof indexedDB === 'undefined' || typeof navigator === 'undefined' || !('locks' in navigator)) {
    throw new JournalError('unsupported', { detail: 'It wants IndexedDB and web locks, on a page by https.' })
  }
}
