import { readonly, type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'
import { describeFailure, type Failure } from '../failure.ts'

/** One thing, as the portal holds it. */
export interface Load<T> {
  /** `undefined` while loading, after a failure, or when the portal shows none. */
  value: Readonly<ShallowRef<T | undefined>>
  loading: Readonly<Ref<boolean>>
  failure: Readonly<ShallowRef<Failure | undefined>>
  load: () => Promise<void>
  /** Takes what was read elsewhere. */
  take: (value: T) => void
}

/** Reads the thing of the given number, and again when the number changes. */
export function useLoad<T>(id: () => number, read: (id: number) => Promise<T | undefined>): Load<T> {
  const value = shallowRef<T>()
  const loading = ref(false)
  const failure = shallowRef<Failure>()

  async function load(): Promise<void> {
    const wanted = id()
    value.value = undefined
    failure.value = undefined
    loading.value = true
    try {
      const found = await read(wanted)
      if (wanted === id()) value.value = found
    } catch (error) {
      if (wanted === id()) failure.value = describeFailure(error)
    } finally {
      if (wanted === id()) loading.value = false
    }
  }

  watch(id, load, { immediate: true })
  return { value, loading: readonly(loading), failure, load, take: (found) => (value.value = found) }
}
