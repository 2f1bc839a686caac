import type { Warning } from './issue.ts'

/** How long the portal worked, as it reports it; any member may be absent. */
export interface Time {
  /** Unix seconds. */
  start?: number
  /** Unix seconds. */
  finish?: number
  /** Seconds. */
  duration?: number
  /** Seconds. */
  processing?: number
  /** ISO 8601. */
  date_start?: string
  /** ISO 8601. */
  date_finish?: string
  /** Seconds this method has used up in the current window. */
  operating?: number
  /** Unix second at which part of that budget is given back. */
  operating_reset_at?: number
}

/** What the portal answered to a call that it accepted. */
export interface Reply<T> {
  result: T
  /** Remarks on what was sent; empty when there are none. */
  warnings: Warning[]
  time?: Time
  /** Number of rows behind a paged list. */
  total?: number
  /** `start` of the next page; absent on the last one. */
  next?: number
  /** HTTP status, where the transport can see it. */
  status?: number
}
