import type { CustomField } from '../fields/field.ts'

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

export interface Token {
  readonly userId: number
  readonly accessToken: string
  readonly refreshToken: string
  readonly expires: number
  readonly scopes: readonly string[]
}

/** An error the next matching call gets instead of its answer. */
export interface Fault {
  readonly status: number
  readonly error: string
  readonly description?: string
  readonly method?: string
}

/** Everything the portal remembers. */
export interface State {
  people: Map<number, Person>
  departments: Map<number, Department>
  fields: Map<number, CustomField>
  files: Map<number, StoredFile>
  webhooks: Webhook[]
  tokens: Map<string, Token>
  faults: Fault[]
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
    tokens: new Map(),
    faults: [],
    userOptions: new Map(),
    appOptions: new Map(),
  }
}

/** The number after the greatest key in use. */
export function nextId(rows: ReadonlyMap<number, unknown>): number {
  return Math.max(0, ...rows.keys()) + 1
}
