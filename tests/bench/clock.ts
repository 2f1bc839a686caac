import type { Turn, Turns } from './turn.ts'

/** How long is measured. */
export interface Pace {
  rounds: number
  /** Milliseconds that one sample takes at least: clocks of browsers are coarse. */
  sample: number
  /** Milliseconds for which each contender runs before anything counts. */
  warmUp: number
}

/** Milliseconds a turn took, by contender and round. */
export type Times = Record<string, number[]>

/** Measures all contenders in turn, round by round, so that whatever disturbs the machine disturbs all of them. */
export async function measure(turns: Turns, pace: Pace): Promise<Times> {
  const times: Times = {}
  const repeats = new Map<string, number>()
  for (const [name, turn] of turns) {
    times[name] = []
    repeats.set(name, Math.max(1, Math.ceil(pace.sample / (await warmUp(turn, pace.warmUp)))))
  }
  const names = [...turns.keys()]
  for (let round = 0; round < pace.rounds; round++) {
    // Nobody is always the one who comes after the one who leaves most garbage.
    const step = round % names.length
    for (const name of [...names.slice(step), ...names.slice(0, step)]) {
      await rest()
      times[name]?.push(await sample(turns.get(name) as Turn, repeats.get(name) ?? 1))
    }
  }
  return times
}

/** What came out of all turns so far. */
let sum = 0

/** Milliseconds per turn. */
async function sample(turn: Turn, repeats: number): Promise<number> {
  const begun = performance.now()
  for (let repeat = 0; repeat < repeats; repeat++) {
    const out = turn()
    sum += typeof out === 'number' ? out : await out
  }
  const taken = performance.now() - begun
  if (!(sum > 0)) throw new Error('A contender has made nothing')
  return taken / repeats
}

/** Milliseconds that a turn takes once the engine knows it. */
async function warmUp(turn: Turn, length: number): Promise<number> {
  const begun = performance.now()
  let turns = 0
  while (turns < 3 || performance.now() - begun < length) {
    await sample(turn, 1)
    turns += 1
  }
  const repeats = Math.max(1, Math.ceil(turns / 4))
  return Math.max(0.001, await sample(turn, repeats))
}

/** Lets the page breathe. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
