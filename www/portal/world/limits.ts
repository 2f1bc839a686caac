const MINUTE = 60_000
/** Milliseconds for which work counts. */
const WINDOW = 10 * MINUTE
/** Work of no more than this many seconds is free. */
const FREE = 0.1

/** Work of one minute. */
interface Spent {
  readonly seconds: number
  /** The second, in milliseconds, of the first call that counted; the minute's work is freed a window later. */
  readonly first: number
}

/** Work by the minute it was done in. */
export type Spending = ReadonlyMap<number, Spent>

export interface Usage {
  /** Seconds spent in the window. */
  readonly seconds: number
  /** Unix second when the oldest part of it is freed. */
  readonly resetAt: number
}

/** What a method has used of its budget; without any use the reset is a whole window away. */
export function usage(spending: Spending | undefined, now: number): Usage {
  const recent = [...current(spending, now).values()]
  const seconds = recent.reduce((sum, spent) => sum + spent.seconds, 0)
  const oldest = Math.min(now, ...recent.map(({ first }) => first))
  return { seconds, resetAt: Math.floor((oldest + WINDOW) / 1000) }
}

/** The spending after some work; what has left the window is forgotten. */
export function spend(spending: Spending | undefined, seconds: number, now: number): Spending {
  const recent = current(spending, now)
  if (seconds <= FREE) return recent
  const minute = Math.floor(now / MINUTE)
  const before = recent.get(minute) ?? { seconds: 0, first: Math.floor(now / 1000) * 1000 }
  return recent.set(minute, { ...before, seconds: before.seconds + seconds })
}

function current(spending: Spending | undefined, now: number): Map<number, Spent> {
  return new Map([...(spending ?? [])].filter(([, { first }]) => now < first + WINDOW))
}

/** A leaky bucket: how many calls it holds, and how many of them leak away in a second. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** How full a bucket was at a moment in milliseconds. */
export interface Bucket {
  readonly level: number
  readonly at: number
}

/** The bucket with one call more; `undefined` when that would overflow, and the call is refused. */
export function pour(
  bucket: Bucket | undefined,
  { burst, perSecond }: Rate,
  now: number,
): Bucket | undefined {
  const { level, at } = bucket ?? { level: 0, at: now }
  const left = Math.max(0, level - (Math.max(0, now - at) / 1000) * perSecond)
  return left + 1 > burst ? undefined : { level: left + 1, at: now }
}
