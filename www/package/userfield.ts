import type { UserFieldType } from './inputs.ts'

/** A custom field as `user.userfield.list` describes it: every scalar is text. */
export interface UserFieldRow {
  ID: `${bigint}`
  ENTITY_ID: string
  /** The final code, `UF_USR_…`. */
  FIELD_NAME: string
  USER_TYPE_ID: UserFieldType
  XML_ID: string | null
  SORT: string
  MULTIPLE: 'Y' | 'N'
  MANDATORY: 'Y' | 'N'
  /** The stored letter: no, exact, by mask, substring. Sent back to `update` as it is, it switches the filter off. */
  SHOW_FILTER: 'N' | 'I' | 'E' | 'S'
  SHOW_IN_LIST: 'Y' | 'N'
  EDIT_IN_LIST: 'Y' | 'N'
  IS_SEARCHABLE: 'Y' | 'N'
  /** The portal writes an empty object as `[]`. */
  SETTINGS?: Record<string, unknown> | never[]
  /** Items of an `enumeration`. */
  LIST?: UserFieldItem[]
  /** Labels come only when the filter names a `LANG`. */
  EDIT_FORM_LABEL?: string | null
  LIST_COLUMN_LABEL?: string | null
  LIST_FILTER_LABEL?: string | null
  ERROR_MESSAGE?: string | null
  HELP_MESSAGE?: string | null
  /** The application that made this type. */
  USER_TYPE_OWNER?: string
}

/** One item of an `enumeration` field. */
export interface UserFieldItem {
  ID: `${bigint}`
  SORT: string
  VALUE: string
  DEF: 'Y' | 'N'
  /** Absent on older portals. */
  XML_ID?: string
}
