import { cut, isArray, member, type PhpValue, toText } from '../php/value.ts'
import { serverFault } from '../world/error.ts'
import { type CustomField, type Flag, LABEL_NAMES, type LabelName, type Texts } from '../world/field.ts'

type Given = Readonly<Record<string, PhpValue>>

/** Labels of a new field: what is missing is filled from `LABEL`, else from the field's code. */
export function newLabels(
  given: Given,
  code: string,
  languages: readonly string[],
): Record<LabelName, Texts> {
  if (isArray(given['LABEL'])) throw serverFault()
  const fallback = cut(toText(given['LABEL']), 255) || code
  const entries = LABEL_NAMES.map((name) => [name, readTexts(given[name], languages, fallback)])
  return Object.fromEntries(entries) as Record<LabelName, Texts>
}

/** Rewrites the labels that were sent; what a sent label does not name is emptied. */
export function updateLabels(field: CustomField, given: Given, languages: readonly string[]): void {
  for (const name of LABEL_NAMES) {
    const value = given[name]
    if (value !== undefined && value !== null) field[name] = readTexts(value, languages, '')
  }
}

function readTexts(value: PhpValue | undefined, languages: readonly string[], fallback: string): Texts {
  const text = (language: string) => toText(isArray(value) ? member(value, language) : value)
  return Object.fromEntries(languages.map((language) => [language, cut(text(language), 255) || fallback]))
}

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
