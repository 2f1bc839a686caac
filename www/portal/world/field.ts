import type { PhpValue } from '../php/value.ts'

export type Flag = 'Y' | 'N'
export type Texts = Readonly<Record<string, string>>
export type Settings = Record<string, PhpValue>

export const LABEL_NAMES = [
  'EDIT_FORM_LABEL',
  'LIST_COLUMN_LABEL',
  'LIST_FILTER_LABEL',
  'ERROR_MESSAGE',
  'HELP_MESSAGE',
] as const
export type LabelName = (typeof LABEL_NAMES)[number]

export interface EnumItem {
  ID: number
  VALUE: string
  SORT: number
  DEF: Flag
  XML_ID: string
}

/** A custom field of people as the database keeps it; labels are texts by language. */
export interface CustomField extends Record<LabelName, Texts> {
  readonly ID: number
  readonly FIELD_NAME: string
  readonly USER_TYPE_ID: string
  readonly MULTIPLE: Flag
  /** `null` until it is set. */
  XML_ID: string | null
  SORT: number
  MANDATORY: Flag
  SHOW_FILTER: string
  SHOW_IN_LIST: Flag
  EDIT_IN_LIST: Flag
  IS_SEARCHABLE: Flag
  SETTINGS: Settings
  LIST: EnumItem[]
}

export type FieldSeed = Pick<CustomField, 'ID' | 'FIELD_NAME' | 'USER_TYPE_ID'> & Partial<CustomField>

/** A whole field from the little that must be given. */
export function makeField(seed: FieldSeed, languages: readonly string[]): CustomField {
  const label = Object.fromEntries(languages.map((language) => [language, seed.FIELD_NAME]))
  return {
    MULTIPLE: 'N',
    XML_ID: null,
    SORT: 100,
    MANDATORY: 'N',
    SHOW_FILTER: 'N',
    SHOW_IN_LIST: 'Y',
    EDIT_IN_LIST: 'Y',
    IS_SEARCHABLE: 'N',
    SETTINGS: {},
    LIST: [],
    EDIT_FORM_LABEL: label,
    LIST_COLUMN_LABEL: label,
    LIST_FILTER_LABEL: label,
    ERROR_MESSAGE: label,
    HELP_MESSAGE: label,
    ...seed,
  }
}

/** Only fields made through REST are visible to REST. */
export function isUserField(field: CustomField): boolean {
  return field.FIELD_NAME.startsWith('UF_USR_')
}
