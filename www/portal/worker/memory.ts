/** What a worker keeps while the browser lets it sleep: one value, whatever a structured clone can hold. */
export interface Memory<T> {
  load(): Promise<T | undefined>
  save(value: T): Promise<void>
}

/** Memory in the browser's database, under a name. */
export function openMemory<T>(name: string): Memory<T> {
  const store = async (mode: IDBTransactionMode) => {
    const database = await opened(name)
    return database.transaction('values', mode).objectStore('values')
  }
  return {
    load: async () =>
      done(await store('readonly').then((values) => values.get('all') as IDBRequest<T | undefined>)),
    save: async (value) => {
      await done(await store('readwrite').then((values) => values.put(value, 'all')))
    },
  }
}

function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore('values')
  return done(request)
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database has failed.'))
  })
}
