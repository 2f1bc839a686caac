import { type FieldKind, type FieldMeta, fields } from 'b24-users/fields'
import { countryChoices } from './countries.ts'
import type { DayForm } from './days.ts'
import { t } from './i18n.ts'
import type { Messages } from './locales/messages.ts'

/** How one value is typed. */
export type LineControl =
  | 'text'
  | 'lines'
  | 'email'
  | 'tel'
  | 'digits'
  | 'whole'
  | 'decimal'
  | 'date'
  | 'moment'
  | 'zone'
  | 'person'
  | 'crm'
  | 'money'
  | 'address'

/** How a field is edited. */
export type Control =
  | LineControl
  | 'portalDay'
  | 'gender'
  | 'active'
  | 'flag'
  | 'ids'
  | 'people'
  | 'departments'
  | 'workGroups'
  | 'photo'
  | 'list'
  | 'item'
  | 'items'
  | 'files'

/** What a value can be chosen from; `depth` is how far below the top it stands. */
export interface Choice {
  readonly id: string
  readonly text: string
  readonly depth?: number
}

/** One field of the form. */
export interface Field {
  readonly name: FieldName
  readonly control: Control
  readonly label: string
  readonly help?: string | undefined
  /** How each value of a `list` is typed. */
  readonly each?: LineControl
  /** What an `item`, `items`, `departments` or `workGroups` are chosen from. */
  readonly choice?: readonly Choice[]
  /** Whether `files` are several. */
  readonly several?: boolean
  /** How the portal writes a `portalDay`. */
  readonly form?: DayForm | undefined
  /** Kinds of CRM entities that a `crm` may lead to. */
  readonly kinds?: readonly string[]
  /** What is called so by a `person` or `people`, as far as they are known. */
  readonly nameOf?: NameOf | undefined
}

/** A person's name by their number. */
export type NameOf = (id: string) => string | undefined

/** Fields that are read together. */
export interface FieldGroup {
  readonly id: keyof Messages['groups']
  readonly note?: string | undefined
  readonly fields: readonly Field[]
}

type Known = (typeof fields)['user.update'][number]

/** Wire name of a field that every portal has and writes. */
export type StockName = Exclude<Known['name'], 'ID' | 'WORK_LOGO'>

/** Wire name of what an invitation has beside the fields of a person. */
export type InvitationName = 'SONET_GROUP_ID' | 'MESSAGE_TEXT'

/** Wire name of a field of a form. */
export type FieldName = StockName | InvitationName | `UF_USR_${string}`

/** What is known of the portal that fields depend on. */
export interface Facts {
  readonly departments?: readonly Choice[] | undefined
  readonly days?: DayForm | undefined
  /** Offset of the portal's clock, such as `+03:00`. */
  readonly offset?: string | undefined
  readonly nameOf?: NameOf | undefined
}

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
  TIME_ZONE: 'zone',
  UF_TIMEMAN: 'item',
}

const metas: ReadonlyMap<string, FieldMeta> = new Map(fields['user.update'].map((meta) => [meta.name, meta]))

/** Names of the fields that every portal has, in the order of the form. */
export const stockNames = Object.keys(groupOf) as readonly StockName[]

/** What a field is called that every portal has. */
export function stockLabel(name: StockName): string {
  return t(`fields.${name}`)
}

/** Whether every portal has a field of this name. */
export function isStockName(name: string): name is StockName {
  return Object.hasOwn(groupOf, name)
}

/** The groups of the form that every portal has, each with its fields. */
export function stockGroups(facts: Facts): FieldGroup[] {
  return [...new Set(Object.values(groupOf))].map((id) => ({
    id,
    note: id === 'work' || id === 'advanced' ? t(`groupNotes.${id}`) : undefined,
    fields: stockNames.filter((name) => groupOf[name] === id).map((name) => stockField(name, facts)),
  }))
}

/** A field that every portal has. */
export function stockField(name: StockName, { departments, days }: Facts): Field {
  const control = controls[name] ?? controlOf(metas.get(name)?.kind)
  const field = { name, control, label: stockLabel(name), help: helpOf(name) }
  if (control === 'departments') {
    return departments ? { ...field, choice: departments } : { ...field, control: 'ids' }
  }
  if (name === 'UF_TIMEMAN') return { ...field, choice: yesOrNo() }
  if (control === 'item') return { ...field, choice: countryChoices() }
  if (control === 'portalDay') {
    return days ? { ...field, form: days, help: t('help.PERSONAL_BIRTHDAY') } : field
  }
  return field
}

function helpOf(name: StockName): string | undefined {
  const known: readonly string[] = helped
  return known.includes(name) ? t(`help.${name as (typeof helped)[number]}`) : undefined
}

const helped = ['PERSONAL_PHOTO', 'WORK_DEPARTMENT', 'PERSONAL_BIRTHDAY', 'UF_EMPLOYMENT_DATE'] as const

function yesOrNo(): Choice[] {
  return [
    { id: 'Y', text: t('field.on') },
    { id: 'N', text: t('field.off') },
  ]
}

function controlOf(kind: FieldKind | undefined): Control {
  switch (kind) {
    case 'email':
    case 'photo':
      return kind
    case 'ids':
      return 'departments'
    case 'day':
      return 'date'
    case 'portal_day':
      return 'portalDay'
    case 'country':
      return 'item'
    default:
      return 'text'
  }
}
