/** The middle half of some numbers. */
export interface Spread {
  low: number
  median: number
  high: number
}

/** Quartiles, between neighbours where they fall between two. */
export function spread(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((one, other) => one - other)
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] ?? NaN
    const above = sorted[Math.ceil(place)] ?? NaN
    return below + (above - below) * (place % 1)
  }
  return { low: at(0.25), median: at(0.5), high: at(0.75) }
}

/** How many times as long as ours theirs took: round by round, since a slow moment slows both. */
export function ratio(theirs: readonly number[], ours: readonly number[]): Spread {
  return spread(theirs.map((time, round) => time / (ours[round] ?? NaN)))
}
