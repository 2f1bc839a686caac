import { serverFault } from '../core/error.ts'
import { isArray, type PhpValue, toText } from '../php/value.ts'
import type { Flag } from './field.ts'

/** `toUpper`, which faults on an array. */
export function upperText(value: PhpValue | undefined): string {
  if (isArray(value)) throw serverFault()
  return toText(value).toUpperCase()
}

/** The flag test: upper-case text equals `Y`, so JSON `true` (text `1`) is `N`. */
export function readFlag(value: PhpValue | undefined): Flag {
  return upperText(value) === 'Y' ? 'Y' : 'N'
}

const WITHOUT_FILTER = new Set(['file', 'url', 'address', 'money'])

/** The stored letter for `SHOW_FILTER`; a new field of some types never gets one. */
export function readShowFilter(value: PhpValue | undefined, type: string, creating: boolean): string {
  if (readFlag(value) === 'N') return 'N'
  if (type === 'employee') return 'I'
  return creating && (WITHOUT_FILTER.has(type) || type.startsWith('rest_')) ? 'N' : 'E'
}
