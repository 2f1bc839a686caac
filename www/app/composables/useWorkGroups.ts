import { onMounted, type Ref, shallowRef } from 'vue'
import type { Choice } from '../fields.ts'
import { useClient } from './usePortal.ts'

/** A work group as `sonet_group.get` gives it. */
interface WorkGroup {
  readonly ID?: unknown
  readonly NAME?: unknown
  readonly IS_EXTRANET?: unknown
}

const wanted = { ORDER: { NAME: 'ASC' }, FILTER: { ACTIVE: 'Y' }, IS_ADMIN: 'Y' }

/** Work groups that outsiders may join; `undefined` where the portal does not show them to the app. */
export function useWorkGroups(): Readonly<Ref<readonly Choice[] | undefined>> {
  const client = useClient()
  const groups = shallowRef<readonly Choice[]>()

  async function read(): Promise<void> {
    const found: WorkGroup[] = []
    for (let start: number | undefined = 0; start !== undefined;) {
      const { result, next }: { result: WorkGroup[]; next?: number | undefined } = await client.call<
        WorkGroup[]
      >('sonet_group.get', { ...wanted, start })
      found.push(...result)
      start = next
    }
    groups.value = found.filter(({ IS_EXTRANET }) => IS_EXTRANET !== 'N').map(choiceOf)
  }

  // Without the scope for groups, or without any, their numbers can be typed.
  onMounted(() => void read().catch(() => undefined))
  return groups
}

function choiceOf({ ID, NAME }: WorkGroup): Choice {
  return { id: String(ID), text: typeof NAME === 'string' && NAME ? NAME : String(ID) }
}
