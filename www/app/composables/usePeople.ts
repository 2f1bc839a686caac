import { type Client, settle, type User } from 'b24-users'
import { type InjectionKey, inject, provide, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { describeFailure, type Failure } from '../failure.ts'
import { type Person, readPerson } from '../person.ts'
import { useClient } from './usePortal.ts'
import { useRequest } from './useRequest.ts'

/** Everybody in the portal, read page by page; shared by all pages of the app. */
export interface People {
  people: Readonly<ShallowRef<readonly Person[]>>
  /** Number of people of the portal, read or not. */
  total: Readonly<Ref<number>>
  loading: Readonly<Ref<boolean>>
  /** Why nobody could be read. */
  failure: Readonly<ShallowRef<Failure | undefined>>
  /** Why some could not be read. */
  lack: Readonly<ShallowRef<Failure | undefined>>
  reload: () => Promise<void>
  /** Puts a person who was read anew in the place of the old one. */
  replace: (person: Person) => void
}

const PAGE = 50
/** Pages of one request. */
const PAGES = 10

const key: InjectionKey<People> = Symbol('people')

/** Shares the people with every component below; call it once, when the portal is there. */
export function providePeople(): People {
  const client = useClient()
  const people = shallowRef<readonly Person[]>([])
  const total = ref(0)
  const lack = shallowRef<Failure>()
  const { loading, failure, run } = useRequest()

  async function read(signal: AbortSignal): Promise<readonly Person[]> {
    const first = await client.user.get(pageAt(0), { signal })
    signal.throwIfAborted()
    const count = first.total ?? first.result.length
    const all = new Map<number, Person>()
    const take = (users: readonly User[]): void => {
      for (const user of users) {
        const person = readPerson({ ...user })
        all.set(person.id, person)
      }
    }
    take(first.result)
    total.value = count
    // Those who are there already stay in sight until all are read.
    if (all.size >= people.value.length) people.value = [...all.values()]
    lack.value = undefined
    const starts = Array.from({ length: Math.ceil(count / PAGE) - 1 }, (_, index) => (index + 1) * PAGE)
    await Promise.all(
      chunks(starts, PAGES).map(async (some) => {
        const failed = await readPages(client, some, signal, take)
        if (signal.aborted) return
        if (failed !== undefined) lack.value = describeFailure(failed)
        if (all.size >= people.value.length) people.value = [...all.values()]
      }),
    )
    return [...all.values()]
  }

  const known: People = {
    people,
    total,
    loading,
    failure,
    lack,
    reload: () => run(read, (found) => (people.value = found)),
    replace(person) {
      const isKnown = people.value.some(({ id }) => id === person.id)
      people.value = isKnown
        ? people.value.map((old) => (old.id === person.id ? person : old))
        : [...people.value, person]
    },
  }
  provide(key, known)
  return known
}

/** Everybody in the portal. */
export function usePeople(): People {
  const people = inject(key)
  if (!people) throw new Error('providePeople() was not called above this component.')
  return people
}

/** By id, so that nobody is passed over when somebody is renamed on the way. */
function pageAt(start: number) {
  return { sort: 'ID', order: 'ASC', ADMIN_MODE: true, ...(start && { start }) } as const
}

/** Reads some pages in one request; gives what one of them has failed by. */
async function readPages(
  client: Client,
  starts: readonly number[],
  signal: AbortSignal,
  take: (users: readonly User[]) => void,
): Promise<unknown> {
  const calls = starts.map((start) => ['user.get', pageAt(start)] as const)
  const outcomes = await settle(client.batch(calls, { signal }))
  if (!outcomes.success) return outcomes.error
  let failed: unknown
  for (const outcome of outcomes.data) {
    if (outcome.success) take(outcome.data.result)
    else failed = outcome.error
  }
  return failed
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
