import type { Path } from 'b24-users'
import { pathLabel } from '../label.ts'
import { useUserFields } from './useUserFields.ts'

/** A function that names the place of a problem to the reader. */
export function usePathLabel(): (path: Path) => string {
  const { rows } = useUserFields()
  return (path) => pathLabel(path, rows.value)
}
