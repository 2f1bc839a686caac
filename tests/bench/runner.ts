/** What a page or a process is asked to do: the only file it loads by itself. */
import { measure, type Pace, type Times } from './clock.ts'
import type { Contender } from './contender.ts'
import { loadContenders } from './loading.ts'
import { createSample } from './sample/sample.ts'
import type { Turns } from './turn.ts'
import { verify } from './verify.ts'
import { manyFromBytes, manyFromText } from './works/many.ts'
import { exercise, wasmBytes, watchMemory } from './works/memory.ts'
import { photoTurns } from './works/photo.ts'
import { planTurns } from './works/plan.ts'
import { profileTurns } from './works/profile.ts'
import { single } from './works/single.ts'

export { cold } from './works/cold.ts'
export { dropPlan, holdPlan, planDifferences, warmUpPlan } from './works/plan.ts'

/** Works that are the same for all contenders. */
const works = { single, 'many from text': manyFromText, 'many from bytes': manyFromBytes }

/** Names of works that are measured in one realm. */
export type Work = keyof typeof works | 'photo' | 'plan' | 'profile'

/** Milliseconds per turn of one work. */
export async function time(work: Work, names: readonly string[], pace: Pace): Promise<Times> {
  return measure(await turnsOf(work, names), pace)
}

/** Differences between the contenders; empty when all do the same. */
export async function differences(names: readonly string[]): Promise<string[]> {
  return verify(await loadContenders(names), createSample())
}

/** Checks 1,000 records so many times, and says how much memory WebAssembly has then. */
export async function strain(name: string, passes: number): Promise<number> {
  if (!strained) {
    watchMemory()
    strained = (await loadContenders([name])).get(name)
  }
  if (strained) await exercise(strained, sample, passes)
  return wasmBytes()
}

/** Bytes that JavaScript holds; Node alone can tell. */
export function heap(garbage: 'with' | 'without'): number {
  if (garbage === 'without') globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const sample = createSample()
let strained: Contender | undefined

async function turnsOf(work: Work, names: readonly string[]): Promise<Turns> {
  if (work === 'photo') return photoTurns()
  if (work === 'plan') return planTurns(names)
  const contenders = await loadContenders(names)
  if (work === 'profile')
    return new Map([...contenders.values()].flatMap((contender) => [...profileTurns(contender)]))
  return new Map(Array.from(contenders, ([name, contender]) => [name, works[work](contender, sample)]))
}
