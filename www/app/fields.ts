import { fieldText } from './fieldText.ts'
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

/** Every field of `user.update` that the portal writes, in the order of the form. */
const rows = {
  identity: {
    PERSONAL_PHOTO: 'photo',
    ACTIVE: 'active',
    NAME: 'text',
    LAST_NAME: 'text',
    SECOND_NAME: 'text',
  },
  contacts: {
    EMAIL: 'email',
    PERSONAL_MOBILE: 'tel',
    WORK_PHONE: 'tel',
    UF_PHONE_INNER: 'tel',
    PERSONAL_PHONE: 'tel',
    WORK_FAX: 'tel',
    WORK_PAGER: 'tel',
    PERSONAL_FAX: 'tel',
    PERSONAL_PAGER: 'tel',
  },
  work: {
    WORK_POSITION: 'text',
    UF_DEPARTMENT: 'ids',
    WORK_COMPANY: 'text',
    WORK_DEPARTMENT: 'text',
    WORK_WWW: 'text',
    WORK_PROFILE: 'lines',
  },
  personal: {
    PERSONAL_GENDER: 'gender',
    PERSONAL_BIRTHDAY: 'date',
    PERSONAL_PROFESSION: 'text',
    PERSONAL_WWW: 'text',
    UF_SKILLS: 'text',
    UF_INTERESTS: 'text',
  },
  workAddress: {
    WORK_STREET: 'lines',
    WORK_CITY: 'text',
    WORK_ZIP: 'text',
    WORK_STATE: 'text',
    WORK_MAILBOX: 'text',
    WORK_COUNTRY: 'digits',
  },
  homeAddress: {
    PERSONAL_STREET: 'lines',
    PERSONAL_CITY: 'text',
    PERSONAL_ZIP: 'text',
    PERSONAL_STATE: 'text',
    UF_DISTRICT: 'text',
    PERSONAL_MAILBOX: 'text',
    PERSONAL_COUNTRY: 'digits',
  },
  social: {
    UF_LINKEDIN: 'text',
    UF_FACEBOOK: 'text',
    UF_TWITTER: 'text',
    UF_XING: 'text',
    UF_SKYPE: 'text',
    UF_SKYPE_LINK: 'text',
    UF_ZOOM: 'text',
    UF_WEB_SITES: 'text',
    PERSONAL_ICQ: 'text',
  },
  notes: {
    WORK_NOTES: 'lines',
    PERSONAL_NOTES: 'lines',
  },
  advanced: {
    TITLE: 'text',
    XML_ID: 'text',
    TIME_ZONE: 'text',
    UF_EMPLOYMENT_DATE: 'text',
    UF_TIMEMAN: 'text',
  },
} as const satisfies Record<Exclude<FieldGroup['id'], 'custom'>, Record<string, Control>>

type NamesOf<Rows> = Rows extends unknown ? keyof Rows : never

/** Wire name of a field that every portal has. */
export type StockName = NamesOf<(typeof rows)[keyof typeof rows]>

/** Wire name of a field of the form. */
export type FieldName = StockName | `UF_USR_${string}`

const notes: Readonly<Record<string, string>> = text.groupNotes

/** The groups of the form that every portal has, each with its fields. */
export const stockGroups: readonly FieldGroup[] = Object.entries(rows).map(([id, fields]) => ({
  id: id as FieldGroup['id'],
  folded: id === 'advanced',
  note: notes[id],
  fields: Object.entries(fields).map(([name, control]) => ({
    name: name as StockName,
    control: control,
    ...fieldText[name as StockName],
  })),
}))
