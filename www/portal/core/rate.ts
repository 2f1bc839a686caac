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
