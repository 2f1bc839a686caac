import {
  type Issue,
  isAbortedError,
  isB24Error,
  isRestError,
  isTimeoutError,
  isTransportError,
  isValidationError,
  type RestError,
} from 'b24-users'
import { formatNumber, t } from './i18n.ts'

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

/** Words that `user.add` gives as its reason. */
const refusals = [
  'wrong_email',
  'no_extranet_field',
  'no_sonet_group_for_extranet',
  'user_count_exceeded',
  'invalid_type_field',
] as const

type Refusal = (typeof refusals)[number] | 'no_group' | 'taken' | 'unsaved'

type Kind = 'validation' | 'rest' | 'denied' | 'transport' | 'aborted' | 'plan' | 'journal' | 'unknown'

/** Puts whatever a call of the client threw into words. */
export function describeFailure(error: unknown): Failure {
  if (isValidationError(error)) return failure('validation', { issues: error.issues })
  if (isRestError(error)) {
    const isDenied = /access[ _]denied/i.test(`${error.code} ${error.description}`)
    const refusal = error.method === 'user.add' ? refusalOf(error) : undefined
    return failure(isDenied ? 'denied' : 'rest', {
      ...(refusal && { detail: t(`app.refusal.${refusal}`) }),
      said: isDenied ? [] : sentences(error.description),
      facts: [
        error.code ? t('app.failure.code', { code: error.code }) : t('app.failure.noCode'),
        ...statusFact(error.status),
      ],
      retryable: error.retryable,
    })
  }
  if (isTimeoutError(error)) {
    const kind = error.sent ? 'timeout' : 'waited'
    const seconds = formatNumber(error.timeout / 1000)
    return {
      ...blank,
      title: t(`app.failure.${kind}.title`),
      detail: t(`app.failure.${kind}.detail`, { seconds }),
      retryable: true,
      uncertain: error.sent,
    }
  }
  if (isTransportError(error)) {
    const { message, status, sent } = error
    return failure('transport', {
      retryable: true,
      uncertain: sent,
      said: [message],
      facts: statusFact(status),
    })
  }
  if (isAbortedError(error)) return failure('aborted', { retryable: true, uncertain: error.sent })
  if (isB24Error(error) && error.name === 'PlanError')
    return failure('plan', { said: error.message.split('\n') })
  if (isB24Error(error) && error.name === 'JournalError') return failure('journal', { said: [error.message] })
  return failure('unknown', { said: error instanceof Error ? [error.message] : [] })
}

const blank = { said: [], facts: [], issues: [], retryable: false, uncertain: false }

function failure(kind: Kind, more: Partial<Failure>): Failure {
  return { ...blank, title: t(`app.failure.${kind}.title`), detail: t(`app.failure.${kind}.detail`), ...more }
}

/** Why somebody was not invited, where the portal's own words have to be put into others. */
function refusalOf({ code, description }: RestError): Refusal | undefined {
  if (/access[ _]denied/i.test(description)) return undefined
  const word = refusals.find((one) => description.includes(one))
  if (word) return word
  if (code === 'ERROR_GROUPID' || code === 'ERROR_NO_GROUP') return 'no_group'
  // An address that is in use is refused in the portal's language, and all that is left by a code of its own.
  if (code === 'ERROR_ARGUMENT') return 'taken'
  return code === 'ERROR_CORE' && !description.trim() ? 'unsaved' : undefined
}

/** What the portal has said, a sentence each: it ends them with an HTML line break, which text would show. */
export function sentences(description: string): string[] {
  return description
    .split(/<br\s*\/?>/i)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}

function statusFact(status: number | undefined): string[] {
  return status === undefined ? [] : [t('app.failure.status', { status })]
}
