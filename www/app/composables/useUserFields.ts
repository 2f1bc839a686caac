import type { Client, UserFieldRow } from 'b24-users'
import { type InjectionKey, inject, provide, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { describeFailure, type Failure } from '../failure.ts'
import { usePortal } from './useClient.ts'

/** The portal's custom fields of people, shared by all pages. */
export interface UserFields {
  /** Rows with labels in the reader's language; `undefined` until they were read. */
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
  const portal = usePortal()
  const rows = shallowRef<readonly UserFieldRow[]>()
  const client = shallowRef(portal.client)
  const loading = ref(false)
  const failure = shallowRef<Failure>()
  let latest = 0

  async function reload(): Promise<void> {
    const turn = ++latest
    loading.value = true
    try {
      const { result } = await portal.client.userfield.list({
        order: { SORT: 'ASC', ID: 'ASC' },
        filter: { LANG: portal.language },
      })
      const informed = await portal.informed(result)
      if (turn !== latest) return
      client.value = informed
      rows.value = result
      failure.value = undefined
    } catch (error) {
      if (turn === latest) failure.value = describeFailure(error)
    } finally {
      if (turn === latest) loading.value = false
    }
  }

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
