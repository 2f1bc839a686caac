import { type InjectionKey, computed, inject, provide, type Ref, shallowRef } from 'vue'
import { type DayForm, dayFormOf } from '../days.ts'
import { offsetOf } from '../moment.ts'
import { type Department, departmentTree, readDepartment } from '../people/department.ts'
import type { Choice, Facts } from '../fields.ts'
import { readPerson } from '../person.ts'
import type { People } from './usePeople.ts'
import { usePortal } from './usePortal.ts'

/** What is known of the portal and of its reader, beside people and fields. */
export interface PortalFacts {
  /** The reader; `undefined` until they were read. */
  me: Readonly<Ref<{ id: number; name: string } | undefined>>
  /** The company structure from the top; `undefined` where it may not be read. */
  departments: Readonly<Ref<readonly Department[] | undefined>>
  /** What forms depend on. */
  facts: Readonly<Ref<Facts>>
  load: () => Promise<void>
}

const key: InjectionKey<PortalFacts> = Symbol('facts')

/** Shares what is known of the portal with every component below; call it once, when the portal is there. */
export function provideFacts({ people }: People): PortalFacts {
  const { client } = usePortal()
  const me = shallowRef<{ id: number; name: string }>()
  const departments = shallowRef<readonly Department[]>()
  const days = shallowRef<DayForm>()
  const offset = shallowRef<string>()
  const names = computed(() => new Map(people.value.map(({ id, name }) => [String(id), name])))

  async function readMe(): Promise<void> {
    const { result, time } = await client.user.current()
    const { id, name } = readPerson({ ...result })
    days.value = dayFormOf(result.TIMESTAMP_X)
    offset.value = offsetOf(time?.date_start)
    me.value = { id, name }
  }

  async function readDepartments(): Promise<void> {
    const found: Department[] = []
    for (let start: number | undefined = 0; start !== undefined;) {
      const { result, next }: { result: unknown[]; next?: number | undefined } = await client.call<unknown[]>(
        'department.get',
        { start },
      )
      found.push(...result.map(readDepartment))
      start = next
    }
    departments.value = departmentTree(found)
  }

  const facts = computed((): Facts => ({
    days: days.value,
    offset: offset.value,
    nameOf: (id) => names.value.get(id),
    departments: departments.value?.map(({ id, name, depth }): Choice => ({ id, text: name, depth })),
  }))

  const known: PortalFacts = {
    me,
    departments,
    facts,
    // The app can do without either: forms show numbers then.
    load: async () => {
      await Promise.allSettled([readMe(), readDepartments()])
    },
  }
  provide(key, known)
  return known
}

/** What is known of the portal. */
export function useFacts(): PortalFacts {
  const facts = inject(key)
  if (!facts) throw new Error('provideFacts() was not called above this component.')
  return facts
}
