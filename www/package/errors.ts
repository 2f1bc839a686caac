import type { RestFailure } from './core.ts'
import { formatPath, type Issue } from './issue.ts'
import { legible } from './legible.ts'

/** Names of the classes. */
export type B24ErrorName =
  | 'B24Error'
  | 'ValidationError'
  | 'RestError'
  | 'TransportError'
  | 'TimeoutError'
  | 'AbortedError'
  | 'PlanError'
  | 'JournalError'

/** Base of everything this package throws. Thrown itself when the core cannot be loaded or is not loaded yet. */
export class B24Error extends Error {
  // A getter on the prototype, so that stack traces carry the name and a bundler may still drop the class.
  /** Name of the class, by which the guards know an error of another frame. */
  override get name(): B24ErrorName {
    return 'B24Error'
  }
}

/** The input did not pass the check; nothing was sent. */
export class ValidationError extends B24Error {
  override get name(): 'ValidationError' {
    return 'ValidationError'
  }

  /** Every problem found, in one fixed order; never empty. */
  readonly issues: Issue[]

  /** `subject` names what was checked: a REST method or a function of this package; `head` says that it is wrong. */
  constructor(subject: string, issues: Issue[], head = `The input of ${subject} was not accepted.`) {
    super([head, ...issues.map(describe)].join('\n'))
    this.issues = issues
  }
}

/** The portal answered and refused. */
export class RestError extends B24Error {
  override get name(): 'RestError' {
    return 'RestError'
  }

  /** The portal's own code, verbatim; some of its methods answer with an empty one. */
  readonly code: string
  /** The portal's own text: may be empty, translated, or contain HTML. An ellipsis stands for values of the input. */
  readonly description: string
  /** HTTP status, where the transport can see it. */
  readonly status: number | undefined
  /** REST name of the method that was called. */
  readonly method: string
  /** The parameter that the portal complains about, where it names one. */
  readonly argument: string | undefined
  /** Whether the same call may succeed later without harm. */
  readonly retryable: boolean

  constructor({ code, description, status, method, argument, retryable }: RestFailure) {
    const reason = [code, plain(description)].filter(Boolean).join(', ')
    super(`The portal refused ${method}${reason ? `: ${reason}.` : ' without an error code.'}`)
    this.code = code
    this.description = description
    this.status = status
    this.method = method
    this.argument = argument
    this.retryable = retryable
  }
}

/** No usable answer arrived, by the network or the gateway's fault. */
export class TransportError extends B24Error {
  override get name(): 'TransportError' {
    return 'TransportError'
  }

  /** HTTP status of an answer that could not be read. */
  readonly status: number | undefined
  /** What the network calls it, where that is known: `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED` … */
  readonly code: string | undefined
  /** Whether the call may have reached the portal, which may have acted on it; if not, it can be made again. */
  readonly sent: boolean

  constructor(
    message: string,
    {
      status,
      cause,
      sent = true,
    }: { status?: number | undefined; cause?: unknown; sent?: boolean | undefined } = {},
  ) {
    const code = codeOf(cause)
    super(code ? `${message.replace(/\.$/, '')} (${code}).` : message, { cause })
    this.status = status
    this.code = code
    this.sent = sent
  }
}

/** The answer did not come in time, or the limits of the portal left no room for the call. */
export class TimeoutError extends B24Error {
  override get name(): 'TimeoutError' {
    return 'TimeoutError'
  }

  /** Milliseconds that there were. */
  readonly timeout: number
  /** Whether the call may have reached the portal, which may have acted on it; if not, it can be made again. */
  readonly sent: boolean

  constructor(message: string, { timeout, sent = true }: { timeout: number; sent?: boolean | undefined }) {
    super(message)
    this.timeout = timeout
    this.sent = sent
  }
}

/** The caller's signal stopped the call; its reason is the `cause`. */
export class AbortedError extends B24Error {
  override get name(): 'AbortedError' {
    return 'AbortedError'
  }

  /** Whether the call may have reached the portal, which may have acted on it; if not, it can be made again. */
  readonly sent: boolean

  constructor(cause: unknown, { sent = true }: { sent?: boolean | undefined } = {}) {
    super('The call was aborted by its signal.', { cause })
    this.sent = sent
  }
}

/** The core cannot be loaded, is not loaded yet, or has failed. */
export interface CoreError extends B24Error {
  readonly name: 'B24Error'
}

/** Everything this package throws; its `name` tells which it is. */
export type AnyB24Error =
  ValidationError | RestError | TransportError | TimeoutError | AbortedError | CoreError

/** A description in one line: it may hold HTML. */
function plain(description: string): string {
  return description
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^ | ?[.]? ?$/g, '')
}

function codeOf(cause: unknown): string | undefined {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : undefined
}

function describe({ path, message, hint }: Issue): string {
  return [path.length && `${legible(formatPath(path))}:`, message, hint].filter(Boolean).join(' ')
}
