import type { AnyNewUserField } from 'b24-users'
import { compareField } from '../userfield/compare.ts'
import { type StoredField, withoutPlaces } from '../userfield/form.ts'
import { useClient } from './usePortal.ts'
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

/**
 * Settles what somebody else has changed meanwhile, given the field as it is now; gives the places that stay as they are
 * in the portal, or `undefined` when nothing shall be sent.
 */
export type SettleField = (now: StoredField) => Promise<readonly string[] | undefined>

/** Saves custom fields, one call at a time. */
export function useFieldSave(settle?: SettleField): FieldSave {
  const client = useClient()
  const read = useReadField()
  const { saving, answer, run, cancel } = useSending()
  return {
    saving,
    answer,
    cancel,
    create: (fields) =>
      run({
        send: (signal) => client.userfield.add(fields as unknown as AnyNewUserField, { signal }),
        read: (created) => read(created),
        compare: (stored) => compareField(fields, stored),
      }),
    change: ({ id, row }, fields, remove) => {
      let sent = fields
      return run({
        async prepare() {
          const now = settle && (await read(id))
          const left = now ? await settle(now) : []
          if (left) sent = withoutPlaces(fields, left)
          return left !== undefined
        },
        send: (signal) => {
          if (!Object.keys(sent).length) return Promise.resolve({ result: true as const, warnings: [] })
          return client.userfield.update(id, sent, {
            type: row.USER_TYPE_ID,
            keep: true,
            signal,
            ...(remove && sent['LIST'] !== undefined && { remove }),
          })
        },
        read: () => read(id),
        compare: (stored) => compareField(sent, stored),
      })
    },
  }
}
