const MINUTE = 60_000
/** Buckets of a minute that count together. */
const WINDOW = 10
/** Work of no more than this many seconds is free. */
const FREE = 0.1

/** Seconds of work by the minute they were spent in. */
export type Spending = ReadonlyMap<number, number>

export interface Usage {
  /** Seconds spent in the window. */
  readonly seconds: number
  /** Unix second when the oldest part of it is freed. */
  readonly resetAt: number
}

/** What a method has used of its budget; without any use the reset is a whole window away. */
export function usage(spending: Spending | undefined, now: number): Usage {
  const recent = [...current(spending, now)]
  const seconds = recent.reduce((sum, [, spent]) => sum + spent, 0)
  const oldest = Math.min(...recent.map(([minute]) => minute))
  const freed = Number.isFinite(oldest) ? (oldest + WINDOW) * MINUTE : now + WINDOW * MINUTE
  return { seconds, resetAt: Math.floor(freed / 1000) }
}

/** The spending after some work; what has left the window is forgotten. */
export function spend(spending: Spending | undefined, seconds: number, now: number): Spending {
  const recent = current(spending, now)
  if (seconds > FREE) recent.set(minuteOf(now), (recent.get(minuteOf(now)) ?? 0) + seconds)
  return recent
}

function current(spending: Spending | undefined, now: number): Map<number, number> {
  const first = minuteOf(now) - WINDOW + 1
  return new Map([...(spending ?? [])].filter(([minute]) => minute >= first))
}

function minuteOf(now: number): number {
  return Math.floor(now / MINUTE)
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
