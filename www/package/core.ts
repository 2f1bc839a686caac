import type { Issue, Warning } from './issue.ts'
import type { Reply } from './reply.ts'
import type { UserFieldRow } from './userfield.ts'

/** The shape of the WebAssembly module's JavaScript glue, so that the face compiles before the core is built. */
export interface Core {
  /** Gives a {@link Checked} as JSON. */
  check(method: string, input: unknown, context?: unknown): string
  /** Gives a {@link Batched} as JSON, and adds bodies to a list. */
  batches(method: string, source: Uint8Array, context: unknown, bodies: Batches['bodies']): string
  connect(options: unknown): Connected
}

/** Outcome of checking one input. */
export type Checked =
  { success: true; data: unknown; warnings: Warning[] } | { success: false; issues: Issue[] }

/** Outcome of checking a list of inputs in JSON, without the bodies. */
export type Batched = ({ success: true } & Omit<Batches, 'bodies'>) | { success: false; issues: Issue[] }

/** A list of inputs, made ready to be sent. */
export interface Batches {
  /** Bodies of requests to `batch`: JSON in UTF-8 with 50 calls at most, keyed by their place in the list. */
  bodies: Uint8Array<ArrayBuffer>[]
  /** The inputs that are left out. */
  refused: Refused[]
  /** The inputs that are in, and of which there is something to be said. */
  warned: Warned[]
}

/** An input of a list that is wrong. */
export interface Refused {
  /** Its place in the list. */
  index: number
  /** All that is wrong with it; paths begin within it. */
  issues: Issue[]
}

/** An input of a list with remarks on it. */
export interface Warned {
  /** Its place in the list. */
  index: number
  /** Remarks on it; paths begin within it. */
  warnings: Warning[]
}

/** Outcome of opening a connection; the options themselves can be at fault. */
export type Connected = { success: true; connection: Connection } | { success: false; issues: Issue[] }

/** A way to the portal: checks, sends and reads the answer, and never throws. */
export interface Connection {
  call(method: string, params: unknown, options?: ConnectionCall): Promise<Called>
  batch(calls: unknown, options?: unknown): Promise<BatchCalled>
}

/** What one call may be told beside its parameters. */
export interface ConnectionCall {
  signal?: AbortSignal | undefined
  timeout?: number | undefined
  /** Sends the parameters unchecked. */
  raw?: boolean
  /** What is known of the field that `user.userfield.update` is about to change. */
  field?: Partial<UserFieldRow> | undefined
  /** Completes the change of a custom field from what the portal holds. */
  keep?: boolean | undefined
  /** Items that may go, when the list is the whole list. */
  remove?: readonly (string | number)[] | undefined
}

/** Outcome of one call. */
export type Called = { success: true; reply: Reply<unknown> } | { success: false; failure: Failure }

/** Outcome of a batch: one per call, or a failure before anything was sent. */
export type BatchCalled =
  { success: true; outcomes: Called[] | Record<string, Called> } | { success: false; failure: Failure }

/** Everything that can go wrong with one call. */
export type Failure =
  | { kind: 'validation'; issues: Issue[] }
  | ({ kind: 'rest' } & RestFailure)
  | { kind: 'transport'; message: string; status?: number; cause?: { name: string; message: string } }
  | { kind: 'timeout'; message: string; timeout: number }
  | { kind: 'aborted'; cause: unknown }

/**
 * A refusal by the portal, in its own words.
 *
 * @inline
 */
export interface RestFailure {
  /** The portal's own code, verbatim. */
  code: string
  /** The portal's own text. */
  description: string
  /** HTTP status, where the transport can see it. */
  status?: number
  /** REST name of the method that was called. */
  method: string
  /** The parameter that the portal complains about, where it names one. */
  argument?: string
  /** Whether the same call may succeed later without harm. */
  retryable: boolean
}
