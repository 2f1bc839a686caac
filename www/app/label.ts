import type { Path } from 'b24-users'
import { isFieldName } from './fields.ts'
import { fieldText } from './text.ts'

/** What the reader knows the place of a problem by: the label of its field, or the bare path. */
export function pathLabel(path: Path): string {
  const [name] = path
  return isFieldName(name) ? fieldText[name].label : path.join('.')
}
