import type { Core } from './core.ts'
import { use } from './init.ts'

/** Lets something be done by a core that sends: entries without one have nothing that asks for it. */
export function useSender<T>(act: (core: Core) => T): T {
  return use((core) => act(core as Core))
}
