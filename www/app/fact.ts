import type { Field } from './fields.ts'
import { formatDate, t } from './i18n.ts'
import { isFiles } from './userfield/files.ts'
import { type FieldValue, isPhoto, showValue } from './value.ts'

/** One thing that is known of a person, ready to be read. */
export interface Fact {
  readonly name: string
  readonly label: string
  readonly text: string
  /** Where it leads, if it leads anywhere. */
  readonly href?: string | undefined
}

/** What of these fields has a value; the photo stands in the heading. */
export function factsOf(fields: readonly Field[], valueOf: (field: Field) => FieldValue): Fact[] {
  const empty = t('app.answer.empty')
  return fields.flatMap((field) => {
    const value = valueOf(field)
    if (isPhoto(value) || (isFiles(value) && !value.held.length && !value.added.length)) return []
    const text = inWords(field, value)
    return text === empty ? [] : [{ name: field.name, label: field.label, text, href: hrefOf(field, text) }]
  })
}

function inWords(field: Field, value: FieldValue): string {
  const text = showValue(field, value)
  const isDay = field.control === 'date' || field.control === 'portalDay'
  if (isDay && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return formatDate(new Date(`${text}T00:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' })
  }
  const moment = field.control === 'moment' ? new Date(text) : undefined
  return moment && !Number.isNaN(moment.getTime())
    ? formatDate(moment, { dateStyle: 'long', timeStyle: 'short' })
    : text
}

function hrefOf({ name, control }: Field, text: string): string | undefined {
  if (control === 'email') return `mailto:${text}`
  if (control === 'tel' && name !== 'UF_PHONE_INNER') return `tel:${text.replace(/[^+\d]/g, '')}`
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined
}
