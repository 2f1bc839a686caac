/** How many kills there are in all: twenty, a hundred by `npm run kills`. */
const KILLS = Number(process.env.KILLS ?? 20)

/** Of chance, so that a failure can be had again. */
export const SEED = Number(process.env.SEED ?? Date.now() % 100_000)

/** The share of a kind: processes of Node are quick to start, browsers are not. */
export function killsOf(kind: 'process' | 'browser'): number {
  return Math.ceil(KILLS * (kind === 'process' ? 0.6 : 0.2))
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
