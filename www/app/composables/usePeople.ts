import type { Reply, User } from 'b24-users'
import { type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'
import { describeFailure, type Failure } from '../failure.ts'
import { type Person, readPerson } from '../person.ts'
import { useClient } from './useClient.ts'

/** A searchable list of people, a page at a time. */
export interface People {
  /** What is searched for; empty lists everybody. */
  search: Ref<string>
  people: Readonly<ShallowRef<readonly Person[]>>
  /** Number of people behind the list, shown or not. */
  total: Readonly<Ref<number>>
  hasMore: Readonly<Ref<boolean>>
  loading: Readonly<Ref<'first' | 'more' | undefined>>
  failure: Readonly<ShallowRef<Failure | undefined>>
  reload: () => Promise<void>
  more: () => Promise<void>
  /** Puts a person who was read anew in the place of the old one. */
  replace: (person: Person) => void
}

const pause = 300

/** Lists the people of the portal; a newer search stops an older one. */
export function usePeople(): People {
  const client = useClient()
  const search = ref('')
  const people = shallowRef<readonly Person[]>([])
  const total = ref(0)
  const next = ref<number>()
  const hasMore = ref(false)
  const loading = ref<'first' | 'more'>()
  const failure = shallowRef<Failure>()
  let running = new AbortController()

  async function load(start?: number): Promise<void> {
    running.abort()
    running = new AbortController()
    const { signal } = running
    loading.value = start === undefined ? 'first' : 'more'
    failure.value = undefined
    try {
      const reply = await ask(start, signal)
      if (signal.aborted) return
      const found = reply.result.map((row) => readPerson({ ...row }))
      people.value = start === undefined ? found : [...people.value, ...found]
      total.value = reply.total ?? people.value.length
      next.value = reply.next
      hasMore.value = reply.next !== undefined
    } catch (error) {
      if (!signal.aborted) failure.value = describeFailure(error)
    } finally {
      if (!signal.aborted) loading.value = undefined
    }
  }

  function ask(start: number | undefined, signal: AbortSignal): Promise<Reply<User[]>> {
    const find = search.value.trim()
    return find
      ? client.user.search({ FILTER: { FIND: find }, ADMIN_MODE: true, start }, { signal })
      : client.user.get({ sort: 'LAST_NAME', order: 'ASC', ADMIN_MODE: true, start }, { signal })
  }

  watch(search, (_now, _before, onCleanup) => {
    const timer = setTimeout(() => void load(), pause)
    onCleanup(() => clearTimeout(timer))
  })

  return {
    search,
    people,
    total,
    hasMore,
    loading,
    failure,
    reload: () => load(),
    more: () => load(next.value),
    replace(person) {
      people.value = people.value.map((old) => (old.id === person.id ? person : old))
    },
  }
}
