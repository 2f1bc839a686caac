import type { Person } from './state.ts'
import type { Parameters } from './parameters.ts'
import type { Portal } from './portal.ts'
import type { Seen } from './seen.ts'

/** Who calls, and what the webhook or token allows. */
export interface Caller {
  readonly person: Person
  readonly scopes: ReadonlySet<string>
  /** The webhook or application whose operating time is spent. */
  readonly account: string
}

/** One call that passed the gateway. */
export interface Call {
  readonly portal: Portal
  readonly caller: Caller
  readonly parameters: Parameters
  /** Scheme and host the caller used; absolute addresses in the answer begin with it. */
  readonly origin: string
  /** A batch is running this call. */
  readonly batched: boolean
  /** How the portal remembers this call. */
  readonly seen: Seen
}

export interface Answer {
  readonly result: unknown
  readonly total?: number
  readonly next?: number
}

/** An answer with the `time` it took. */
export interface TimedAnswer extends Answer {
  readonly time: unknown
}

/** A REST method; the caller needs one of its scopes, or none when the list is empty. */
export interface Method {
  readonly scopes: readonly string[]
  /** Runs other methods, which spend operating time in its stead. */
  readonly composite?: boolean
  run(call: Call): Answer
}
