import type { AnyNewUserField, UserFieldChanges } from 'b24-users'
import { compareField } from '../userfield/compare.ts'
import type { StoredField } from '../userfield/form.ts'
import { useClient } from './useClient.ts'
import { useReadField } from './useReadField.ts'
import { type Sending, useSending } from './useSending.ts'

type Fields = Readonly<Record<string, unknown>>

/** Creates and changes custom fields, and reads back what came of it. */
export interface FieldSave extends Sending {
  create: (fields: Fields) => Promise<StoredField | undefined>
  /** Changes a field; `remove` names the items of the whole list that may go, and is absent when there is no list. */
  change: (
    stored: StoredField,
    fields: Fields,
    remove: readonly number[] | undefined,
  ) => Promise<StoredField | undefined>
}

/** Saves custom fields, one call at a time. */
export function useFieldSave(): FieldSave {
  const client = useClient()
  const read = useReadField()
  const { saving, answer, run } = useSending()
  return {
    saving,
    answer,
    create: (fields) =>
      run({
        send: () => client.userfield.add(fields as unknown as AnyNewUserField),
        read,
        compare: (stored) => compareField(fields, stored),
      }),
    change: ({ id, row }, fields, remove) =>
      run({
        send: () =>
          client.userfield.update(id, fields as UserFieldChanges, {
            type: row.USER_TYPE_ID,
            keep: true,
            ...(remove && { remove }),
          }),
        read: () => read(id),
        compare: (stored) => compareField(fields, stored),
      }),
  }
}
