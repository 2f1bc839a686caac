import type { Field, FieldName } from '../fields.ts'
import { type FieldValue, toInput } from '../value.ts'

/** Rows of a list by which all these people get the same values; what is emptied is emptied by saying so. */
export function changeRows(
  ids: readonly number[],
  fields: readonly Field[],
  values: ReadonlyMap<FieldName, FieldValue>,
): Record<string, unknown>[] {
  const same = Object.fromEntries(
    fields.map((field) => [field.name, cellOf(field, values.get(field.name) ?? '')]),
  )
  return ids.map((id) => ({ ID: id, ...same }))
}

function cellOf(field: Field, value: FieldValue): unknown {
  const input = toInput(field, value)
  return typeof input === 'boolean' ? (input ? 'Y' : 'N') : input
}
