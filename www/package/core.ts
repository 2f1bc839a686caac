import type { Batches } from './batches.ts'
import type { Found, Issue, Noted, Warning } from './issue.ts'
import type { Locale } from './locale.ts'

/** What each build of the core has; its JavaScript glue is typed by this, so that the face compiles before the core is built. */
export interface CheckCore {
  /**
   * Gives a {@link Checked} or {@link Changed} as JSON, and adds a copy of the input to a list; nothing where that is the
   * payload. Where there are files it gives nothing either, and adds the input, packed, and the files.
   */
  check(
    method: string,
    input: unknown,
    context: unknown,
    takesFiles: boolean,
    found: unknown[],
  ): string | undefined
}

/** What a build has that also sends. */
export interface Core extends CheckCore {
  /** Gives a {@link Checked} as JSON, of an input that was packed. */
  checkRead(packed: Uint8Array, context: unknown, contents: Uint8Array[]): string
  /** Gives a {@link Batched} as JSON, and adds bodies to a list. */
  batches(method: string, source: unknown, context: unknown, bodies: Batches['bodies']): string
  /** Gives the members of a row that may be sent, as JSON. */
  writable(row: unknown, context?: unknown): string
  /** Gives a {@link Connected} as JSON. */
  connect(options: unknown): string
  release(client: number): void
  /** Gives an {@link Adapted} as JSON: settings of others who use the same client. */
  adapt(client: number, base: number | undefined, options: unknown): string
  forget(client: number, settings: number): void
  /** Gives a list of codes as JSON. */
  languages(client: number, settings: number | undefined): string
  /** Gives the number of a job; files that have to be read are added to a list of lists. */
  call(
    client: number,
    settings: number | undefined,
    method: unknown,
    params: unknown,
    options: unknown,
    files: unknown[][],
    now: number,
  ): number
  callRaw(
    client: number,
    settings: number | undefined,
    method: unknown,
    params: unknown,
    options: unknown,
    now: number,
  ): number
  callMany(
    client: number,
    settings: number | undefined,
    calls: unknown,
    options: unknown,
    files: unknown[][],
    now: number,
  ): number
  sendMany(
    client: number,
    settings: number | undefined,
    bodies: readonly unknown[],
    options: unknown,
    now: number,
  ): number
  fill(client: number, job: number, contents: Uint8Array[][], now: number): void
  failToFill(client: number, job: number, failure: unknown, now: number): void
  abandon(client: number, job: number): void
  /** Gives what is next: eight times a number, and one of {@link Kind}. */
  next(client: number, now: number, isWoken: boolean): number
  begin(client: number, request: number, signal: AbortSignal, promises: Promise<unknown>[], now: number): void
  settle(client: number, request: number, settled: unknown, bodies: unknown[], now: number): void
  fail(client: number, request: number, failure: unknown, now: number): void
  ask(client: number, promises: Promise<unknown>[]): void
  renew(client: number, answer: unknown, now: number): void
  failToRenew(client: number, failure: unknown, now: number): void
  /** Gives a list of {@link News} as JSON. */
  news(client: number, job: number): string
  /** Gives an {@link End} as JSON. */
  end(client: number, job: number): string
}

/** Kinds of steps. */
export const Kind = { Rest: 0, Wait: 1, Begin: 2, Cancel: 3, Ask: 4, News: 5, End: 6 } as const

/** Outcome of checking one input. */
export type Checked =
  { success: true; data: unknown; warnings: Noted[] } | { success: false; issues: Found[] }

/** The same where the payload is a copy of the input, but for members that take the place of the copy's. */
export type Changed = [members: object, warnings: Noted[]]

/** Outcome of checking a list of inputs in JSON, without the bodies. */
export type Batched =
  | {
      success: true
      refused: { index: number; issues: Found[] }[]
      warned: { index: number; warnings: Noted[] }[]
    }
  | { success: false; issues: Found[] }

/** Outcome of opening a client; the options themselves can be at fault. */
export type Connected = { success: true; client: number } | { success: false; issues: Found[] }

/** Outcome of adapting a client's settings. */
export type Adapted = { success: true; settings: number } | { success: false; issues: Found[] }

/** How a job has ended: a call that was answered names the request whose body is its own. In words, or not yet. */
export type End<I = Issue, W = Warning> =
  | { success: true; request?: number; warnings?: W[]; status?: number }
  | { success: false; failure: Failure<I> }

/** Outcomes of some calls of a batch, of which the results stand in the body of one request. */
export interface News<I = Issue, W = Warning> {
  request: number
  status?: number
  /** Which call, where the caller has put it, what the portal calls it, and what it came to. */
  outcomes: [call: number, place: number | string, key: string, outcome: CallEnd<I, W>][]
}

/** What one call of a batch came to. */
export type CallEnd<I = Issue, W = Warning> =
  { success: true; warnings: W[] } | { success: false; failure: Failure<I> }

/** Everything that can go wrong with one call; what is wrong with an input is told in some language. */
export type Failure<I = Issue> =
  | { kind: 'validation'; issues: I[]; locale?: Locale | undefined }
  | ({ kind: 'rest' } & RestFailure)
  | { kind: 'transport'; message: string; status?: number; cause?: Cause; sent: boolean }
  | { kind: 'timeout'; message: string; timeout: number; sent: boolean }
  | { kind: 'aborted'; sent: boolean }

/** What was thrown, as texts without secrets. */
export interface Cause {
  name: string
  message: string
  code?: string
}

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
