import type { Person } from './state.ts'
import type { Parameters } from './parameters.ts'
import type { Portal } from './portal.ts'

/** Who calls, and what the webhook or token allows. */
export interface Caller {
  readonly person: Person
  readonly scopes: ReadonlySet<string>
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
}

export interface Answer {
  readonly result: unknown
  readonly total?: number
  readonly next?: number
}

/** A REST method; the caller needs one of its scopes, or none when the list is empty. */
export interface Method {
  readonly scopes: readonly string[]
  run(call: Call): Answer
}
