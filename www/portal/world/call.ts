import { type PhpValue, toInt } from '../php/value.ts'
import type { Person, Seen, StoredFile } from './state.ts'
import type { World } from './world.ts'

/** The parameters of a call by name. */
export type Parameters = Readonly<Record<string, PhpValue>>

/** Who calls, and what the webhook or token allows. */
export interface Caller {
  readonly person: Person
  readonly scopes: ReadonlySet<string>
  /** The webhook or application whose operating time is spent. */
  readonly account: string
  /** The application that calls; none behind a webhook. */
  readonly clientId?: string | undefined
}

/** What a request has done so far, as far as work takes its time. */
export interface Labour {
  milliseconds: number
}

/** One call that passed the gateway. */
export interface Call {
  readonly world: World
  readonly caller: Caller
  /** By the names that were sent. */
  readonly sent: Parameters
  /** By names in upper case. */
  readonly parameters: Parameters
  /** Scheme and host the caller used; absolute addresses in the answer begin with it. */
  readonly origin: string
  /** Every method by its lower-case name. */
  readonly methods: Methods
  /** A batch is running this call. */
  readonly batched: boolean
  /** How the portal remembers this call. */
  readonly seen: Seen
  /** Milliseconds that the request has worked so far, where work takes its time. */
  readonly labour: Labour
  /** Runs another method as a command of this one, for the same caller; throws its refusal. */
  readonly run: (name: string, sent: Parameters) => TimedAnswer
}

export interface Answer {
  readonly result: unknown
  /** The answer is this file and no JSON. */
  readonly file?: StoredFile
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

export type Methods = Readonly<Record<string, Method>>

/** Rows in one answer. */
export const PAGE = 50

/** One page from `start`; a negative start turns counting off, an empty page carries neither `total` nor `next`. */
export function pageOf<T>(
  rows: readonly T[],
  start: PhpValue | undefined,
  shape: (row: T) => unknown,
): Answer {
  const offset = toInt(start)
  const counting = offset >= 0
  const first = Math.max(0, offset)
  const result = rows.slice(first, first + PAGE).map(shape)
  if (!counting || result.length === 0) return { result }
  const end = first + result.length
  return end < rows.length ? { result, total: rows.length, next: end } : { result, total: rows.length }
}
