import {
  type MaybeRefOrGetter,
  readonly,
  type Ref,
  ref,
  type ShallowRef,
  shallowRef,
  toValue,
  watch,
} from 'vue'
import { describeFailure, type Failure } from '../failure.ts'
import { type Person, readPerson } from '../person.ts'
import { useClient } from './useClient.ts'

/** One person, as the portal holds them. */
export interface PersonState {
  /** `undefined` while loading, after a failure, or when the portal shows nobody. */
  person: Readonly<ShallowRef<Person | undefined>>
  loading: Readonly<Ref<boolean>>
  failure: Readonly<ShallowRef<Failure | undefined>>
  load: () => Promise<void>
  /** Takes a person that was read elsewhere. */
  take: (person: Person) => void
}

/** Reads the person of the given number, and again when the number changes. */
export function usePerson(id: MaybeRefOrGetter<number>): PersonState {
  const read = useReadPerson()
  const person = shallowRef<Person>()
  const loading = ref(false)
  const failure = shallowRef<Failure>()

  async function load(): Promise<void> {
    const wanted = toValue(id)
    person.value = undefined
    failure.value = undefined
    loading.value = true
    try {
      const found = await read(wanted)
      if (wanted === toValue(id)) person.value = found
    } catch (error) {
      if (wanted === toValue(id)) failure.value = describeFailure(error)
    } finally {
      if (wanted === toValue(id)) loading.value = false
    }
  }

  watch(() => toValue(id), load, { immediate: true })
  return {
    person,
    loading: readonly(loading),
    failure,
    load,
    take: (found) => (person.value = found),
  }
}

/** A function that reads one person from the portal. */
export function useReadPerson(): (id: number) => Promise<Person | undefined> {
  const client = useClient()
  return async (id) => {
    const { result } = await client.user.get({ FILTER: { ID: id }, ADMIN_MODE: true })
    return result[0] && readPerson({ ...result[0] })
  }
}
