import type { UserFieldDetails } from './details.ts'
import type { Inputs, UserFieldChanges } from './inputs.ts'
import type { Context } from './check.ts'
import { useSender } from './sending.ts'
import type { User } from './user.ts'
import type { UserFieldRow } from './userfield.ts'

/**
 * Of a person as `user.get` returns them, what `user.update` takes, the id among it; or of a row of `user.userfield.list`,
 * what `user.userfield.update` takes. Sent back as it is, it changes nothing: addresses of photos and files, and labels in
 * one language, are left out. Custom fields need their rows in `context` to be told apart.
 */
export function writable(row: UserFieldRow | UserFieldDetails, context?: Context): UserFieldChanges
export function writable(row: User, context?: Context): Partial<Inputs['user.update']>
export function writable(row: object, context?: Context): object {
  return (JSON.parse(useSender((core) => core.writable(row, context))) as object | null) ?? {}
}
