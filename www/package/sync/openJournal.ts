import type { Locale } from '../locale.ts'
import { invalid } from '../wording.ts'
import type { Journal, OpenJournal } from './journal.ts'
import { kept } from './journalError.ts'

/** Takes a journal; throws a `ValidationError` in the name of a function when it is none. */
export function openJournal(name: string, journal: unknown, locale?: Locale): Promise<OpenJournal> {
  if (!isJournal(journal)) {
    throw invalid(name, [{ path: ['journal'], code: 'type', expected: 'journal' }], locale)
  }
  return kept(() => journal.open())
}

export function isJournal(value: unknown): value is Journal {
  try {
    return typeof (value as Journal).open === 'function'
  } catch {
    return false
  }
}
