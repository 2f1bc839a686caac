import type { Language, UserFieldRow } from 'b24-users'
import { isLanguage, languages } from 'b24-users/fields'

/** Codes of the product's languages. */
export const productLanguages = Object.keys(languages).filter(isLanguage)

/** Names of the labels that hold a text for each language. */
export const labelNames = [
  'EDIT_FORM_LABEL',
  'LIST_COLUMN_LABEL',
  'LIST_FILTER_LABEL',
  'HELP_MESSAGE',
  'ERROR_MESSAGE',
] as const

export type LabelName = (typeof labelNames)[number]

/** Texts of one label by language. */
export type Texts = Partial<Record<Language, string>>

/** Every label of a field. */
export type Labels = Record<LabelName, Texts>

/** Labels without any text. */
export function noLabels(): Labels {
  return labelsOf(() => ({}))
}

/** Reads the labels of a field from its row once for each language. */
export function readLabels(rows: Readonly<Partial<Record<Language, UserFieldRow>>>): Labels {
  return labelsOf((name) =>
    Object.fromEntries(productLanguages.map((language) => [language, rows[language]?.[name] ?? ''])),
  )
}

/** Languages that have a text in at least one label. */
export function writtenLanguages(labels: Labels): Language[] {
  return productLanguages.filter((language) => labelNames.some((name) => labels[name][language]))
}

/** Texts that differ from the held ones. */
export function changedTexts(held: Texts, texts: Texts): Texts {
  const changed = productLanguages.filter((language) => (texts[language] ?? '') !== (held[language] ?? ''))
  return Object.fromEntries(changed.map((language) => [language, texts[language] ?? '']))
}

/** Texts that are not empty. */
export function writtenTexts(texts: Texts): Texts {
  return changedTexts({}, texts)
}

/** Languages whose text the portal would empty if the changed texts were sent by themselves. */
export function endangered(held: Texts, texts: Texts): Language[] {
  const changed = changedTexts(held, texts)
  if (!Object.keys(changed).length) return []
  return productLanguages.filter((language) => held[language] && changed[language] === undefined)
}

function labelsOf(texts: (name: LabelName) => Texts): Labels {
  return Object.fromEntries(labelNames.map((name) => [name, texts(name)])) as Labels
}
