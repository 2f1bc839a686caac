import { B24Error } from '../errors.ts'
import { isNamed } from '../guards.ts'
import type { JournalErrorCode } from '../locale.ts'
import { many } from '../many/en.ts'
import { say } from '../wording.ts'

/** A journal cannot be used; what it holds, and where it is, is not told. */
export class JournalError extends B24Error {
  override get name(): 'JournalError' {
    return 'JournalError'
  }

  /** What is wrong. */
  readonly code: JournalErrorCode

  /** `detail` is a sentence of whoever keeps the journal. */
  constructor(code: JournalErrorCode, { detail, cause }: { detail?: string; cause?: unknown } = {}) {
    const sentence = say(undefined, (locale) => locale.many.journals[code], { many })
    super([sentence, detail].filter(Boolean).join(' '), cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** Whether an error is a {@link JournalError}, of this frame or another. */
export function isJournalError(error: unknown): error is JournalError {
  return error instanceof JournalError || isNamed(error, 'JournalError')
}

/** Lets what a store throws become a {@link JournalError}. */
export async function kept<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (cause) {
    throw isJournalError(cause) ? cause : new JournalError('failed', { cause })
  }
}
