import type { Language } from './inputs.ts'
import { languages } from './rows.ts'

/** Whether this is a code of the product; `es`, `pt`, `zh` and `uk` are not. */
export function isLanguage(code: unknown): code is Language {
  return typeof code === 'string' && Object.hasOwn(languages, code)
}
