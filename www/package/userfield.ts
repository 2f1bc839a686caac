import type { UserFieldSettings, UserFieldType } from './inputs.ts'

/** A custom field as `user.userfield.list` describes it: every scalar is text. */
export interface UserFieldRow {
  /** Identifier, which `update` and `delete` want. */
  ID: `${bigint}`
  /** Always the user entity. */
  ENTITY_ID: string
  /** The final code, `UF_USR_…`. */
  FIELD_NAME: string
  /** Type; fixed at creation. */
  USER_TYPE_ID: UserFieldType
  /** External code. */
  XML_ID: string | null
  /** Position. */
  SORT: `${bigint}`
  /** Whether it holds several values; fixed at creation. */
  MULTIPLE: 'Y' | 'N'
  /** Whether it must be filled in. */
  MANDATORY: 'Y' | 'N'
  /**
   * How it stands in the filter, by the stored letter: no, exact, by mask, substring. The portal would take any of them
   * for no on `update`, so all but `N` are refused there: send `Y`.
   */
  SHOW_FILTER: 'N' | 'I' | 'E' | 'S'
  /** Whether lists show it. */
  SHOW_IN_LIST: 'Y' | 'N'
  /** Whether it can be edited. */
  EDIT_IN_LIST: 'Y' | 'N'
  /** Whether it is searched. */
  IS_SEARCHABLE: 'Y' | 'N'
  /** Settings, by type. The portal writes an empty object as `[]`. */
  SETTINGS?: (UserFieldSettings[UserFieldType] & Record<string, unknown>) | never[]
  /** Items of an `enumeration`. */
  LIST?: UserFieldItem[]
  /** Caption in forms. Like all labels it comes in one language, and only when the filter names that as `LANG`. */
  EDIT_FORM_LABEL?: string | null
  /** Caption of the column. */
  LIST_COLUMN_LABEL?: string | null
  /** Caption in the filter. */
  LIST_FILTER_LABEL?: string | null
  /** Message for a wrong value. */
  ERROR_MESSAGE?: string | null
  /** Help. */
  HELP_MESSAGE?: string | null
  /** The application that made this type. */
  USER_TYPE_OWNER?: string
}

/** One item of an `enumeration` field. */
export interface UserFieldItem {
  /** Identifier, which is also the value of a person's field. */
  ID: `${bigint}`
  /** Position. */
  SORT: `${bigint}`
  /** Text. */
  VALUE: string
  /** Whether it is a default. */
  DEF: 'Y' | 'N'
  /** External code. Absent on older portals. */
  XML_ID?: string
}
