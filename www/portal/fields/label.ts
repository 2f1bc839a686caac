import { serverFault } from '../core/error.ts'
import { cut, isArray, member, type PhpValue, toText } from '../php/value.ts'
import { type CustomField, LABEL_NAMES, type LabelName, type Texts } from './field.ts'

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
