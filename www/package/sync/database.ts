/** The database of the journals: their names, their pieces in order, and the photos that they keep. */

/** Names, each with the time at which it was begun. */
export const NAMES = 'journals'
/** Pieces, by name and number. */
export const PIECES = 'pieces'
/** Photos, by names of a journal and of a photo. */
export const PHOTOS = 'photos'

const ALL = [NAMES, PIECES, PHOTOS]

/** Opens the database; each journal has a connection of its own. */
export function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('b24-users', 2)
    opening.onupgradeneeded = () => {
      // An earlier release has made some of them, and journals are in there.
      const there = opening.result.objectStoreNames
      for (const name of ALL) if (!there.contains(name)) opening.result.createObjectStore(name)
    }
    opening.onsuccess = () => {
      const database = opening.result
      // A later release must not wait for this one.
      database.onversionchange = () => database.close()
      resolve(database)
    }
    opening.onerror = () => reject(failureOf(opening))
    opening.onblocked = () => reject(new Error('An earlier page still has the database.'))
  })
}

/** Does something in one transaction; resolves when all of it is on the disk. */
export function write(
  database: IDBDatabase,
  act: (store: (name: string) => IDBObjectStore) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(ALL, 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was given up.'))
    act((name) => transaction.objectStore(name))
  })
}

/** Reads something in one request. */
export function read<T>(
  database: IDBDatabase,
  name: string,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction(name).objectStore(name))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(failureOf(request))
  })
}

function failureOf(request: IDBRequest): Error {
  return request.error ?? new Error('The database has failed.')
}
