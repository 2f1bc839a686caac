import type { Peer } from './checked.ts'
import type { Contender } from './contender.ts'
import type { Planner } from './plan/planner.ts'

/** The check of a contender, alone in its bundle. */
export async function loadPeer(name: string): Promise<Peer> {
  const peer = (await import(beside(`peers/${name}.js`))) as Peer
  await peer.load?.()
  return peer
}

/** Contenders with their works, each from a bundle of its own. */
export async function loadContenders(names: readonly string[]): Promise<Map<string, Contender>> {
  const contenders = new Map<string, Contender>()
  for (const name of names) {
    const { contender } = (await import(beside(`contenders/${name}.js`))) as { contender: Contender }
    await contender.load?.()
    contenders.set(name, contender)
  }
  return contenders
}

/** Somebody who makes plans, from a bundle of its own. */
export async function loadPlanner(name: string): Promise<Planner> {
  const planner = (await import(beside(`planners/${name}.js`))) as Planner
  await planner.load?.()
  return planner
}

/** Bundles are no business of the bundler: this file is in one of them. */
function beside(path: string): string {
  return new URL(path, import.meta.url).href
}
