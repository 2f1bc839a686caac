import { computed, type ComputedRef, onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type Column, type ColumnName, columnsOf } from '../people/columns.ts'
import { findPeople } from '../people/find.ts'
import { firstQuery, type Query, readQuery, writeQuery } from '../people/query.ts'
import type { Person } from '../person.ts'
import { useFacts } from './useFacts.ts'
import { usePeople } from './usePeople.ts'
import { useUserFields } from './useUserFields.ts'

/** The table of people: what it shows, and who of it is chosen. */
export interface PeopleTable {
  query: Readonly<Ref<Query>>
  /** Changes what is shown, in the address as well. */
  show: (change: Partial<Query>) => void
  reset: () => void
  /** Every column that there is. */
  columns: ComputedRef<readonly Column[]>
  /** The columns that are shown. */
  shown: ComputedRef<readonly Column[]>
  found: ComputedRef<readonly Person[]>
  /** Ids of those who are chosen for a change. */
  chosen: Readonly<Ref<ReadonlySet<number>>>
  choose: (ids: readonly number[], isChosen: boolean) => void
}

const pause = 300

/** Finds and sorts the people of the portal by what the address says. */
export function usePeopleTable(): PeopleTable {
  const route = useRoute()
  const router = useRouter()
  const { people } = usePeople()
  const { facts, departments } = useFacts()
  const { rows } = useUserFields()
  const query = ref<Query>(readQuery(route.query))
  const chosen = shallowRef<ReadonlySet<number>>(new Set())
  let timer: ReturnType<typeof setTimeout> | undefined

  const columns = computed(() => columnsOf(facts.value, rows.value ?? []))
  const shown = computed(() =>
    query.value.columns.flatMap(
      (name: ColumnName) => columns.value.find((column) => column.name === name) ?? [],
    ),
  )
  const found = computed(() => findPeople(people.value, query.value, columns.value, departments.value ?? []))

  // A link leads to another query; what was shown by hand has written itself there.
  watch(
    () => route.query,
    (said) => {
      if (route.name !== 'people' || timer !== undefined) return
      const next = readQuery(said)
      if (JSON.stringify(next) !== JSON.stringify(query.value)) query.value = next
    },
  )

  function show(change: Partial<Query>): void {
    query.value = { ...query.value, ...change }
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      if (route.name === 'people') {
        void router.replace({ params: route.params, query: writeQuery(query.value) })
      }
    }, pause)
  }

  onScopeDispose(() => clearTimeout(timer))

  return {
    query,
    show,
    reset: () => show({ ...firstQuery(), columns: query.value.columns }),
    columns,
    shown,
    found,
    chosen,
    choose(ids, isChosen) {
      const next = new Set(chosen.value)
      for (const id of ids) {
        if (isChosen) next.add(id)
        else next.delete(id)
      }
      chosen.value = next
    },
  }
}
