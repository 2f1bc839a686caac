import type { TableIssue } from './obstacle.ts'

/** A column of a list, and what it was taken for. */
export interface PlanColumn {
  /** What stands above it. */
  caption: string
  /** The field it stands for; none where it is in doubt or left out. */
  code?: string
}

/** How many rows of a plan come to what. */
export interface PlanCounts {
  /** Something differs. */
  update: number
  /** Nothing differs. */
  unchanged: number
  /** The row is wrong. */
  refused: number
  /** It means nobody. */
  unmatched: number
  /** It may mean several people. */
  ambiguous: number
  /** Another row means the same person. */
  duplicate: number
  /** It means somebody who must not be changed. */
  protected: number
}

/** What a row of a plan comes to. */
export type PlanKind = keyof PlanCounts

/** What a change entails that is hard to take back. */
export type Consequence = 'dismiss' | 'reinstate' | 'clear' | 'email' | 'photo' | 'departments'

/**
 * A value as plans compare it: absent and empty are the same, days are days, flags are flags. A photo is its address, and one
 * that is wanted `{ name, size, digest }`.
 */
export type PlanValue =
  null | boolean | number | string | readonly PlanValue[] | { [name: string]: PlanValue }

/** A field that differs. */
export interface FieldChange {
  /** What the portal held when the plan was made. */
  before: PlanValue
  /** What it is to hold. */
  after: PlanValue
}

/** A field that somebody else has changed. */
export interface FieldConflict extends FieldChange {
  /** What the portal holds now. */
  now: PlanValue
}

/** What became of a field. */
export interface FieldOutcome {
  /** What the portal held when the plan was made. */
  before: PlanValue
  /** What it was to hold. */
  wanted: PlanValue
  /** What it held after the request. */
  now: PlanValue
  /** What somebody else had put there just before, and was overwritten. */
  found?: PlanValue
}

/** One row of a plan. */
export interface PlanRow {
  /** Its number, the header and empty rows aside; none for people whom the list does not name. */
  row?: number
  /** Line of the file, where it begins. */
  line?: number
  /** What it comes to. */
  kind: PlanKind
  /** What the person is found by. */
  key: string
  /** The person's id, where one is meant. */
  id?: number
  /** What differs, by code. */
  changes?: Record<string, FieldChange>
  /** What that entails. */
  consequences?: Consequence[]
  /** What is wrong with a row that is refused. */
  issues?: TableIssue[]
  /** Ids of those who could be meant. */
  people?: number[]
  /** Numbers of the rows that mean the same person. */
  rows?: number[]
  /** Why nobody may be changed by it: it is the caller, is on the list of `protect`, or has no key. */
  why?: 'caller' | 'listed' | 'keyless'
  /** When a run is taken back: what somebody has changed since, which stays. */
  conflicts?: Record<string, FieldConflict>
  /** When a run is taken back: what does not come back with it, such as `photo`, `sessions`, `telephony`, `letters`. */
  lost?: string[]
}

/** How many rows that change something have come how far. */
export interface RunCounts {
  /** Not sent yet. */
  pending: number
  /** The request is under way. */
  sent: number
  /** Reading has proved it. */
  applied: number
  /** The portal held it before anything was sent. */
  already: number
  /** The portal has answered, and changed nothing. */
  ignored: number
  /** The portal holds neither what it held nor what was wanted. */
  altered: number
  /** Somebody else has changed it since the plan. */
  conflict: number
  /** The portal has refused. */
  failed: number
  /** There is no proof either way. */
  unknown: number
}

/** What became of a row that changes something. */
export type RowState = keyof RunCounts

/** One row of a report: of rows that change nothing, the state is the kind. */
export interface ReportRow extends PlanRow {
  /** What became of it. */
  state: RowState | Exclude<PlanKind, 'update'>
  /** What was found of fields that are not as they were wanted, and where a new photo is. */
  fields?: Record<string, FieldOutcome>
  /** What the portal said. */
  error?: {
    /** Its code. */
    code: string
    /** Its words. */
    description: string
  }
  /** Whether the person is not there any more. */
  gone?: boolean
}
