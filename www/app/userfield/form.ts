import type { Language, UserFieldRow } from 'b24-users'
import { type Item, changedList, newList, readItems, removedIds } from './items.ts'
import { changedTexts, labelNames, type Labels, noLabels, writtenTexts } from './labels.ts'
import {
  changedSettings,
  initialSettings,
  newSettings,
  readSettings,
  type SettingValues,
} from './settings.ts'

/** A custom field as the portal holds it. */
export interface StoredField {
  readonly id: number
  /** What it is called in the reader's language. */
  readonly name: string
  readonly row: UserFieldRow
  readonly labels: Labels
  /** The portal's languages, as far as they can be told. */
  readonly languages: readonly Language[]
}

/** A custom field in the form, new or stored. */
export interface FieldForm {
  code: string
  type: string
  isMultiple: boolean
  sort: string
  xmlId: string
  inFilter: boolean
  /** Stands in for every label of a new field that is left blank. */
  label: string
  labels: Labels
  settings: SettingValues
  items: Item[]
}

type Fields = Readonly<Record<string, unknown>>

/** The form of a new field, which comes after those that there are. */
export function newForm(last = 0): FieldForm {
  const type = 'string'
  return {
    code: '',
    type,
    isMultiple: false,
    sort: String(last + 100),
    xmlId: '',
    inFilter: false,
    label: '',
    labels: noLabels(),
    settings: initialSettings(type),
    items: [],
  }
}

/** The form of a stored field. */
export function readForm({ row, labels }: StoredField): FieldForm {
  return {
    code: row.FIELD_NAME,
    type: row.USER_TYPE_ID,
    isMultiple: row.MULTIPLE === 'Y',
    sort: row.SORT,
    xmlId: row.XML_ID ?? '',
    // Stored is how the filter compares; what can be sent is only whether it does.
    inFilter: row.SHOW_FILTER !== 'N',
    label: '',
    labels: structuredClone(labels),
    settings: readSettings(row),
    items: readItems(row),
  }
}

/** `fields` of `user.userfield.add`. */
export function toNewField(form: FieldForm): Fields {
  const settings = newSettings(form.type, form.settings)
  const labels = labelNames.map((name) => [name, writtenTexts(form.labels[name])] as const)
  return {
    FIELD_NAME: form.code,
    USER_TYPE_ID: form.type,
    MULTIPLE: form.isMultiple,
    ...(form.sort && { SORT: form.sort }),
    ...(form.xmlId && { XML_ID: form.xmlId }),
    ...(form.inFilter && { SHOW_FILTER: true }),
    ...(form.label && { LABEL: form.label }),
    ...Object.fromEntries(labels.filter(([, texts]) => isFilled(texts))),
    ...(isFilled(settings) && { SETTINGS: settings }),
    ...(form.type === 'enumeration' && form.items.length && { LIST: newList(form.items) }),
  }
}

/** `fields` of `user.userfield.update`: what differs from what is held; the list is the whole list. */
export function toChange(form: FieldForm, held: FieldForm): Fields {
  const settings = changedSettings(form.type, held.settings, form.settings)
  const labels = labelNames.map((name) => [name, changedTexts(held.labels[name], form.labels[name])] as const)
  const list = changedList(held.items, form.items)
  return {
    ...(form.sort !== held.sort && { SORT: form.sort }),
    ...(form.xmlId !== held.xmlId && { XML_ID: form.xmlId }),
    ...(form.inFilter !== held.inFilter && { SHOW_FILTER: form.inFilter }),
    ...Object.fromEntries(labels.filter(([, texts]) => isFilled(texts))),
    ...(isFilled(settings) && { SETTINGS: settings }),
    ...(list && { LIST: list }),
  }
}

/** The change with the removal of items written out, as it can be checked by itself. */
export function withRemovals(fields: Fields, form: FieldForm): Fields {
  const removals = removedIds(form.items).map((id) => ({ ID: id, DEL: true }))
  const { LIST: list } = fields
  return Array.isArray(list) ? { ...fields, LIST: [...(list as unknown[]), ...removals] } : fields
}

/** Places of everything that `fields` names; a list is one. */
export function placesOf(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).map((inner) => `fields.${name}.${inner}`)
      : `fields.${name}`,
  )
}

/** The change without some of its places. */
export function withoutPlaces(fields: Fields, places: readonly string[]): Fields {
  const kept = Object.entries(fields).flatMap(([name, value]) => {
    if (places.includes(`fields.${name}`)) return []
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value] as const]
    const inner = Object.entries(value).filter(([step]) => !places.includes(`fields.${name}.${step}`))
    return inner.length ? [[name, Object.fromEntries(inner)] as const] : []
  })
  return Object.fromEntries(kept)
}

function isFilled(members: object): boolean {
  return Object.keys(members).length > 0
}
