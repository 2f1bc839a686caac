import type { Journal } from './journal.ts'
import { JournalError } from './journalError.ts'

/** A journal that lasts as long as the page or process: for tests, and where a run that breaks off may stay so. */
export function memoryJournal(): Journal {
  let pieces: string[] = []
  const photos = new Map<string, Uint8Array>()
  let isTaken = false

  function take(): void {
    if (isTaken) throw new JournalError('locked')
    isTaken = true
  }

  return {
    open() {
      return Promise.resolve().then(() => {
        take()
        let isOpen = true
        return {
          async *read() {
            for (const piece of [...pieces]) yield await Promise.resolve(piece)
          },
          append(lines) {
            if (!isOpen) return Promise.reject(new JournalError('lost'))
            pieces.push(lines)
            return Promise.resolve()
          },
          photos: {
            put: (name, bytes) => Promise.resolve(void photos.set(name, bytes)),
            get: (name) => Promise.resolve(photos.get(name)),
          },
          close() {
            if (isOpen) isTaken = false
            isOpen = false
            return Promise.resolve()
          },
        }
      })
    },
    forget() {
      return Promise.resolve().then(() => {
        take()
        pieces = []
        photos.clear()
        isTaken = false
      })
    },
  }
}
