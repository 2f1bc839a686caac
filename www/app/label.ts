import { formatPath, type Path, type UserFieldRow } from 'b24-users'
import { userFieldLabel } from './customFields.ts'
import { stockFields } from './fields.ts'
import { parameterLabel } from './userfield/parameter.ts'

/** What the reader knows the place of a problem by: the label of its field, or the bare path. */
export function pathLabel(path: Path, userFields: readonly UserFieldRow[] = []): string {
  const [name] = path
  if (name === 'fields') return parameterLabel(path)
  const stock = stockFields.find((field) => field.name === name)
  if (stock) return stock.label
  const custom = userFields.find((row) => row.FIELD_NAME === name)
  return custom ? userFieldLabel(custom) : formatPath(path)
}
