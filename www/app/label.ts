import type { Path, UserFieldRow } from 'b24-users'
import { userFieldLabel } from './customFields.ts'
import { fieldText } from './fieldText.ts'
import { parameterLabel } from './userfield/parameter.ts'

/** What the reader knows the place of a problem by: the label of its field, or the bare path. */
export function pathLabel(path: Path, userFields: readonly UserFieldRow[] = []): string {
  const [name] = path
  if (name === 'fields') return parameterLabel(path)
  const stock = Object.entries(fieldText).find(([known]) => known === name)
  if (stock) return stock[1].label
  const custom = userFields.find((row) => row.FIELD_NAME === name)
  return custom ? userFieldLabel(custom) : path.join('.')
}
