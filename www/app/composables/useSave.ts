import type { UserUpdateInput, UserUpdatePayload } from 'b24-users'
import type { HeldValue } from '../answer.ts'
import type { Field } from '../fields.ts'
import type { Person } from '../person.ts'
import { isHeld, readValue, showValue, type Values } from '../value.ts'
import { useReadPerson } from './usePerson.ts'
import { type Sending, useSending } from './useSending.ts'
import { useUserFields } from './useUserFields.ts'

/** Sends updates and reads back what they did. */
export interface Save extends Sending {
  /** Sends a checked payload; returns the person read back, if the portal took it and could be read. */
  send: (payload: UserUpdatePayload, changed: readonly Field[], values: Values) => Promise<Person | undefined>
}

/** Saves people, one call at a time. */
export function useSave(): Save {
  const { client } = useUserFields()
  const read = useReadPerson()
  const { saving, answer, run } = useSending()
  return {
    saving,
    answer,
    send: (payload, changed, values) =>
      run({
        send: () => client.value.user.update(payload as UserUpdateInput),
        read: () => read(payload.ID),
        compare: (person) => changed.map((field) => compare(field, payload, values, person)),
      }),
  }
}

function compare(field: Field, payload: object, values: Values, { row }: Person): HeldValue {
  // What went out is compared, not what was typed; but pictures and files go out in forms of their own.
  const isContent = field.control === 'photo' || field.control === 'files'
  const sent = (isContent ? values[field.name] : undefined) ?? readValue(field, { ...payload })
  const held = readValue(field, row)
  return {
    name: field.name,
    label: field.label,
    sent: showValue(field, sent),
    held: showValue(field, held),
    same: isHeld(field, sent, held),
  }
}
