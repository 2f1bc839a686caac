import type { AppOptions } from './state.ts'
import type { World } from './world.ts'

/** What an application keeps for everybody, or for one person. */
export function optionsOf({ state }: World, clientId: string, userId?: number): AppOptions {
  if (userId === undefined) return madeIn(state.appOptions, clientId, () => new Map<string, unknown>())
  const people = madeIn(state.userOptions, clientId, () => new Map<number, AppOptions>())
  return madeIn(people, userId, () => new Map<string, unknown>())
}

function madeIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/** Options as PHP writes them: none are `[]`. */
export function optionMap(options: AppOptions): [] | Record<string, unknown> {
  return options.size > 0 ? Object.fromEntries(options) : []
}
