import { init, schemas } from 'b24-users'
import type { Checked, Row } from '../checked.ts'

const schema = schemas['user.update']

export const copies = true

export const load = (): Promise<void> => init()

export function check(input: unknown): Checked {
  const parsed = schema.safeParse(input)
  return parsed.success
    ? { success: true, data: parsed.data as unknown as Row }
    : { success: false, issues: parsed.error.issues }
}
