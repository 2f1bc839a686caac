import { type FieldKind, type FieldMeta, fields } from 'b24-users/fields'
import { fieldText, type StockName } from './fieldText.ts'
import { text } from './text.ts'

/** How one value is typed. */
export type LineControl =
  'text' | 'lines' | 'email' | 'tel' | 'digits' | 'whole' | 'decimal' | 'date' | 'moment'

/** How a field is edited. */
export type Control =
  LineControl | 'gender' | 'active' | 'flag' | 'ids' | 'photo' | 'list' | 'item' | 'items' | 'files'

/** One field of the form. */
export interface Field {
  readonly name: FieldName
  readonly control: Control
  readonly label: string
  readonly help?: string | undefined
  /** How each value of a `list` is typed. */
  readonly each?: LineControl
  /** What an `item` or `items` are chosen from. */
  readonly choice?: readonly { id: string; text: string }[]
  /** Whether `files` are several. */
  readonly several?: boolean
}

/** Fields that are read together. */
export interface FieldGroup {
  readonly id: keyof typeof text.groups
  /** Folded away until asked for. */
  readonly folded?: boolean
  readonly note?: string | undefined
  readonly fields: readonly Field[]
}

/** Wire name of a field of the form. */
export type FieldName = StockName | `UF_USR_${string}`

/** Where each field stands, in the order of the form. */
const groupOf: Readonly<Record<StockName, Exclude<FieldGroup['id'], 'custom'>>> = {
  PERSONAL_PHOTO: 'identity',
  ACTIVE: 'identity',
  NAME: 'identity',
  LAST_NAME: 'identity',
  SECOND_NAME: 'identity',
  EMAIL: 'contacts',
  PERSONAL_MOBILE: 'contacts',
  WORK_PHONE: 'contacts',
  UF_PHONE_INNER: 'contacts',
  PERSONAL_PHONE: 'contacts',
  WORK_FAX: 'contacts',
  WORK_PAGER: 'contacts',
  PERSONAL_FAX: 'contacts',
  PERSONAL_PAGER: 'contacts',
  WORK_POSITION: 'work',
  UF_DEPARTMENT: 'work',
  WORK_COMPANY: 'work',
  WORK_DEPARTMENT: 'work',
  WORK_WWW: 'work',
  WORK_PROFILE: 'work',
  PERSONAL_GENDER: 'personal',
  PERSONAL_BIRTHDAY: 'personal',
  PERSONAL_PROFESSION: 'personal',
  PERSONAL_WWW: 'personal',
  UF_SKILLS: 'personal',
  UF_INTERESTS: 'personal',
  WORK_STREET: 'workAddress',
  WORK_CITY: 'workAddress',
  WORK_ZIP: 'workAddress',
  WORK_STATE: 'workAddress',
  WORK_MAILBOX: 'workAddress',
  WORK_COUNTRY: 'workAddress',
  PERSONAL_STREET: 'homeAddress',
  PERSONAL_CITY: 'homeAddress',
  PERSONAL_ZIP: 'homeAddress',
  PERSONAL_STATE: 'homeAddress',
  UF_DISTRICT: 'homeAddress',
  PERSONAL_MAILBOX: 'homeAddress',
  PERSONAL_COUNTRY: 'homeAddress',
  UF_LINKEDIN: 'social',
  UF_FACEBOOK: 'social',
  UF_TWITTER: 'social',
  UF_XING: 'social',
  UF_SKYPE: 'social',
  UF_SKYPE_LINK: 'social',
  UF_ZOOM: 'social',
  UF_WEB_SITES: 'social',
  PERSONAL_ICQ: 'social',
  WORK_NOTES: 'notes',
  PERSONAL_NOTES: 'notes',
  TITLE: 'advanced',
  XML_ID: 'advanced',
  TIME_ZONE: 'advanced',
  UF_EMPLOYMENT_DATE: 'advanced',
  UF_TIMEMAN: 'advanced',
}

/** How fields are edited of which the kind alone does not tell. */
const controls: Readonly<Partial<Record<StockName, Control>>> = {
  ACTIVE: 'active',
  PERSONAL_MOBILE: 'tel',
  WORK_PHONE: 'tel',
  UF_PHONE_INNER: 'tel',
  PERSONAL_PHONE: 'tel',
  WORK_FAX: 'tel',
  WORK_PAGER: 'tel',
  PERSONAL_FAX: 'tel',
  PERSONAL_PAGER: 'tel',
  WORK_PROFILE: 'lines',
  PERSONAL_GENDER: 'gender',
  WORK_STREET: 'lines',
  PERSONAL_STREET: 'lines',
  WORK_NOTES: 'lines',
  PERSONAL_NOTES: 'lines',
}

const metas: ReadonlyMap<string, FieldMeta> = new Map(fields['user.update'].map((meta) => [meta.name, meta]))
const notes: Readonly<Record<string, string>> = text.groupNotes

/** Every field that every portal has, in the order of the form. */
export const stockFields: readonly Field[] = (Object.keys(groupOf) as StockName[]).map((name) => ({
  name,
  control: controls[name] ?? controlOf(metas.get(name)?.kind),
  label: fieldText[name]?.label ?? metas.get(name)?.title ?? name,
  help: fieldText[name]?.help,
}))

/** The groups of the form that every portal has, each with its fields. */
export const stockGroups: readonly FieldGroup[] = [...new Set(Object.values(groupOf))].map((id) => ({
  id,
  folded: id === 'advanced',
  note: notes[id],
  fields: stockFields.filter(({ name }) => groupOf[name as StockName] === id),
}))

function controlOf(kind: FieldKind | undefined): Control {
  switch (kind) {
    case 'email':
    case 'photo':
    case 'ids':
      return kind
    case 'day':
      return 'date'
    case 'country':
      return 'digits'
    default:
      return 'text'
  }
}
