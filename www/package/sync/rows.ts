import type { TableIssue } from './obstacle.ts'

/**
 * What a row of a plan comes to: something differs (`update`) or nothing (`unchanged`), the row is wrong (`refused`), means
 * nobody (`unmatched`) or several people (`ambiguous`), somebody whom another row means as well (`duplicate`), or somebody
 * who must not be changed (`protected`).
 */
export type PlanKind =
  'update' | 'unchanged' | 'refused' | 'unmatched' | 'ambiguous' | 'duplicate' | 'protected'

/** What a change entails that is hard to take back. */
export type Consequence = 'dismiss' | 'reinstate' | 'clear' | 'email' | 'photo' | 'departments'

/** A value as plans compare it: absent and empty are the same, days are days, flags are flags. */
export type PlanValue =
  null | boolean | number | string | readonly PlanValue[] | { [name: string]: PlanValue }

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
  changes?: Record<string, { before: PlanValue; after: PlanValue }>
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
  conflicts?: Record<string, { before: PlanValue; after: PlanValue; now: PlanValue }>
  /** When a run is taken back: what does not come back with it. */
  lost?: string[]
}

/**
 * What became of a row that changes something: its request may be under way (`pending`, `sent`), the value was proved by
 * reading (`applied`), was there before (`already`), stayed as it was though the portal has answered (`ignored`), is
 * something else now (`altered`), was changed by somebody since the plan (`conflict`), was refused (`failed`), or there
 * is no proof either way (`unknown`).
 */
export type RowState =
  'pending' | 'sent' | 'applied' | 'already' | 'ignored' | 'altered' | 'conflict' | 'failed' | 'unknown'

/** One row of a report: of rows that change nothing, the state is the kind. */
export interface ReportRow extends PlanRow {
  /** What became of it. */
  state: RowState | Exclude<PlanKind, 'update'>
  /** What was found of fields that are not as they were wanted. */
  fields?: Record<string, { before: PlanValue; wanted: PlanValue; now: PlanValue; found?: PlanValue }>
  /** What the portal said. */
  error?: { code: string; description: string }
  /** Whether the person is not there any more. */
  gone?: boolean
}
