import type { Field } from './fields.ts'
import { text } from './text.ts'

/** The photo of the form: the portal's own, a new file, or none. */
export type Photo =
  | { kind: 'held'; url: string | undefined }
  | { kind: 'new'; name: string; base64: string; url: string }
  | { kind: 'removed' }

/** What a control of the form holds. */
export type FieldValue = string | boolean | readonly string[] | Photo

/** Reads a field from a row of `user.get` into the form; the portal leaves empty columns out. */
export function readValue({ name, control }: Field, row: Readonly<Record<string, unknown>>): FieldValue {
  const value = row[name]
  switch (control) {
    case 'active':
      return value === true || value === 'Y'
    case 'ids':
      return Array.isArray(value) ? value.map(String) : []
    case 'photo':
      return { kind: 'held', url: typeof value === 'string' && value ? value : undefined }
    case 'date':
      return readDay(value)
    case 'digits':
      // The portal answers 0 where there is no country, but does not take it back.
      return readText(value) === '0' ? '' : readText(value)
    default:
      return readText(value)
  }
}

/** What `user.update` takes for a value of the form. */
export function toInput(value: FieldValue): unknown {
  if (!isPhoto(value)) return value
  return value.kind === 'new' ? [value.name, value.base64] : ''
}

/** Whether two values of one field mean the same; a photo is the same only while nobody touched it. */
export function sameValue(one: FieldValue, other: FieldValue): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other
  if (isPhoto(one) || isPhoto(other)) return isPhoto(one) && isPhoto(other) && one.kind === other.kind
  return one.join() === other.join()
}

/** Whether the portal now holds what was sent; a picture cannot be compared, only its presence. */
export function isHeld(sent: FieldValue, held: FieldValue): boolean {
  if (!isPhoto(sent) || !isPhoto(held)) return sameValue(sent, held)
  return (sent.kind === 'new') === (held.kind === 'held' && held.url !== undefined)
}

/** A value as a reader sees it. */
export function showValue(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? text.field.active : text.field.dismissed
  if (typeof value === 'string') return value || text.answer.empty
  if (!isPhoto(value)) return value.join(', ') || text.answer.empty
  if (value.kind === 'new') return text.answer.photo.replaced
  return value.kind === 'held' && value.url ? text.answer.photo.present : text.answer.empty
}

/** Whether a value of the form is the photo. */
export function isPhoto(value: FieldValue): value is Photo {
  return typeof value === 'object' && 'kind' in value
}

function readText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

// The portal shows a birthday as an instant, midnight UTC in its own offset: the day is the one in UTC.
function readDay(value: unknown): string {
  const instant = new Date(readText(value))
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10)
}
