import type { HeldValue } from './answer.ts'
import type { Field } from './fields.ts'
import type { Person } from './person.ts'
import { isHeld, readValue, showValue, type Values } from './value.ts'

/** Compares what went out in a payload with what the portal holds of a person now. */
export function heldValue(field: Field, payload: object, values: Values, { row }: Person): HeldValue {
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
