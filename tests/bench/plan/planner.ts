import type { ReadPortal } from './portal.ts'

/** A row of a plan, as far as plans can be compared by it. */
export interface PlannedRow {
  row: number
  kind: string
  id?: number
  changes?: Record<string, { before: unknown; after: unknown }>
  /** Columns that are wrong. */
  wrong?: string[]
}

/** A plan, held as its maker holds it. */
export interface Made {
  updates: number
  rows: () => PlannedRow[]
}

/** Somebody who makes a plan of a list, given the portal's answers. */
export interface Planner {
  load?: () => Promise<void>
  plan: (list: Uint8Array | AsyncIterable<Uint8Array>, portal: ReadPortal) => Promise<Made>
}
