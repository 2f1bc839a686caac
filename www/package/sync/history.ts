import type { JournalErrorCode } from '../locale.ts'
import { useMany } from './core.ts'
import { Held } from './held.ts'
import type { OpenJournal } from './journal.ts'
import { JournalError, kept } from './journalError.ts'

/** A journal that was read, and what it tells in sum. */
export interface History {
  held: Held
  told: { head: object; summary: object; isEnded: boolean }
}

/** Reads what a journal tells; throws a {@link JournalError} where nobody could go by it. */
export async function readHistory(journal: OpenJournal): Promise<History> {
  const held = new Held(
    'history',
    useMany((core) => core.historyOpen()),
  )
  const encoder = new TextEncoder()
  await kept(async () => {
    for await (const piece of journal.read()) {
      const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
      held.use((core, number) => core.historyFeed(number, bytes))
    }
  })
  const told = JSON.parse(held.use((core, number) => core.historyEnd(number))) as
    ({ success: true } & History['told']) | { success: false; code: JournalErrorCode }
  if (told.success) return { held, told }
  held.free()
  throw new JournalError(told.code)
}

/** Whether anything was written to it. */
export function isEmpty(journal: OpenJournal): Promise<boolean> {
  return kept(async () => {
    for await (const piece of journal.read()) if (piece.length > 0) return false
    return true
  })
}
