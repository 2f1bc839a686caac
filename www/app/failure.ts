import { type Issue, isRestError, isTimeoutError, isTransportError, isValidationError } from 'b24-users'
import { text } from './text.ts'

/** A failed call in the reader's words. */
export interface Failure {
  readonly title: string
  readonly detail: string
  /** What the portal said, a sentence each. */
  readonly said: readonly string[]
  /** Code and status, for whoever has to look into it. */
  readonly facts: readonly string[]
  readonly issues: readonly Issue[]
  /** Whether sending the same again makes sense. */
  readonly retryable: boolean
  /** Whether the portal may have acted all the same. */
  readonly uncertain: boolean
}

/** Puts whatever a call of the client threw into words. */
export function describeFailure(error: unknown): Failure {
  const { validation, rest, transport, timeout, unknown } = text.failure
  const plain = { said: [], facts: [], issues: [], retryable: false, uncertain: false }
  if (isValidationError(error)) return { ...plain, ...validation, issues: error.issues }
  if (isRestError(error)) {
    return {
      ...plain,
      ...rest,
      said: sentences(error.description),
      facts: [text.failure.code(error.code), ...statusFact(error.status)],
      retryable: error.retryable,
    }
  }
  const unanswered = { ...plain, retryable: true, uncertain: true }
  if (isTimeoutError(error)) {
    return { ...unanswered, title: timeout.title, detail: timeout.detail(error.timeout / 1000) }
  }
  if (isTransportError(error)) {
    return { ...unanswered, ...transport, said: [error.message], facts: statusFact(error.status) }
  }
  return { ...plain, ...unknown, said: error instanceof Error ? [error.message] : [] }
}

// The portal ends each of its sentences with an HTML line break, which is shown as text would be.
function sentences(description: string): string[] {
  return description
    .split(/<br\s*\/?>/i)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}

function statusFact(status: number | undefined): string[] {
  return status === undefined ? [] : [text.failure.status(status)]
}
