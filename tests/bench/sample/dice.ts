/** Chance that repeats itself: the same seed gives the same sample on every engine. */
export interface Dice {
  /** True so many times out of one. */
  chance(share: number): boolean
  /** A whole number, both ends included. */
  whole(least: number, most: number): number
  pick<T>(items: readonly T[]): T
}

/** Dice by Marsaglia's xorshift. */
export function dice(seed: number): Dice {
  let state = seed
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    chance: (share) => next() < share,
    whole,
    pick: <T>(items: readonly T[]) => items[whole(0, items.length - 1)] as T,
  }
}
