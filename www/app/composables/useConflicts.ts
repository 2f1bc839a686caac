import { type ShallowRef, shallowRef } from 'vue'
import type { Conflict } from '../conflict.ts'

/** What two have changed at once, and what the reader wants of it. */
export interface Conflicts {
  conflicts: Readonly<ShallowRef<readonly Conflict[] | undefined>>
  /** Gives the names of the fields that shall be saved all the same; `undefined` when nothing shall. */
  settle: (conflicts: readonly Conflict[]) => Promise<readonly string[] | undefined>
  answer: (kept: readonly string[] | undefined) => void
}

/** Asks about conflicts, one lot at a time. */
export function useConflicts(): Conflicts {
  const conflicts = shallowRef<readonly Conflict[]>()
  let done: (kept: readonly string[] | undefined) => void = () => {}

  function answer(kept: readonly string[] | undefined): void {
    conflicts.value = undefined
    done(kept)
  }

  return {
    conflicts,
    answer,
    settle(found) {
      answer(undefined)
      conflicts.value = found
      return new Promise((resolve) => (done = resolve))
    },
  }
}
