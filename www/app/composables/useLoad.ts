import { type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { Failure } from '../failure.ts'
import { useRequest } from './useRequest.ts'

/** One thing, as the portal holds it. */
export interface Load<T> {
  /** `undefined` while loading, after a failure, or when the portal shows none. */
  value: Readonly<ShallowRef<T | undefined>>
  loading: Readonly<Ref<boolean>>
  failure: Readonly<ShallowRef<Failure | undefined>>
  load: () => Promise<void>
  /** Takes what was read elsewhere; what is under way is older. */
  take: (value: T) => void
}

/** Reads the thing of the given number, and again when the number changes. */
export function useLoad<T>(
  id: () => number,
  read: (id: number, signal: AbortSignal) => Promise<T | undefined>,
): Load<T> {
  const value = shallowRef<T>()
  const { loading, failure, run, stop } = useRequest()

  function load(): Promise<void> {
    const wanted = id()
    value.value = undefined
    return run(
      (signal) => read(wanted, signal),
      (found) => (value.value = found),
    )
  }

  watch(id, load, { immediate: true })
  return {
    value,
    loading,
    failure,
    load,
    take(found) {
      stop()
      value.value = found
    },
  }
}
