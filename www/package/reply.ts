import type { Warning } from './issue.ts'

/** How long the portal worked, as it reports it; any member may be absent. */
export interface Time {
  /** When the portal took the call, in Unix seconds. */
  start?: number
  /** When it answered, in Unix seconds. */
  finish?: number
  /** Seconds from one to the other. */
  duration?: number
  /** Seconds of them in the method itself. */
  processing?: number
  /** {@link Time.start} in ISO 8601. */
  date_start?: string
  /** {@link Time.finish} in ISO 8601. */
  date_finish?: string
  /** Seconds this method has used up in the current window of ten minutes. The client holds back in time. */
  operating?: number
  /** Unix second at which part of that budget is given back. */
  operating_reset_at?: number
}

/** What the portal answered to a call that it accepted. */
export interface Reply<T> {
  /** The method's own result; `false`, `0` and empty lists are successes too. */
  result: T
  /** Remarks on what was sent; empty when there are none. */
  warnings: Warning[]
  /** How long the portal worked; absent where the way to it does not tell. */
  time?: Time
  /** Number of rows behind a paged list. */
  total?: number
  /** `start` of the next page; absent on the last one. {@link UserMethods.all} turns the pages by itself. */
  next?: number
  /** HTTP status, where the transport can see it. */
  status?: number
}
