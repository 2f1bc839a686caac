import { type Files, filesInput, filesText, isFiles, readFiles, sameFiles } from './userfield/files.ts'
import type { Control, Field, FieldName } from './fields.ts'
import { type DayForm, readDay, writeDay } from './days.ts'
import { readAddress } from './address.ts'
import { linkText } from './crmLink.ts'
import { t } from './i18n.ts'
import { moneyText } from './money.ts'

/** The photo of the form: the portal's own, a new file, or none. */
export type Photo =
  { kind: 'held'; url: string | undefined } | { kind: 'new'; file: File; url: string } | { kind: 'removed' }

/** What a control of the form holds. */
export type FieldValue = string | boolean | readonly string[] | Photo | Files

/** Values of the form, by wire name. */
export type Values = Partial<Record<FieldName, FieldValue>>

/** Reads a field from a row of `user.get` into the form; the portal leaves empty columns out. */
export function readValue(field: Field, row: Readonly<Record<string, unknown>>): FieldValue {
  const value = row[field.name]
  switch (field.control) {
    case 'active':
    case 'flag':
      return value === true || value === 'Y' || readText(value) === '1'
    case 'ids':
    case 'people':
    case 'departments':
    case 'workGroups':
    case 'items':
      return Array.isArray(value) ? value.map(String) : []
    case 'list':
      return Array.isArray(value) ? value.map((one: unknown) => readLine(field.each ?? 'text', one)) : []
    case 'photo':
      return { kind: 'held', url: typeof value === 'string' && value ? value : undefined }
    case 'files':
      return readFiles(value, field.several ?? false)
    case 'portalDay':
      // What is no day stays to be seen, and to be refused.
      return readDay(readText(value), field.form) || readText(value)
    default:
      return readLine(field.control, value)
  }
}

/** What `user.update` takes for a value of a field. */
export function toInput({ form }: Pick<Field, 'form'>, value: FieldValue): unknown {
  if (typeof value === 'string' && form) return writeDay(value, form)
  if (Array.isArray(value)) return value.filter((one: string) => one.trim())
  if (isFiles(value)) return filesInput(value)
  if (!isPhoto(value)) return value
  return value.kind === 'new' ? value.file : ''
}

/** Whether two values of one field mean the same; a picture or file does only while nobody touched it. */
export function sameValue(one: FieldValue, other: FieldValue): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other
  if (isPhoto(one) || isPhoto(other)) return isPhoto(one) && isPhoto(other) && one.kind === other.kind
  if (isFiles(one) || isFiles(other)) return isFiles(one) && isFiles(other) && sameFiles(one, other)
  return JSON.stringify(toInput({}, one)) === JSON.stringify(toInput({}, other))
}

/** Whether the portal now holds what was sent; of pictures and files only the presence can be compared. */
export function isHeld({ control, each, form }: Field, sent: FieldValue, held: FieldValue): boolean {
  if (isPhoto(sent) && isPhoto(held)) {
    return (sent.kind === 'new') === (held.kind === 'held' && held.url !== undefined)
  }
  if (isFiles(sent) && isFiles(held)) return filesText(sent) === filesText(held)
  // Of a day in a form that is not known only the reading back tells which it was.
  if (control === 'portalDay' && !form) {
    return slashed.some((order) => (readDay(readText(sent), order) || sent) === held)
  }
  if (control !== 'moment' && each !== 'moment') return sameValue(sent, held)
  // The portal shows an instant with its own offset.
  return String(instants(sent)) === String(instants(held))
}

/** A value as a reader sees it. */
export function showValue(field: Field, value: FieldValue): string {
  if (typeof value === 'boolean') {
    if (field.control === 'flag') return value ? t('field.on') : t('field.off')
    return value ? t('field.active') : t('field.dismissed')
  }
  if (typeof value === 'string') return wordOf(field, value) || t('app.answer.empty')
  if (isFiles(value)) return filesText(value)
  if (!isPhoto(value)) {
    const isChosen = chosen.has(field.control)
    const texts = value.map((one: string) => (isChosen ? itemText(field, one) : lineText(field, one)))
    return texts.join(', ') || t('app.answer.empty')
  }
  if (value.kind === 'new') return t('app.answer.newPhoto')
  return value.kind === 'held' && value.url ? t('app.answer.photo') : t('app.answer.empty')
}

/** Controls whose values are ids of what they are chosen from. */
const chosen: ReadonlySet<Control> = new Set<Control>(['items', 'departments', 'workGroups'])

function wordOf(field: Field, value: string): string {
  if (field.control === 'item') return itemText(field, value)
  if (field.control !== 'gender' || value === '') return lineText(field, value)
  return value === 'F' ? t('field.female') : t('field.male')
}

/** One value as a reader sees it. */
function lineText({ control, each, kinds, nameOf }: Field, value: string): string {
  if (!value) return value
  switch (each ?? control) {
    case 'person':
    case 'people':
      return nameOf?.(value) ?? t('person.nameless', { id: value })
    case 'crm':
      return linkText(value, kinds ?? [])
    case 'money':
      return moneyText(value)
    case 'address':
      return readAddress(value).text
    default:
      return value
  }
}

/** Whether a value of the form is the photo. */
export function isPhoto(value: FieldValue): value is Photo {
  return typeof value === 'object' && 'kind' in value && value.kind !== 'files'
}

/** Text of an item by its id; an id may outlive its item. */
export function itemText({ choice = [], control }: Field, id: string): string {
  return (
    choice.find((item) => item.id === id)?.text ?? (id && t(`field.unknown.${unknownOf(control)}`, { id }))
  )
}

function unknownOf(control: Control): 'department' | 'workGroup' | 'item' {
  if (control === 'departments') return 'department'
  return control === 'workGroups' ? 'workGroup' : 'item'
}

const slashed: readonly DayForm[] = ['DD/MM/YYYY', 'MM/DD/YYYY']

function readLine(control: Control, value: unknown): string {
  const line = readText(value)
  if (control === 'date') return readDay(line)
  // The portal answers 0 where there is no country, person or item, but does not take it back.
  return (control === 'digits' || control === 'item' || control === 'person') && line === '0' ? '' : line
}

function readText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function instants(value: FieldValue): number[] {
  return (Array.isArray(value) ? value : [value]).map((line) => Date.parse(String(line)))
}
