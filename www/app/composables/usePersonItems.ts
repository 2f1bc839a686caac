import { computed, type ComputedRef } from 'vue'
import type { PickItem } from '../pick.ts'
import { usePeople } from './usePeople.ts'

/** Everybody who works here, to be picked from. */
export function usePersonItems(): ComputedRef<readonly PickItem[]> {
  const { people } = usePeople()
  return computed(() =>
    people.value
      .filter(({ active }) => active)
      .map(({ id, name, position, email }) => ({
        value: String(id),
        label: name,
        description: position || email || undefined,
      }))
      .sort((one, other) => one.label.localeCompare(other.label)),
  )
}
