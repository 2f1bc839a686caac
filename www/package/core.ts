import type { Issue, Warning } from './issue.ts'
import type { Reply } from './reply.ts'
import type { UserFieldRow } from './userfield.ts'

/** The shape of the WebAssembly module's JavaScript glue, so that the face compiles before the core is built. */
export interface Core {
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>
  initSync(options: { module: BufferSource | WebAssembly.Module }): unknown
  check(method: string, input: unknown, context?: unknown): Checked
  connect(options: unknown): Connected
}

/** Outcome of checking one input. */
export type Checked =
  { success: true; data: unknown; warnings: Warning[] } | { success: false; issues: Issue[] }

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

/** A refusal by the portal, in its own words. */
export interface RestFailure {
  code: string
  description: string
  status?: number
  method: string
  argument?: string
  retryable: boolean
}
