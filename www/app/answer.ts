import type { Warning } from 'b24-users'
import type { Failure } from './failure.ts'

/** One value after saving: what was sent, and what the portal really holds. */
export interface HeldValue {
  /** Place of the parameter. */
  readonly name: string
  readonly label: string
  readonly sent: string
  readonly held: string
  readonly same: boolean
}

/** What came of saving. */
export type Answer =
  | { kind: 'failed'; failure: Failure }
  | {
      kind: 'saved'
      seconds: number | undefined
      warnings: readonly Warning[]
      held: readonly HeldValue[]
    }
  | {
      kind: 'unverified'
      seconds: number | undefined
      warnings: readonly Warning[]
      failure: Failure | undefined
    }
