import { clientEnglish, english } from '../english.ts'
import type { Locale } from '../locale.ts'
import { many } from '../many/en.ts'
import { expectedOfTables, tables } from '../tables/en.ts'

const { issues, expected, hints } = clientEnglish

/** English, which is spoken unless another is set. */
export const en: Locale = {
  ...english,
  issues: {
    ...english.issues,
    unknown_field: { ...english.issues.unknown_field, ...issues.unknown_field },
    conflict: { ...english.issues.conflict, ...issues.conflict },
    bad_table: tables,
  },
  expected: { ...english.expected, ...expected, ...expectedOfTables },
  hints: { ...english.hints, ...hints },
  many,
}
