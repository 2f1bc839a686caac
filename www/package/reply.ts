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

/** What of an answer is handed on; `body` is its envelope. */
export function toReply(body: unknown, warnings: Warning[], status: number | undefined): Reply<unknown> {
  const parts = {
    result: own(body, 'result'),
    time: own(body, 'time'),
    total: own(body, 'total'),
    next: own(body, 'next'),
  }
  return given({ ...parts, warnings, status })
}

/** The same of one call of a batch, by its key: PHP writes lists where the keys are 0, 1, 2 … */
export function toReplyOf(key: string, body: unknown, warnings: Warning[]): Reply<unknown> {
  const batch = own(body, 'result')
  const part = (name: string) => own(own(batch, name), key)
  const parts = { time: part('result_time'), total: part('result_total'), next: part('result_next') }
  return given({ result: part('result'), ...parts, warnings })
}

/** A member that an object has itself: nobody has put there what it inherits. */
function own(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? (object as Record<string, unknown>)[name]
    : undefined
}

/** The members that there are; a result of `null` is one. */
function given({
  result,
  warnings,
  ...others
}: Record<string, unknown> & { warnings: Warning[] }): Reply<unknown> {
  const known = Object.entries(others).filter(([, value]) => value !== undefined)
  return { result, warnings, ...Object.fromEntries(known) }
}
