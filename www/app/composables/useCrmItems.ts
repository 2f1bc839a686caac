import { type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'
import { kindNumber } from '../crmLink.ts'
import type { PickItem } from '../pick.ts'
import { useClient } from './usePortal.ts'
import { useRequest } from './useRequest.ts'

/** CRM entities of one kind, searched in the portal. */
export interface CrmItems {
  items: Readonly<ShallowRef<readonly PickItem[]>>
  loading: Readonly<Ref<boolean>>
  /** Whether the portal shows entities of this kind to the app; `undefined` until it has answered. */
  shown: Readonly<Ref<boolean | undefined>>
}

interface Entity {
  readonly id?: unknown
  readonly title?: unknown
  readonly name?: unknown
  readonly lastName?: unknown
}

const PAUSE = 250
const CONTACT = 3
const select = ['id', 'title', 'name', 'lastName']

/** Finds entities of a kind by what is typed, or by the number that is chosen. */
export function useCrmItems(kind: () => string, search: () => string, chosen: () => string): CrmItems {
  const client = useClient()
  const items = shallowRef<readonly PickItem[]>([])
  const shown = ref<boolean>()
  const { loading, failure, run } = useRequest()

  async function find(filter: object, signal: AbortSignal): Promise<readonly Entity[]> {
    const entityTypeId = kindNumber(kind())
    const params = { entityTypeId, select, filter, order: { id: 'DESC' } }
    const { result } = await client.call<{ items?: readonly Entity[] }>('crm.item.list', params, { signal })
    return result.items ?? []
  }

  async function read(signal: AbortSignal): Promise<readonly PickItem[]> {
    const found = await Promise.all(filters().map((filter) => find(filter, signal)))
    return [...new Map(found.flat().map((entity) => [String(entity.id), itemOf(entity)])).values()]
  }

  function filters(): object[] {
    const text = search().trim()
    if (!text) return [{}, ...(chosen() ? [{ '=id': chosen() }] : [])]
    const names = kindNumber(kind()) === CONTACT ? ['name', 'lastName'] : ['title']
    return [
      ...names.map((name) => ({ [`%${name}`]: text })),
      ...(/^\d+$/.test(text) ? [{ '=id': text }] : []),
    ]
  }

  async function load(): Promise<void> {
    await run(read, (found) => {
      items.value = found
      shown.value = true
    })
    // What was shown once stays: a search that fails is no reason to type numbers.
    if (failure.value && !shown.value) shown.value = false
  }

  watch(
    kind,
    () => {
      items.value = []
      shown.value = undefined
      void load()
    },
    { immediate: true },
  )
  watch(search, (_, __, onCleanup) => {
    const timer = setTimeout(() => void load(), PAUSE)
    onCleanup(() => clearTimeout(timer))
  })

  return { items, loading, shown }
}

function itemOf({ id, title, name, lastName }: Entity): PickItem {
  const words = [title, ...(title ? [] : [name, lastName])].filter(
    (word): word is string => typeof word === 'string' && word.trim() !== '',
  )
  return { value: String(id), label: words.join(' ') || String(id), description: String(id) }
}
