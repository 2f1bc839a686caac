import type { Client, UserFieldRow } from 'b24-users'
import { type InjectionKey, inject, provide, type Ref, type ShallowRef, shallowRef } from 'vue'
import type { Failure } from '../failure.ts'
import { usePortal } from './usePortal.ts'
import { useRequest } from './useRequest.ts'

/** The portal's custom fields of people, shared by all pages. */
export interface UserFields {
  /** Rows with labels in the reader's language; `undefined` until they were read. Only administrators are shown them. */
  rows: Readonly<ShallowRef<readonly UserFieldRow[] | undefined>>
  loading: Readonly<Ref<boolean>>
  failure: Readonly<ShallowRef<Failure | undefined>>
  /** A client that knows these fields. */
  client: Readonly<ShallowRef<Client>>
  reload: () => Promise<void>
}

const key: InjectionKey<UserFields> = Symbol('user fields')

/** Shares the portal's custom fields with every component below; call it once, when the portal is there. */
export function provideUserFields(): UserFields {
  const { client: plain, isAdmin, language } = usePortal()
  const rows = shallowRef<readonly UserFieldRow[]>()
  const client = shallowRef(plain)
  const { loading, failure, run } = useRequest()

  async function read(signal: AbortSignal): Promise<readonly UserFieldRow[]> {
    if (!isAdmin) return []
    const { result } = await plain.userfield.list(
      { order: { SORT: 'ASC', ID: 'ASC' }, filter: { LANG: language } },
      { signal },
    )
    return result
  }

  const reload = (): Promise<void> =>
    run(read, (found) => {
      client.value = plain.with({ userFields: found })
      rows.value = found
    })

  const fields = { rows, loading, failure, client, reload }
  provide(key, fields)
  return fields
}

/** The portal's custom fields of people. */
export function useUserFields(): UserFields {
  const fields = inject(key)
  if (!fields) throw new Error('provideUserFields() was not called above this component.')
  return fields
}
