import { formatPath, type Path, type UserFieldRow } from 'b24-users'
import { userFieldLabel } from './customFields.ts'
import { isStockName, stockLabel } from './fields.ts'
import { invitationLabel, isInvitationName } from './invitation.ts'
import { parameterLabel } from './userfield/parameter.ts'

/** What the reader knows the place of a problem by: the label of its field, or the bare path. */
export function pathLabel(path: Path, userFields: readonly UserFieldRow[] = []): string {
  const [name] = path
  if (name === 'fields') return parameterLabel(path)
  if (typeof name === 'string' && isStockName(name)) return stockLabel(name)
  if (typeof name === 'string' && isInvitationName(name)) return invitationLabel(name)
  const custom = userFields.find((row) => row.FIELD_NAME === name)
  return custom ? userFieldLabel(custom) : formatPath(path)
}
