// Compiled, never run: what a strict user writes.
import {
  createClient,
  init,
  isRestError,
  isValidationError,
  schemas,
  setLocale,
  settle,
  ValidationError,
  type Issue,
  type User,
} from 'b24-users'
import { createClient as createInline } from 'b24-users/inline'
import { ru } from 'b24-users/locales/ru'
import wasmUrl from 'b24-users/wasm'

await init(wasmUrl)
setLocale(ru)
const parsed = schemas['user.update'].safeParse({ ID: 44, ACTIVE: true })
export const issues: readonly Issue[] = parsed.success ? [] : parsed.error.issues

const client = await createClient({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/' })
const { result } = await client.user.get({ FILTER: { ID: 44 } })
export const person: User | undefined = result[0]
await client.userfield.update(42, { SETTINGS: { ROWS: 5 } }, { type: 'string' })
// @ts-expect-error: the portal would drop this setting and still answer true
await client.userfield.update(42, { SETTINGS: { ROW: 5 } }, { type: 'string' })
// @ts-expect-error: a person's id is required
await client.user.update({ LAST_NAME: 'Lama' })

const settled = await settle(client.user.update({ ID: 44, LAST_NAME: undefined }))
export function reason(): string | readonly Issue[] {
  if (settled.success) return ''
  const { error } = settled
  if (isRestError(error)) return error.code
  if (isValidationError(error) || error instanceof ValidationError) return error.issues
  return error.message
}

export const same: typeof createClient = createInline
