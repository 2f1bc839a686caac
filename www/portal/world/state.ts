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
  /** Workgroups; people of a common one see each other without a department. */
  groups?: readonly number[]
}

export interface Department {
  readonly id: number
  name: string
  parent: number
  head: number
  sort: number
}

/** People whose telephones ring by turns. */
export interface Queue {
  readonly id: number
  name: string
  people: number[]
}

/** What is new to a person, by site (`**` is all of them) and code. */
export type Counters = Record<string, Record<string, number>>

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
  /** Its widgets are shown; one with a page of its own for that is not until it says that it has finished. */
  isInstalled: boolean
}

/** Words of a widget in one language. */
export interface WidgetWords {
  readonly TITLE: string
  readonly DESCRIPTION: string
  readonly GROUP_NAME: string
}

/** A handler that an application has put into a place of the portal. */
export interface Widget {
  readonly clientId: string
  /** Code of the place, upper case. */
  readonly placement: string
  readonly handler: string
  /** The one person who sees it; 0 is everybody. */
  readonly userId: number
  readonly words: Readonly<Record<string, WidgetWords>>
}

/** A handler that an application wants called. */
export interface EventHandler {
  readonly clientId: string
  /** Upper case. */
  readonly event: string
  /** Empty for events that wait to be fetched. */
  readonly handler: string
  /** As whom it is called; 0 is whoever caused the event. */
  readonly authType: number
  readonly offline: boolean
}

/** What an application keeps, by name. */
export type AppOptions = Map<string, unknown>

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
  queues: Map<number, Queue>
  /** By person. */
  counters: Map<number, Counters>
  fields: Map<number, CustomField>
  files: Map<number, StoredFile>
  webhooks: Webhook[]
  applications: Map<string, Application>
  codes: Map<string, AuthorisationCode>
  /** By access token; expired ones stay until there are too many. */
  tokens: Map<string, Token>
  /** By refresh token; used ones go. */
  refreshTokens: Map<string, Token>
  widgets: Widget[]
  eventHandlers: EventHandler[]
  faults: PendingFault[]
  /** The latest calls, oldest first. */
  seen: Seen[]
  /** By the caller's address. */
  buckets: Map<string, Bucket>
  /** By webhook or application and method. */
  operating: Map<string, Spending>
  /** By application, then by person. */
  userOptions: Map<string, Map<number, AppOptions>>
  /** By application. */
  appOptions: Map<string, AppOptions>
}

export function emptyState(): State {
  return {
    people: new Map(),
    departments: new Map(),
    queues: new Map(),
    counters: new Map(),
    fields: new Map(),
    files: new Map(),
    webhooks: [],
    applications: new Map(),
    codes: new Map(),
    tokens: new Map(),
    refreshTokens: new Map(),
    widgets: [],
    eventHandlers: [],
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
