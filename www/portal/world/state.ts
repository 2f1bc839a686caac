import type { PendingFault } from './fault.ts'
import type { CustomField } from './field.ts'
import type { Bucket, Spending } from './limits.ts'

/** What one column of a person can hold; `null` is an unset column, `""` a cleared one. */
export type ColumnValue = string | readonly number[] | readonly string[] | null

export interface Person {
  readonly id: number
  admin: boolean
  /** `email` and `bot` accounts stay hidden from the lists. */
  externalAuth: string
  columns: Record<string, ColumnValue>
}

export interface Department {
  readonly id: number
  name: string
  parent: number
  head: number
  sort: number
}

export interface StoredFile {
  readonly id: number
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface Webhook {
  readonly userId: number
  readonly code: string
  readonly scopes: readonly string[]
}

/** A local application and what it proves itself with at the token address. */
export interface Application {
  readonly clientId: string
  readonly clientSecret: string
  /** People for whom it is closed. */
  readonly closedTo: Set<number>
}

/** A pair of OAuth tokens; moments are in milliseconds. */
export interface Token {
  readonly userId: number
  readonly clientId: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly expires: number
  readonly refreshExpires: number
  readonly scopes: readonly string[]
}

/** What an application trades for its first tokens. */
export interface AuthorisationCode {
  readonly userId: number
  readonly clientId: string
  readonly expires: number
}

/** Everything the portal remembers. */
export interface State {
  people: Map<number, Person>
  departments: Map<number, Department>
  fields: Map<number, CustomField>
  files: Map<number, StoredFile>
  webhooks: Webhook[]
  applications: Map<string, Application>
  codes: Map<string, AuthorisationCode>
  /** By access token; expired ones stay until there are too many. */
  tokens: Map<string, Token>
  /** By refresh token; used ones go. */
  refreshTokens: Map<string, Token>
  faults: PendingFault[]
  /** The latest calls, oldest first. */
  seen: Seen[]
  /** By the caller's address. */
  buckets: Map<string, Bucket>
  /** By webhook or application and method. */
  operating: Map<string, Spending>
  userOptions: Map<number, Map<string, unknown>>
  appOptions: Map<string, unknown>
}

export function emptyState(): State {
  return {
    people: new Map(),
    departments: new Map(),
    fields: new Map(),
    files: new Map(),
    webhooks: [],
    applications: new Map(),
    codes: new Map(),
    tokens: new Map(),
    refreshTokens: new Map(),
    faults: [],
    seen: [],
    buckets: new Map(),
    operating: new Map(),
    userOptions: new Map(),
    appOptions: new Map(),
  }
}

/** The number after the greatest key in use. */
export function nextId(rows: ReadonlyMap<number, unknown>): number {
  let greatest = 0
  for (const key of rows.keys()) greatest = Math.max(greatest, key)
  return greatest + 1
}

/** A call as the portal remembers it; nothing in it is secret. */
export interface Seen {
  readonly method: string
  /** When it came, in milliseconds. */
  readonly at: number
  /** The method ran and did not refuse; a batch counts as applied whatever its commands did. */
  applied: boolean
  /** Status of the answer; absent while there is none. */
  status?: number
  /** The kind of the fault that struck. */
  fault?: string
  /** The commands of a batch. */
  commands?: Seen[]
}

/** Calls remembered; older ones are forgotten. */
const MOST_SEEN = 10_000

/** Characters remembered of the name of a method, which may be anything. */
const LONGEST_NAME = 100

/** Remembers a call that has just come. */
export function noteCall(seen: Seen[], name: string, at: number): Seen {
  // Joined anew, since a part of a text keeps the whole of it in memory.
  const method = name.length > LONGEST_NAME ? [...name.slice(0, LONGEST_NAME)].join('') : name
  const call: Seen = { method, at, applied: false }
  seen.push(call)
  if (seen.length > MOST_SEEN) seen.shift()
  return call
}
