import type { Checked, Fault, Row } from './checked.ts'

/** What our schemas say of an input. */
type Parsed = { success: true; data: object } | { success: false; error: { issues: readonly Fault[] } }

/** The check of one of our schemas, in the words of the bench. */
export function checkBy(schema: { safeParse: (input: unknown) => Parsed }): (input: unknown) => Checked {
  return (input) => {
    const parsed = schema.safeParse(input)
    return parsed.success
      ? { success: true, data: parsed.data as Row }
      : { success: false, issues: parsed.error.issues }
  }
}
