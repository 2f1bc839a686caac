// Written from the rows of the core by tests/native/golden.rs; BLESS=1 cargo test rewrites it.
import type {
  Criterion,
  Decimal,
  Flag,
  Id,
  Integer,
  Photo,
  Sign,
  UserFieldPayload,
  UserFieldValue,
} from './kinds.ts'
import type { OwnInputs } from './own.ts'

/** Parameters of a method that takes none. */
export type NoInput = Record<string, never>

/** Languages of the product: Spanish is `la`, Portuguese `br`, Chinese `sc` and `tc`. */
export type Language = 'ar' | 'br' | 'de' | 'en' | 'fr' | 'hi' | 'id' | 'in' | 'it' | 'ja' | 'kz' | 'la' | 'ms' | 'pl' | 'ru' | 'sc' | 'tc' | 'th' | 'tr' | 'ua' | 'vn'

/**
 * One text for every language, or texts by language.
 * On update the portal empties every language that an object does not name; with `keep` they stay.
 */
export type Label = string | { readonly [code in Language]?: string | undefined }

/** A country: the product's id, its ISO 3166-1 code, or none. */
export type Country = Id | '' | 'RU' | 'AZ' | 'AM' | 'BY' | 'GE' | 'KZ' | 'KG' | 'LV' | 'LT' | 'MD' | 'TJ' | 'TM' | 'UZ' | 'UA' | 'EE' | 'AU' | 'AT' | 'AL' | 'DZ' | 'AO' | 'AE' | 'AR' | 'AW' | 'AF' | 'BS' | 'BD' | 'BB' | 'BE' | 'BJ' | 'BM' | 'BG' | 'BO' | 'BA' | 'BR' | 'BN' | 'GB' | 'HU' | 'VE' | 'VN' | 'HT' | 'GM' | 'HN' | 'GP' | 'GT' | 'GN' | 'DE' | 'GI' | 'NL' | 'HK' | 'GD' | 'GL' | 'GR' | 'GY' | 'DK' | 'DO' | 'EG' | 'CD' | 'ZM' | 'ZW' | 'IL' | 'IN' | 'ID' | 'JO' | 'IQ' | 'IR' | 'IE' | 'IS' | 'ES' | 'IT' | 'YE' | 'KY' | 'CM' | 'CA' | 'KE' | 'CY' | 'CN' | 'CO' | 'KH' | 'CG' | 'KR' | 'CR' | 'CU' | 'KW' | 'LR' | 'LI' | 'LU' | 'MR' | 'MG' | 'MK' | 'MY' | 'ML' | 'MT' | 'MX' | 'MZ' | 'MC' | 'MN' | 'MA' | 'NA' | 'NP' | 'NG' | 'NI' | 'NZ' | 'NO' | 'PK' | 'PA' | 'PG' | 'PY' | 'PE' | 'PL' | 'PT' | 'PR' | 'RO' | 'SA' | 'SN' | 'SG' | 'SY' | 'SK' | 'SI' | 'SO' | 'SD' | 'US' | 'TW' | 'TH' | 'TT' | 'TN' | 'TR' | 'UG' | 'UY' | 'PH' | 'FI' | 'FR' | 'TD' | 'CZ' | 'CL' | 'CH' | 'SE' | 'LK' | 'EC' | 'ET' | 'ZA' | 'RS' | 'JM' | 'JP' | 'BH' | 'AD' | 'BZ' | 'BT' | 'BW' | 'BF' | 'BI' | 'CF' | 'KM' | 'CI' | 'DJ' | 'TL' | 'SV' | 'GQ' | 'ER' | 'FJ' | 'GA' | 'GH' | 'GW' | 'KP' | 'LB' | 'LS' | 'LY' | 'MV' | 'MH' | 'NE' | 'OM' | 'QA' | 'RW' | 'WS' | 'SC' | 'SL' | 'SR' | 'SZ' | 'TZ' | 'EH' | 'HR' | 'AI' | 'AQ' | 'AG' | 'BV' | 'IO' | 'VG' | 'MM' | 'CV' | 'CX' | 'CC' | 'CK' | 'DM' | 'FK' | 'FO' | 'GF' | 'PF' | 'TF' | 'HM' | 'KI' | 'LA' | 'MO' | 'MW' | 'MQ' | 'MU' | 'YT' | 'FM' | 'MS' | 'NR' | 'NC' | 'NU' | 'NF' | 'PW' | 'PS' | 'PN' | 'RE' | 'SH' | 'KN' | 'LC' | 'PM' | 'VC' | 'SM' | 'SB' | 'GS' | 'SJ' | 'TG' | 'TK' | 'TO' | 'TC' | 'TV' | 'VI' | 'VU' | 'VA' | 'WF' | 'ME'

/** Types of custom fields; an application's own have a number and a word of it. */
export type UserFieldType =
  | 'string'
  | 'integer'
  | 'double'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'enumeration'
  | 'iblock_section'
  | 'iblock_element'
  | 'crm'
  | 'crm_status'
  | 'employee'
  | 'file'
  | 'url'
  | 'money'
  | 'address'
  | `rest_${number}_${string}`

/** `SETTINGS` of each type; a name of another type does not fit. */
export interface UserFieldSettings {
  /** Text */
  string: {
    /** Default. */
    DEFAULT_VALUE?: string | undefined
    /** Rows of the input. 1 to 50. */
    ROWS?: Integer | undefined
  }
  /** Whole number */
  integer: {
    /** Default; empty text: none. */
    DEFAULT_VALUE?: Integer | '' | undefined
  }
  /** Number */
  double: {
    /** Default; empty text: none. */
    DEFAULT_VALUE?: Decimal | '' | undefined
    /** Digits after the point. 0 to 12. */
    PRECISION?: Integer | undefined
  }
  /** Yes or no */
  boolean: {
    /** Default. */
    DEFAULT_VALUE?: Sign | undefined
    /** Look. */
    DISPLAY?: 'CHECKBOX' | 'RADIO' | 'DROPDOWN' | 'checkbox' | 'radio' | 'dropdown' | undefined
  }
  /** Date */
  date: {
    /** Default. */
    DEFAULT_VALUE?: {
      /** No default, the current moment, or `VALUE`. */
      TYPE: 'NONE' | 'NOW' | 'FIXED' | 'none' | 'now' | 'fixed'
      /** The date, for `FIXED`. */
      VALUE?: string | Date | undefined
    } | undefined
  }
  /** Date and time */
  datetime: {
    /** Default. */
    DEFAULT_VALUE?: {
      /** No default, the current moment, or `VALUE`. */
      TYPE: 'NONE' | 'NOW' | 'FIXED' | 'none' | 'now' | 'fixed'
      /** The date or instant, for `FIXED`. */
      VALUE?: string | Date | undefined
    } | undefined
  }
  /** Choice from a list */
  enumeration: {
    /** Look. */
    DISPLAY?: 'LIST' | 'UI' | 'CHECKBOX' | 'DIALOG' | 'list' | 'ui' | 'checkbox' | 'dialog' | undefined
    /** Rows of the list box. 1 or more. */
    LIST_HEIGHT?: Integer | undefined
  }
  /** Section of an information block */
  iblock_section: {
    /** Type of the information block. `ignored_by_server`: The page documents this, but the portal drops it. */
    IBLOCK_TYPE_ID?: string | undefined
    /** Information block, by id; empty text: none. */
    IBLOCK_ID?: Id | '' | undefined
    /** Default, by id; empty text: none. */
    DEFAULT_VALUE?: Id | '' | undefined
    /** Look. */
    DISPLAY?: 'LIST' | 'CHECKBOX' | 'UI' | 'DIALOG' | 'list' | 'checkbox' | 'ui' | 'dialog' | undefined
    /** Rows of the list box. 1 or more. */
    LIST_HEIGHT?: Integer | undefined
    /** Offer active entries only. */
    ACTIVE_FILTER?: Flag | undefined
  }
  /** Element of an information block */
  iblock_element: {
    /** Type of the information block. `ignored_by_server`: The page documents this, but the portal drops it. */
    IBLOCK_TYPE_ID?: string | undefined
    /** Information block, by id; empty text: none. */
    IBLOCK_ID?: Id | '' | undefined
    /** Default, by id; empty text: none. */
    DEFAULT_VALUE?: Id | '' | undefined
    /** Look. */
    DISPLAY?: 'LIST' | 'CHECKBOX' | 'UI' | 'DIALOG' | 'list' | 'checkbox' | 'ui' | 'dialog' | undefined
    /** Rows of the list box. 1 or more. */
    LIST_HEIGHT?: Integer | undefined
    /** Offer active entries only. */
    ACTIVE_FILTER?: Flag | undefined
  }
  /** Link to a CRM entity */
  crm: {
    /** May link leads. */
    LEAD?: Flag | undefined
    /** May link contacts. */
    CONTACT?: Flag | undefined
    /** May link companies. */
    COMPANY?: Flag | undefined
    /** May link deals. */
    DEAL?: Flag | undefined
  }
  /** Entry of a CRM directory */
  crm_status: {
    /** Directory, such as `SOURCE`. */
    ENTITY_TYPE?: string | undefined
  }
  /** Person */
  employee: NoInput
  /** File */
  file: NoInput
  /** Link */
  url: NoInput
  /** Money */
  money: NoInput
  /** Address */
  address: NoInput
  [type: `rest_${number}_${string}`]: NoInput
}

/** An item of an enumeration that is being created. */
export interface NewListItem {
  /** Text. At most 255 characters. */
  VALUE?: string | undefined
  /** Position. 1 or more. */
  SORT?: Integer | undefined
  /** Default; one only, unless the field is multiple. */
  DEF?: Flag | undefined
  /** External code. At most 255 characters. */
  XML_ID?: string | undefined
}

/** An item of an enumeration: with `ID` a change or deletion, without a new one. */
export interface ListItemChange {
  /** The item to change; a new one has none. */
  ID?: Id | undefined
  /** `Y`: delete the item of that `ID`. */
  DEL?: Flag | undefined
  /** Text. At most 255 characters. */
  VALUE?: string | undefined
  /** Position. 1 or more. */
  SORT?: Integer | undefined
  /** Default; one only, unless the field is multiple. */
  DEF?: Flag | undefined
  /** External code. At most 255 characters. */
  XML_ID?: string | undefined
}

/** What people can be found by. */
export type UserCriterion = 'ID' | 'ACTIVE' | 'IS_ONLINE' | 'USER_TYPE' | 'NAME_SEARCH' | 'HAS_DEPARTAMENT' | 'EXTERNAL_AUTH_ID' | 'LAST_LOGIN' | 'DATE_REGISTER' | 'TIMESTAMP_X' | 'LAST_ACTIVITY_DATE' | 'PERSONAL_BIRTHDAY' | 'UF_EMPLOYMENT_DATE' | 'XML_ID' | 'NAME' | 'LAST_NAME' | 'SECOND_NAME' | 'TITLE' | 'EMAIL' | 'TIME_ZONE' | 'TIME_ZONE_OFFSET' | 'PERSONAL_GENDER' | 'PERSONAL_PROFESSION' | 'PERSONAL_WWW' | 'PERSONAL_PHOTO' | 'PERSONAL_ICQ' | 'PERSONAL_PHONE' | 'PERSONAL_FAX' | 'PERSONAL_MOBILE' | 'PERSONAL_PAGER' | 'PERSONAL_STREET' | 'PERSONAL_CITY' | 'PERSONAL_STATE' | 'PERSONAL_ZIP' | 'PERSONAL_COUNTRY' | 'PERSONAL_MAILBOX' | 'PERSONAL_NOTES' | 'WORK_PHONE' | 'WORK_COMPANY' | 'WORK_POSITION' | 'WORK_DEPARTMENT' | 'WORK_WWW' | 'WORK_FAX' | 'WORK_PAGER' | 'WORK_STREET' | 'WORK_MAILBOX' | 'WORK_CITY' | 'WORK_STATE' | 'WORK_ZIP' | 'WORK_COUNTRY' | 'WORK_PROFILE' | 'WORK_LOGO' | 'WORK_NOTES' | 'UF_DEPARTMENT' | 'UF_TIMEMAN' | 'UF_SKYPE_LINK' | 'UF_ZOOM' | 'UF_INTERESTS' | 'UF_SKILLS' | 'UF_WEB_SITES' | 'UF_XING' | 'UF_LINKEDIN' | 'UF_FACEBOOK' | 'UF_TWITTER' | 'UF_SKYPE' | 'UF_DISTRICT' | 'UF_PHONE_INNER' | `UF_USR_${string}`

/** What people can be searched by. */
export type UserSearchCriterion = 'FIND' | 'UF_DEPARTMENT_NAME' | 'CONFIRM_CODE' | 'ID' | 'ACTIVE' | 'IS_ONLINE' | 'USER_TYPE' | 'NAME_SEARCH' | 'HAS_DEPARTAMENT' | 'EXTERNAL_AUTH_ID' | 'LAST_LOGIN' | 'DATE_REGISTER' | 'TIMESTAMP_X' | 'LAST_ACTIVITY_DATE' | 'PERSONAL_BIRTHDAY' | 'UF_EMPLOYMENT_DATE' | 'XML_ID' | 'NAME' | 'LAST_NAME' | 'SECOND_NAME' | 'TITLE' | 'EMAIL' | 'TIME_ZONE' | 'TIME_ZONE_OFFSET' | 'PERSONAL_GENDER' | 'PERSONAL_PROFESSION' | 'PERSONAL_WWW' | 'PERSONAL_PHOTO' | 'PERSONAL_ICQ' | 'PERSONAL_PHONE' | 'PERSONAL_FAX' | 'PERSONAL_MOBILE' | 'PERSONAL_PAGER' | 'PERSONAL_STREET' | 'PERSONAL_CITY' | 'PERSONAL_STATE' | 'PERSONAL_ZIP' | 'PERSONAL_COUNTRY' | 'PERSONAL_MAILBOX' | 'PERSONAL_NOTES' | 'WORK_PHONE' | 'WORK_COMPANY' | 'WORK_POSITION' | 'WORK_DEPARTMENT' | 'WORK_WWW' | 'WORK_FAX' | 'WORK_PAGER' | 'WORK_STREET' | 'WORK_MAILBOX' | 'WORK_CITY' | 'WORK_STATE' | 'WORK_ZIP' | 'WORK_COUNTRY' | 'WORK_PROFILE' | 'WORK_LOGO' | 'WORK_NOTES' | 'UF_DEPARTMENT' | 'UF_TIMEMAN' | 'UF_SKYPE_LINK' | 'UF_ZOOM' | 'UF_INTERESTS' | 'UF_SKILLS' | 'UF_WEB_SITES' | 'UF_XING' | 'UF_LINKEDIN' | 'UF_FACEBOOK' | 'UF_TWITTER' | 'UF_SKYPE' | 'UF_DISTRICT' | 'UF_PHONE_INNER' | `UF_USR_${string}`

/** What people can be sorted by. */
export type UserColumn = 'ID' | 'ACTIVE' | 'IS_ONLINE' | 'USER_TYPE' | 'LAST_LOGIN' | 'DATE_REGISTER' | 'TIMESTAMP_X' | 'LAST_ACTIVITY_DATE' | 'PERSONAL_BIRTHDAY' | 'UF_EMPLOYMENT_DATE' | 'XML_ID' | 'NAME' | 'LAST_NAME' | 'SECOND_NAME' | 'TITLE' | 'EMAIL' | 'TIME_ZONE' | 'TIME_ZONE_OFFSET' | 'PERSONAL_GENDER' | 'PERSONAL_PROFESSION' | 'PERSONAL_WWW' | 'PERSONAL_PHOTO' | 'PERSONAL_ICQ' | 'PERSONAL_PHONE' | 'PERSONAL_FAX' | 'PERSONAL_MOBILE' | 'PERSONAL_PAGER' | 'PERSONAL_STREET' | 'PERSONAL_CITY' | 'PERSONAL_STATE' | 'PERSONAL_ZIP' | 'PERSONAL_COUNTRY' | 'PERSONAL_MAILBOX' | 'PERSONAL_NOTES' | 'WORK_PHONE' | 'WORK_COMPANY' | 'WORK_POSITION' | 'WORK_DEPARTMENT' | 'WORK_WWW' | 'WORK_FAX' | 'WORK_PAGER' | 'WORK_STREET' | 'WORK_MAILBOX' | 'WORK_CITY' | 'WORK_STATE' | 'WORK_ZIP' | 'WORK_COUNTRY' | 'WORK_PROFILE' | 'WORK_LOGO' | 'WORK_NOTES' | 'UF_DEPARTMENT' | 'UF_TIMEMAN' | 'UF_SKYPE_LINK' | 'UF_ZOOM' | 'UF_INTERESTS' | 'UF_SKILLS' | 'UF_WEB_SITES' | 'UF_XING' | 'UF_LINKEDIN' | 'UF_FACEBOOK' | 'UF_TWITTER' | 'UF_SKYPE' | 'UF_DISTRICT' | 'UF_PHONE_INNER' | `UF_USR_${string}`

/** What can be asked for of people. */
export type UserSelection = '*' | 'UF_*' | 'ID' | 'ACTIVE' | 'IS_ONLINE' | 'USER_TYPE' | 'LAST_LOGIN' | 'DATE_REGISTER' | 'TIMESTAMP_X' | 'LAST_ACTIVITY_DATE' | 'PERSONAL_BIRTHDAY' | 'UF_EMPLOYMENT_DATE' | 'XML_ID' | 'NAME' | 'LAST_NAME' | 'SECOND_NAME' | 'TITLE' | 'EMAIL' | 'TIME_ZONE' | 'TIME_ZONE_OFFSET' | 'PERSONAL_GENDER' | 'PERSONAL_PROFESSION' | 'PERSONAL_WWW' | 'PERSONAL_PHOTO' | 'PERSONAL_ICQ' | 'PERSONAL_PHONE' | 'PERSONAL_FAX' | 'PERSONAL_MOBILE' | 'PERSONAL_PAGER' | 'PERSONAL_STREET' | 'PERSONAL_CITY' | 'PERSONAL_STATE' | 'PERSONAL_ZIP' | 'PERSONAL_COUNTRY' | 'PERSONAL_MAILBOX' | 'PERSONAL_NOTES' | 'WORK_PHONE' | 'WORK_COMPANY' | 'WORK_POSITION' | 'WORK_DEPARTMENT' | 'WORK_WWW' | 'WORK_FAX' | 'WORK_PAGER' | 'WORK_STREET' | 'WORK_MAILBOX' | 'WORK_CITY' | 'WORK_STATE' | 'WORK_ZIP' | 'WORK_COUNTRY' | 'WORK_PROFILE' | 'WORK_LOGO' | 'WORK_NOTES' | 'UF_DEPARTMENT' | 'UF_TIMEMAN' | 'UF_SKYPE_LINK' | 'UF_ZOOM' | 'UF_INTERESTS' | 'UF_SKILLS' | 'UF_WEB_SITES' | 'UF_XING' | 'UF_LINKEDIN' | 'UF_FACEBOOK' | 'UF_TWITTER' | 'UF_SKYPE' | 'UF_DISTRICT' | 'UF_PHONE_INNER' | `UF_USR_${string}`

/** What custom fields can be found by. */
export type UserFieldCriterion = 'ID' | 'FIELD_NAME' | 'USER_TYPE_ID' | 'XML_ID' | 'SORT' | 'MULTIPLE' | 'MANDATORY' | 'SHOW_FILTER' | 'SHOW_IN_LIST' | 'EDIT_IN_LIST' | 'IS_SEARCHABLE' | 'LANG'

/** How a filter compares. */
export type Prefix = '!=%' | '!%=' | '>=' | '<=' | '!@' | '=%' | '%=' | '!%' | '!=' | '>' | '<' | '@' | '%' | '=' | '!'

/** Conditions by name; a prefix says how to compare. */
export type Filter<Name extends string> = { readonly [Key in Name | `${Prefix}${Name}`]?: Criterion | undefined }

/** Conditions by name, each an exact value. */
export type ExactFilter<Name extends string> = { readonly [Key in Name]?: Criterion | undefined }

/** Parameters of `user.update`: changes a person. */
export interface UserUpdateInput extends OwnInputs {
  /** Identifier of the person. */
  ID: Id
  /** `Y`: works here; `N`: dismissed, and logged out. */
  ACTIVE?: Flag | undefined
  /** E-mail address. At most 255 characters. */
  EMAIL?: string | undefined
  /** First name. At most 50 characters. */
  NAME?: string | undefined
  /** Last name. At most 50 characters. */
  LAST_NAME?: string | undefined
  /** Middle name. At most 50 characters. */
  SECOND_NAME?: string | undefined
  /** `M`, `F`, or empty. */
  PERSONAL_GENDER?: 'M' | 'F' | '' | undefined
  /** Profession. At most 255 characters. */
  PERSONAL_PROFESSION?: string | undefined
  /** Home page. At most 255 characters. */
  PERSONAL_WWW?: string | undefined
  /** Date of birth. `YYYY-MM-DD`, or an instant at midnight UTC. */
  PERSONAL_BIRTHDAY?: string | Date | undefined
  /** Photo; empty text deletes it. */
  PERSONAL_PHOTO?: Photo | undefined
  /** ICQ. At most 255 characters. */
  PERSONAL_ICQ?: string | undefined
  /** Personal phone. At most 255 characters. */
  PERSONAL_PHONE?: string | undefined
  /** Personal fax. At most 255 characters. */
  PERSONAL_FAX?: string | undefined
  /** Personal mobile phone. At most 255 characters. */
  PERSONAL_MOBILE?: string | undefined
  /** Personal pager. At most 255 characters. */
  PERSONAL_PAGER?: string | undefined
  /** Home address: street. */
  PERSONAL_STREET?: string | undefined
  /** Home address: city. At most 255 characters. */
  PERSONAL_CITY?: string | undefined
  /** Home address: region. At most 255 characters. */
  PERSONAL_STATE?: string | undefined
  /** Home address: postal code. At most 255 characters. */
  PERSONAL_ZIP?: string | undefined
  /** Home address: country, by the product's id or its ISO code. */
  PERSONAL_COUNTRY?: Country | undefined
  /** Home address: P.O. box. At most 255 characters. */
  PERSONAL_MAILBOX?: string | undefined
  /** Notes. */
  PERSONAL_NOTES?: string | undefined
  /** Work phone. At most 255 characters. */
  WORK_PHONE?: string | undefined
  /** Company. At most 255 characters. */
  WORK_COMPANY?: string | undefined
  /** Position. At most 255 characters. */
  WORK_POSITION?: string | undefined
  /** Department in words; has nothing to do with the company structure. At most 255 characters. */
  WORK_DEPARTMENT?: string | undefined
  /** Company's web site. At most 255 characters. */
  WORK_WWW?: string | undefined
  /** Work fax. At most 255 characters. */
  WORK_FAX?: string | undefined
  /** Work pager. At most 255 characters. */
  WORK_PAGER?: string | undefined
  /** Work address: street. */
  WORK_STREET?: string | undefined
  /** Work address: P.O. box. At most 255 characters. */
  WORK_MAILBOX?: string | undefined
  /** Work address: city. At most 255 characters. */
  WORK_CITY?: string | undefined
  /** Work address: region. At most 255 characters. */
  WORK_STATE?: string | undefined
  /** Work address: postal code. At most 255 characters. */
  WORK_ZIP?: string | undefined
  /** Work address: country, by the product's id or its ISO code. */
  WORK_COUNTRY?: Country | undefined
  /** What the company does. */
  WORK_PROFILE?: string | undefined
  /** Notes on the work. */
  WORK_NOTES?: string | undefined
  /** Link to a Skype chat. */
  UF_SKYPE_LINK?: string | undefined
  /** Zoom. */
  UF_ZOOM?: string | undefined
  /** Interests. */
  UF_INTERESTS?: string | undefined
  /** Skills. */
  UF_SKILLS?: string | undefined
  /** Other web sites, in one text. */
  UF_WEB_SITES?: string | undefined
  /** Xing. */
  UF_XING?: string | undefined
  /** LinkedIn. */
  UF_LINKEDIN?: string | undefined
  /** Facebook. */
  UF_FACEBOOK?: string | undefined
  /** Twitter. */
  UF_TWITTER?: string | undefined
  /** Skype. */
  UF_SKYPE?: string | undefined
  /** District. */
  UF_DISTRICT?: string | undefined
  /** Extension number, as text. */
  UF_PHONE_INNER?: string | undefined
  /** External code: the key of a sync with another system. At most 255 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  XML_ID?: string | undefined
  /** Form of address. At most 255 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  TITLE?: string | undefined
  /** Time zone, such as `Europe/Berlin`. At most 50 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  TIME_ZONE?: string | undefined
  /** Date of employment, in the portal's own date format. `undocumented`: The portal writes this, though the method's page does not name it. */
  UF_EMPLOYMENT_DATE?: string | undefined
  /** Whether work time is kept. `undocumented`: The portal writes this, though the method's page does not name it. */
  UF_TIMEMAN?: Flag | '' | undefined
  /** Departments, by id. */
  UF_DEPARTMENT?: Id | readonly Id[] | undefined
  /** Company's logo. `ignored_by_server`: The page documents this, but the portal drops it. */
  WORK_LOGO?: Photo | undefined
  /** Custom fields, by the type of each. */
  [name: `UF_USR_${string}`]: UserFieldValue | undefined
}

/** What goes on the wire for `user.update`: changes a person. */
export interface UserUpdatePayload {
  /** Identifier of the person. */
  ID: number
  /** `Y`: works here; `N`: dismissed, and logged out. */
  ACTIVE?: 'Y' | 'N'
  /** E-mail address. At most 255 characters. */
  EMAIL?: string
  /** First name. At most 50 characters. */
  NAME?: string
  /** Last name. At most 50 characters. */
  LAST_NAME?: string
  /** Middle name. At most 50 characters. */
  SECOND_NAME?: string
  /** `M`, `F`, or empty. */
  PERSONAL_GENDER?: 'M' | 'F' | ''
  /** Profession. At most 255 characters. */
  PERSONAL_PROFESSION?: string
  /** Home page. At most 255 characters. */
  PERSONAL_WWW?: string
  /** Date of birth. `YYYY-MM-DD`, or an instant at midnight UTC. */
  PERSONAL_BIRTHDAY?: string
  /** Photo; empty text deletes it. */
  PERSONAL_PHOTO?: Photo
  /** ICQ. At most 255 characters. */
  PERSONAL_ICQ?: string
  /** Personal phone. At most 255 characters. */
  PERSONAL_PHONE?: string
  /** Personal fax. At most 255 characters. */
  PERSONAL_FAX?: string
  /** Personal mobile phone. At most 255 characters. */
  PERSONAL_MOBILE?: string
  /** Personal pager. At most 255 characters. */
  PERSONAL_PAGER?: string
  /** Home address: street. */
  PERSONAL_STREET?: string
  /** Home address: city. At most 255 characters. */
  PERSONAL_CITY?: string
  /** Home address: region. At most 255 characters. */
  PERSONAL_STATE?: string
  /** Home address: postal code. At most 255 characters. */
  PERSONAL_ZIP?: string
  /** Home address: country, by the product's id or its ISO code. */
  PERSONAL_COUNTRY?: `${bigint}` | ''
  /** Home address: P.O. box. At most 255 characters. */
  PERSONAL_MAILBOX?: string
  /** Notes. */
  PERSONAL_NOTES?: string
  /** Work phone. At most 255 characters. */
  WORK_PHONE?: string
  /** Company. At most 255 characters. */
  WORK_COMPANY?: string
  /** Position. At most 255 characters. */
  WORK_POSITION?: string
  /** Department in words; has nothing to do with the company structure. At most 255 characters. */
  WORK_DEPARTMENT?: string
  /** Company's web site. At most 255 characters. */
  WORK_WWW?: string
  /** Work fax. At most 255 characters. */
  WORK_FAX?: string
  /** Work pager. At most 255 characters. */
  WORK_PAGER?: string
  /** Work address: street. */
  WORK_STREET?: string
  /** Work address: P.O. box. At most 255 characters. */
  WORK_MAILBOX?: string
  /** Work address: city. At most 255 characters. */
  WORK_CITY?: string
  /** Work address: region. At most 255 characters. */
  WORK_STATE?: string
  /** Work address: postal code. At most 255 characters. */
  WORK_ZIP?: string
  /** Work address: country, by the product's id or its ISO code. */
  WORK_COUNTRY?: `${bigint}` | ''
  /** What the company does. */
  WORK_PROFILE?: string
  /** Notes on the work. */
  WORK_NOTES?: string
  /** Link to a Skype chat. */
  UF_SKYPE_LINK?: string
  /** Zoom. */
  UF_ZOOM?: string
  /** Interests. */
  UF_INTERESTS?: string
  /** Skills. */
  UF_SKILLS?: string
  /** Other web sites, in one text. */
  UF_WEB_SITES?: string
  /** Xing. */
  UF_XING?: string
  /** LinkedIn. */
  UF_LINKEDIN?: string
  /** Facebook. */
  UF_FACEBOOK?: string
  /** Twitter. */
  UF_TWITTER?: string
  /** Skype. */
  UF_SKYPE?: string
  /** District. */
  UF_DISTRICT?: string
  /** Extension number, as text. */
  UF_PHONE_INNER?: string
  /** External code: the key of a sync with another system. At most 255 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  XML_ID?: string
  /** Form of address. At most 255 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  TITLE?: string
  /** Time zone, such as `Europe/Berlin`. At most 50 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  TIME_ZONE?: string
  /** Date of employment, in the portal's own date format. `undocumented`: The portal writes this, though the method's page does not name it. */
  UF_EMPLOYMENT_DATE?: string
  /** Whether work time is kept. `undocumented`: The portal writes this, though the method's page does not name it. */
  UF_TIMEMAN?: 'Y' | 'N' | ''
  /** Departments, by id. */
  UF_DEPARTMENT?: number[]
  /** Company's logo. `ignored_by_server`: The page documents this, but the portal drops it. */
  WORK_LOGO?: Photo
  /** Custom fields, by the type of each. */
  [name: `UF_USR_${string}`]: UserFieldPayload
}

/** Parameters of `user.add`: invites a person; the result is the new id. Not repeatable. */
export interface UserAddInput extends OwnInputs {
  /** `Y`: works here; `N`: dismissed. `undocumented`: The portal writes this, though the method's page does not name it. */
  ACTIVE?: Flag | undefined
  /** E-mail address; the invitation goes there. At most 255 characters. */
  EMAIL: string
  /** First name. At most 50 characters. */
  NAME?: string | undefined
  /** Last name. At most 50 characters. */
  LAST_NAME?: string | undefined
  /** Middle name. At most 50 characters. */
  SECOND_NAME?: string | undefined
  /** `M`, `F`, or empty. */
  PERSONAL_GENDER?: 'M' | 'F' | '' | undefined
  /** Profession. At most 255 characters. */
  PERSONAL_PROFESSION?: string | undefined
  /** Home page. At most 255 characters. */
  PERSONAL_WWW?: string | undefined
  /** Date of birth. `YYYY-MM-DD`, or an instant at midnight UTC. */
  PERSONAL_BIRTHDAY?: string | Date | undefined
  /** Photo; empty text deletes it. */
  PERSONAL_PHOTO?: Photo | undefined
  /** ICQ. At most 255 characters. */
  PERSONAL_ICQ?: string | undefined
  /** Personal phone. At most 255 characters. */
  PERSONAL_PHONE?: string | undefined
  /** Personal fax. At most 255 characters. */
  PERSONAL_FAX?: string | undefined
  /** Personal mobile phone. At most 255 characters. */
  PERSONAL_MOBILE?: string | undefined
  /** Personal pager. At most 255 characters. */
  PERSONAL_PAGER?: string | undefined
  /** Home address: street. */
  PERSONAL_STREET?: string | undefined
  /** Home address: city. At most 255 characters. */
  PERSONAL_CITY?: string | undefined
  /** Home address: region. At most 255 characters. */
  PERSONAL_STATE?: string | undefined
  /** Home address: postal code. At most 255 characters. */
  PERSONAL_ZIP?: string | undefined
  /** Home address: country, by the product's id or its ISO code. */
  PERSONAL_COUNTRY?: Country | undefined
  /** Home address: P.O. box. At most 255 characters. */
  PERSONAL_MAILBOX?: string | undefined
  /** Notes. */
  PERSONAL_NOTES?: string | undefined
  /** Work phone. At most 255 characters. */
  WORK_PHONE?: string | undefined
  /** Company. At most 255 characters. */
  WORK_COMPANY?: string | undefined
  /** Position. At most 255 characters. */
  WORK_POSITION?: string | undefined
  /** Department in words; has nothing to do with the company structure. At most 255 characters. */
  WORK_DEPARTMENT?: string | undefined
  /** Company's web site. At most 255 characters. */
  WORK_WWW?: string | undefined
  /** Work fax. At most 255 characters. */
  WORK_FAX?: string | undefined
  /** Work pager. At most 255 characters. */
  WORK_PAGER?: string | undefined
  /** Work address: street. */
  WORK_STREET?: string | undefined
  /** Work address: P.O. box. At most 255 characters. */
  WORK_MAILBOX?: string | undefined
  /** Work address: city. At most 255 characters. */
  WORK_CITY?: string | undefined
  /** Work address: region. At most 255 characters. */
  WORK_STATE?: string | undefined
  /** Work address: postal code. At most 255 characters. */
  WORK_ZIP?: string | undefined
  /** Work address: country, by the product's id or its ISO code. */
  WORK_COUNTRY?: Country | undefined
  /** What the company does. */
  WORK_PROFILE?: string | undefined
  /** Notes on the work. */
  WORK_NOTES?: string | undefined
  /** Link to a Skype chat. */
  UF_SKYPE_LINK?: string | undefined
  /** Zoom. */
  UF_ZOOM?: string | undefined
  /** Interests. */
  UF_INTERESTS?: string | undefined
  /** Skills. */
  UF_SKILLS?: string | undefined
  /** Other web sites, in one text. */
  UF_WEB_SITES?: string | undefined
  /** Xing. */
  UF_XING?: string | undefined
  /** LinkedIn. */
  UF_LINKEDIN?: string | undefined
  /** Facebook. */
  UF_FACEBOOK?: string | undefined
  /** Twitter. */
  UF_TWITTER?: string | undefined
  /** Skype. */
  UF_SKYPE?: string | undefined
  /** District. */
  UF_DISTRICT?: string | undefined
  /** Extension number, as text. */
  UF_PHONE_INNER?: string | undefined
  /** External code: the key of a sync with another system. At most 255 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  XML_ID?: string | undefined
  /** Form of address. At most 255 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  TITLE?: string | undefined
  /** Time zone, such as `Europe/Berlin`. At most 50 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  TIME_ZONE?: string | undefined
  /** Date of employment, in the portal's own date format. `undocumented`: The portal writes this, though the method's page does not name it. */
  UF_EMPLOYMENT_DATE?: string | undefined
  /** Whether work time is kept. `undocumented`: The portal writes this, though the method's page does not name it. */
  UF_TIMEMAN?: Flag | '' | undefined
  /** Departments, by id; required unless `EXTRANET` is `Y`. */
  UF_DEPARTMENT?: Id | readonly Id[] | undefined
  /** `Y`: an extranet person, who belongs to work groups instead of departments. */
  EXTRANET?: Flag | undefined
  /** Work groups of an extranet person, by id. */
  SONET_GROUP_ID?: Id | readonly Id[] | undefined
  /** Text of the invitation. `undocumented`: The portal writes this, though the method's page does not name it. */
  MESSAGE_TEXT?: string | undefined
  /** Custom fields, by the type of each. */
  [name: `UF_USR_${string}`]: UserFieldValue | undefined
}

/** What goes on the wire for `user.add`: invites a person; the result is the new id. Not repeatable. */
export interface UserAddPayload {
  /** `Y`: works here; `N`: dismissed. `undocumented`: The portal writes this, though the method's page does not name it. */
  ACTIVE?: 'Y' | 'N'
  /** E-mail address; the invitation goes there. At most 255 characters. */
  EMAIL: string
  /** First name. At most 50 characters. */
  NAME?: string
  /** Last name. At most 50 characters. */
  LAST_NAME?: string
  /** Middle name. At most 50 characters. */
  SECOND_NAME?: string
  /** `M`, `F`, or empty. */
  PERSONAL_GENDER?: 'M' | 'F' | ''
  /** Profession. At most 255 characters. */
  PERSONAL_PROFESSION?: string
  /** Home page. At most 255 characters. */
  PERSONAL_WWW?: string
  /** Date of birth. `YYYY-MM-DD`, or an instant at midnight UTC. */
  PERSONAL_BIRTHDAY?: string
  /** Photo; empty text deletes it. */
  PERSONAL_PHOTO?: Photo
  /** ICQ. At most 255 characters. */
  PERSONAL_ICQ?: string
  /** Personal phone. At most 255 characters. */
  PERSONAL_PHONE?: string
  /** Personal fax. At most 255 characters. */
  PERSONAL_FAX?: string
  /** Personal mobile phone. At most 255 characters. */
  PERSONAL_MOBILE?: string
  /** Personal pager. At most 255 characters. */
  PERSONAL_PAGER?: string
  /** Home address: street. */
  PERSONAL_STREET?: string
  /** Home address: city. At most 255 characters. */
  PERSONAL_CITY?: string
  /** Home address: region. At most 255 characters. */
  PERSONAL_STATE?: string
  /** Home address: postal code. At most 255 characters. */
  PERSONAL_ZIP?: string
  /** Home address: country, by the product's id or its ISO code. */
  PERSONAL_COUNTRY?: `${bigint}` | ''
  /** Home address: P.O. box. At most 255 characters. */
  PERSONAL_MAILBOX?: string
  /** Notes. */
  PERSONAL_NOTES?: string
  /** Work phone. At most 255 characters. */
  WORK_PHONE?: string
  /** Company. At most 255 characters. */
  WORK_COMPANY?: string
  /** Position. At most 255 characters. */
  WORK_POSITION?: string
  /** Department in words; has nothing to do with the company structure. At most 255 characters. */
  WORK_DEPARTMENT?: string
  /** Company's web site. At most 255 characters. */
  WORK_WWW?: string
  /** Work fax. At most 255 characters. */
  WORK_FAX?: string
  /** Work pager. At most 255 characters. */
  WORK_PAGER?: string
  /** Work address: street. */
  WORK_STREET?: string
  /** Work address: P.O. box. At most 255 characters. */
  WORK_MAILBOX?: string
  /** Work address: city. At most 255 characters. */
  WORK_CITY?: string
  /** Work address: region. At most 255 characters. */
  WORK_STATE?: string
  /** Work address: postal code. At most 255 characters. */
  WORK_ZIP?: string
  /** Work address: country, by the product's id or its ISO code. */
  WORK_COUNTRY?: `${bigint}` | ''
  /** What the company does. */
  WORK_PROFILE?: string
  /** Notes on the work. */
  WORK_NOTES?: string
  /** Link to a Skype chat. */
  UF_SKYPE_LINK?: string
  /** Zoom. */
  UF_ZOOM?: string
  /** Interests. */
  UF_INTERESTS?: string
  /** Skills. */
  UF_SKILLS?: string
  /** Other web sites, in one text. */
  UF_WEB_SITES?: string
  /** Xing. */
  UF_XING?: string
  /** LinkedIn. */
  UF_LINKEDIN?: string
  /** Facebook. */
  UF_FACEBOOK?: string
  /** Twitter. */
  UF_TWITTER?: string
  /** Skype. */
  UF_SKYPE?: string
  /** District. */
  UF_DISTRICT?: string
  /** Extension number, as text. */
  UF_PHONE_INNER?: string
  /** External code: the key of a sync with another system. At most 255 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  XML_ID?: string
  /** Form of address. At most 255 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  TITLE?: string
  /** Time zone, such as `Europe/Berlin`. At most 50 characters. `undocumented`: The portal writes this, though the method's page does not name it. */
  TIME_ZONE?: string
  /** Date of employment, in the portal's own date format. `undocumented`: The portal writes this, though the method's page does not name it. */
  UF_EMPLOYMENT_DATE?: string
  /** Whether work time is kept. `undocumented`: The portal writes this, though the method's page does not name it. */
  UF_TIMEMAN?: 'Y' | 'N' | ''
  /** Departments, by id; required unless `EXTRANET` is `Y`. */
  UF_DEPARTMENT?: number[]
  /** `Y`: an extranet person, who belongs to work groups instead of departments. */
  EXTRANET?: 'Y' | 'N'
  /** Work groups of an extranet person, by id. */
  SONET_GROUP_ID?: number[]
  /** Text of the invitation. `undocumented`: The portal writes this, though the method's page does not name it. */
  MESSAGE_TEXT?: string
  /** Custom fields, by the type of each. */
  [name: `UF_USR_${string}`]: UserFieldPayload
}

/** Parameters of `user.get`: lists people, 50 a page. */
export interface UserGetInput {
  /** What to look for; names may carry a prefix such as `>=`, `!`, `%`, `@`. */
  FILTER?: Filter<UserCriterion> | undefined
  /** Name to sort by; only together with `order`. */
  sort?: UserColumn | undefined
  /** Direction; only together with `sort`. */
  order?: 'ASC' | 'DESC' | 'asc' | 'desc' | undefined
  /** Also what only administrators may see. */
  ADMIN_MODE?: Flag | undefined
  /** Names to return, `*` and `UF_*` among them; newer portals only. */
  select?: readonly UserSelection[] | undefined
  /** Size of photos: 150, 300, 1000 px. */
  IMAGE_RESIZE?: 'small' | 'medium' | 'large' | 'SMALL' | 'MEDIUM' | 'LARGE' | undefined
  /** Offset; -1 switches counting off. -1 or more. */
  start?: Integer | undefined
  /** To look for, where there is no `FILTER`. */
  ID?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  ACTIVE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  IS_ONLINE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  USER_TYPE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  NAME_SEARCH?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  HAS_DEPARTAMENT?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  EXTERNAL_AUTH_ID?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  LAST_LOGIN?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  DATE_REGISTER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  TIMESTAMP_X?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  LAST_ACTIVITY_DATE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_BIRTHDAY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_EMPLOYMENT_DATE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  XML_ID?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  NAME?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  LAST_NAME?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  SECOND_NAME?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  TITLE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  EMAIL?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  TIME_ZONE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  TIME_ZONE_OFFSET?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_GENDER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_PROFESSION?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_WWW?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_PHOTO?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_ICQ?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_PHONE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_FAX?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_MOBILE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_PAGER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_STREET?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_CITY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_STATE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_ZIP?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_COUNTRY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_MAILBOX?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_NOTES?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_PHONE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_COMPANY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_POSITION?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_DEPARTMENT?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_WWW?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_FAX?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_PAGER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_STREET?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_MAILBOX?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_CITY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_STATE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_ZIP?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_COUNTRY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_PROFILE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_LOGO?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_NOTES?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_DEPARTMENT?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_TIMEMAN?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_SKYPE_LINK?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_ZOOM?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_INTERESTS?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_SKILLS?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_WEB_SITES?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_XING?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_LINKEDIN?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_FACEBOOK?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_TWITTER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_SKYPE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_DISTRICT?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_PHONE_INNER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `>${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `<${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `@${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `%${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `=${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `!${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `UF_USR_${string}`]: Criterion | undefined
}

/** What goes on the wire for `user.get`: lists people, 50 a page. */
export type UserGetPayload = {
  /** What to look for; names may carry a prefix such as `>=`, `!`, `%`, `@`. */
  FILTER?: Filter<UserCriterion>
  /** Name to sort by; only together with `order`. */
  sort?: UserColumn
  /** Direction; only together with `sort`. */
  order?: 'ASC' | 'DESC'
  /** Also what only administrators may see. */
  ADMIN_MODE?: true
  /** Names to return, `*` and `UF_*` among them; newer portals only. */
  select?: UserSelection[]
  /** Size of photos: 150, 300, 1000 px. */
  IMAGE_RESIZE?: 'small' | 'medium' | 'large'
  /** Offset; -1 switches counting off. -1 or more. */
  start?: number
}

/** Parameters of `user.search`: finds people, 50 a page. */
export interface UserSearchInput {
  /** What to look for; `FIND` searches quickly. */
  FILTER?: Filter<UserSearchCriterion> | undefined
  /** Name to sort by; only together with `order`. */
  sort?: UserColumn | undefined
  /** Direction; only together with `sort`. */
  order?: 'ASC' | 'DESC' | 'asc' | 'desc' | undefined
  /** Also what only administrators may see. */
  ADMIN_MODE?: Flag | undefined
  /** Names to return, `*` and `UF_*` among them; newer portals only. */
  select?: readonly UserSelection[] | undefined
  /** Size of photos: 150, 300, 1000 px. */
  IMAGE_RESIZE?: 'small' | 'medium' | 'large' | 'SMALL' | 'MEDIUM' | 'LARGE' | undefined
  /** Offset; -1 switches counting off. -1 or more. */
  start?: Integer | undefined
  /** To look for, where there is no `FILTER`. */
  FIND?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_DEPARTMENT_NAME?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  CONFIRM_CODE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  ID?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  ACTIVE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  IS_ONLINE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  USER_TYPE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  NAME_SEARCH?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  HAS_DEPARTAMENT?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  EXTERNAL_AUTH_ID?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  LAST_LOGIN?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  DATE_REGISTER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  TIMESTAMP_X?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  LAST_ACTIVITY_DATE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_BIRTHDAY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_EMPLOYMENT_DATE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  XML_ID?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  NAME?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  LAST_NAME?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  SECOND_NAME?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  TITLE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  EMAIL?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  TIME_ZONE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  TIME_ZONE_OFFSET?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_GENDER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_PROFESSION?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_WWW?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_PHOTO?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_ICQ?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_PHONE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_FAX?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_MOBILE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_PAGER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_STREET?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_CITY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_STATE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_ZIP?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_COUNTRY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_MAILBOX?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  PERSONAL_NOTES?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_PHONE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_COMPANY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_POSITION?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_DEPARTMENT?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_WWW?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_FAX?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_PAGER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_STREET?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_MAILBOX?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_CITY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_STATE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_ZIP?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_COUNTRY?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_PROFILE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_LOGO?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  WORK_NOTES?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_DEPARTMENT?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_TIMEMAN?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_SKYPE_LINK?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_ZOOM?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_INTERESTS?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_SKILLS?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_WEB_SITES?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_XING?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_LINKEDIN?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_FACEBOOK?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_TWITTER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_SKYPE?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_DISTRICT?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  UF_PHONE_INNER?: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `>${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `<${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `@${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `%${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `=${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `!${string}`]: Criterion | undefined
  /** To look for, where there is no `FILTER`. */
  [name: `UF_USR_${string}`]: Criterion | undefined
}

/** What goes on the wire for `user.search`: finds people, 50 a page. */
export type UserSearchPayload = {
  /** What to look for; `FIND` searches quickly. */
  FILTER?: Filter<UserSearchCriterion>
  /** Name to sort by; only together with `order`. */
  sort?: UserColumn
  /** Direction; only together with `sort`. */
  order?: 'ASC' | 'DESC'
  /** Also what only administrators may see. */
  ADMIN_MODE?: true
  /** Names to return, `*` and `UF_*` among them; newer portals only. */
  select?: UserSelection[]
  /** Size of photos: 150, 300, 1000 px. */
  IMAGE_RESIZE?: 'small' | 'medium' | 'large'
  /** Offset; -1 switches counting off. -1 or more. */
  start?: number
}

/** A custom field that is being created, by its type. */
export interface NewUserField<Type extends UserFieldType> {
  /** Code; sent trimmed, in upper case, with `UF_USR_` in front; 50 characters in all. */
  FIELD_NAME: string
  /** Type; case-sensitive. */
  USER_TYPE_ID: Type
  /** Holds several values. */
  MULTIPLE?: Flag | undefined
  /** External code. At most 255 characters. */
  XML_ID?: string | undefined
  /** Position. 1 or more. */
  SORT?: Integer | undefined
  /** Must be filled in. `ignored_by_server`: The page documents this, but the portal drops it. */
  MANDATORY?: Flag | undefined
  /** Shown in the filter. */
  SHOW_FILTER?: Flag | undefined
  /** Shown in lists. `ignored_by_server`: The page documents this, but the portal drops it. */
  SHOW_IN_LIST?: Flag | undefined
  /** Editable. `ignored_by_server`: The page documents this, but the portal drops it. */
  EDIT_IN_LIST?: Flag | undefined
  /** Searched. `ignored_by_server`: The page documents this, but the portal drops it. */
  IS_SEARCHABLE?: Flag | undefined
  /** Caption in forms. At most 255 characters each. */
  EDIT_FORM_LABEL?: Label | undefined
  /** Caption of the column. At most 255 characters each. */
  LIST_COLUMN_LABEL?: Label | undefined
  /** Caption in the filter. At most 255 characters each. */
  LIST_FILTER_LABEL?: Label | undefined
  /** Message for a wrong value. At most 255 characters each. */
  ERROR_MESSAGE?: Label | undefined
  /** Help. At most 255 characters each. */
  HELP_MESSAGE?: Label | undefined
  /** Settings, by type. */
  SETTINGS?: UserFieldSettings[Type] | readonly never[] | undefined
  /** Items of an enumeration. */
  LIST?: (Type extends 'enumeration' ? readonly NewListItem[] : never) | undefined
  /** Default for the five captions. At most 255 characters. */
  LABEL?: string | undefined
}

/** A custom field of any type: `USER_TYPE_ID` decides what else fits. */
export type AnyNewUserField = { [Type in UserFieldType]: NewUserField<Type> }[UserFieldType]

/** Parameters of `user.userfield.add`: creates a custom field; the result is its id. Not repeatable. */
export interface UserFieldAddInput {
  /** The new field. */
  fields: AnyNewUserField
}

/** What goes on the wire for `user.userfield.add`: creates a custom field; the result is its id. Not repeatable. */
export interface UserFieldAddPayload {
  /** The new field. */
  fields: AnyNewUserField & {
    /** Code; sent trimmed, in upper case, with `UF_USR_` in front; 50 characters in all. */
    FIELD_NAME: string
    /** Type; case-sensitive. */
    USER_TYPE_ID: string
    /** Holds several values. */
    MULTIPLE?: 'Y' | 'N'
    /** External code. At most 255 characters. */
    XML_ID?: string
    /** Position. 1 or more. */
    SORT?: number
    /** Must be filled in. `ignored_by_server`: The page documents this, but the portal drops it. */
    MANDATORY?: 'Y' | 'N'
    /** Shown in the filter. */
    SHOW_FILTER?: 'Y' | 'N'
    /** Shown in lists. `ignored_by_server`: The page documents this, but the portal drops it. */
    SHOW_IN_LIST?: 'Y' | 'N'
    /** Editable. `ignored_by_server`: The page documents this, but the portal drops it. */
    EDIT_IN_LIST?: 'Y' | 'N'
    /** Searched. `ignored_by_server`: The page documents this, but the portal drops it. */
    IS_SEARCHABLE?: 'Y' | 'N'
    /** Caption in forms. At most 255 characters each. */
    EDIT_FORM_LABEL?: Label
    /** Caption of the column. At most 255 characters each. */
    LIST_COLUMN_LABEL?: Label
    /** Caption in the filter. At most 255 characters each. */
    LIST_FILTER_LABEL?: Label
    /** Message for a wrong value. At most 255 characters each. */
    ERROR_MESSAGE?: Label
    /** Help. At most 255 characters each. */
    HELP_MESSAGE?: Label
    /** Settings, by type. */
    SETTINGS?: Record<string, unknown>
    /** Items of an enumeration. */
    LIST?: Record<string, unknown>[]
    /** Default for the five captions. At most 255 characters. */
    LABEL?: string
  }
}

/** What may be changed of a custom field, by its type. */
export interface UserFieldChanges<Type extends UserFieldType = UserFieldType> {
  /** External code. At most 255 characters. */
  XML_ID?: string | undefined
  /** Position. 1 or more. */
  SORT?: Integer | undefined
  /** Must be filled in. `ignored_by_server`: The page documents this, but the portal drops it. */
  MANDATORY?: Flag | undefined
  /** Shown in the filter. */
  SHOW_FILTER?: Flag | undefined
  /** Shown in lists. `ignored_by_server`: The page documents this, but the portal drops it. */
  SHOW_IN_LIST?: Flag | undefined
  /** Editable. `ignored_by_server`: The page documents this, but the portal drops it. */
  EDIT_IN_LIST?: Flag | undefined
  /** Searched. `ignored_by_server`: The page documents this, but the portal drops it. */
  IS_SEARCHABLE?: Flag | undefined
  /** Caption in forms. At most 255 characters each. */
  EDIT_FORM_LABEL?: Label | undefined
  /** Caption of the column. At most 255 characters each. */
  LIST_COLUMN_LABEL?: Label | undefined
  /** Caption in the filter. At most 255 characters each. */
  LIST_FILTER_LABEL?: Label | undefined
  /** Message for a wrong value. At most 255 characters each. */
  ERROR_MESSAGE?: Label | undefined
  /** Help. At most 255 characters each. */
  HELP_MESSAGE?: Label | undefined
  /** Settings, by type. */
  SETTINGS?: UserFieldSettings[Type] | readonly never[] | undefined
  /** Items of an enumeration. */
  LIST?: (Type extends 'enumeration' ? readonly ListItemChange[] : never) | undefined
  /** Default for the five captions. At most 255 characters. `ignored_by_server`: The page documents this, but the portal drops it. */
  LABEL?: string | undefined
}

/** Parameters of `user.userfield.update`: changes a custom field. */
export interface UserFieldUpdateInput {
  /** Identifier of the field, not its code. */
  id: Id
  /** What to change. */
  fields: UserFieldChanges
}

/** What goes on the wire for `user.userfield.update`: changes a custom field. */
export interface UserFieldUpdatePayload {
  /** Identifier of the field, not its code. */
  id: number
  /** What to change. */
  fields: {
    /** External code. At most 255 characters. */
    XML_ID?: string
    /** Position. 1 or more. */
    SORT?: number
    /** Must be filled in. `ignored_by_server`: The page documents this, but the portal drops it. */
    MANDATORY?: 'Y' | 'N'
    /** Shown in the filter. */
    SHOW_FILTER?: 'Y' | 'N'
    /** Shown in lists. `ignored_by_server`: The page documents this, but the portal drops it. */
    SHOW_IN_LIST?: 'Y' | 'N'
    /** Editable. `ignored_by_server`: The page documents this, but the portal drops it. */
    EDIT_IN_LIST?: 'Y' | 'N'
    /** Searched. `ignored_by_server`: The page documents this, but the portal drops it. */
    IS_SEARCHABLE?: 'Y' | 'N'
    /** Caption in forms. At most 255 characters each. */
    EDIT_FORM_LABEL?: Label
    /** Caption of the column. At most 255 characters each. */
    LIST_COLUMN_LABEL?: Label
    /** Caption in the filter. At most 255 characters each. */
    LIST_FILTER_LABEL?: Label
    /** Message for a wrong value. At most 255 characters each. */
    ERROR_MESSAGE?: Label
    /** Help. At most 255 characters each. */
    HELP_MESSAGE?: Label
    /** Settings, by type. */
    SETTINGS?: Record<string, unknown>
    /** Items of an enumeration. */
    LIST?: Record<string, unknown>[]
    /** Default for the five captions. At most 255 characters. `ignored_by_server`: The page documents this, but the portal drops it. */
    LABEL?: string
  }
}

/** Parameters of `user.userfield.list`: lists custom fields, all in one answer. */
export interface UserFieldListInput {
  /** Sort order: name and direction. */
  order?: {
    /** Identifier. */
    ID?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Code. */
    FIELD_NAME?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Type. */
    USER_TYPE_ID?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** External code. */
    XML_ID?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Position. */
    SORT?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Always the user entity. `undocumented`: The portal writes this, though the method's page does not name it. */
    ENTITY_ID?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Holds several values. `ignored_by_server`: The page documents this, but the portal drops it. */
    MULTIPLE?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Must be filled in. `ignored_by_server`: The page documents this, but the portal drops it. */
    MANDATORY?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Shown in the filter. `ignored_by_server`: The page documents this, but the portal drops it. */
    SHOW_FILTER?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Shown in lists. `ignored_by_server`: The page documents this, but the portal drops it. */
    SHOW_IN_LIST?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Editable. `ignored_by_server`: The page documents this, but the portal drops it. */
    EDIT_IN_LIST?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
    /** Searched. `ignored_by_server`: The page documents this, but the portal drops it. */
    IS_SEARCHABLE?: 'asc' | 'desc' | 'ASC' | 'DESC' | undefined
  } | undefined
  /** What to look for; exact values only. */
  filter?: ExactFilter<UserFieldCriterion> | undefined
}

/** What goes on the wire for `user.userfield.list`: lists custom fields, all in one answer. */
export interface UserFieldListPayload {
  /** Sort order: name and direction. */
  order?: {
    /** Identifier. */
    ID?: 'asc' | 'desc'
    /** Code. */
    FIELD_NAME?: 'asc' | 'desc'
    /** Type. */
    USER_TYPE_ID?: 'asc' | 'desc'
    /** External code. */
    XML_ID?: 'asc' | 'desc'
    /** Position. */
    SORT?: 'asc' | 'desc'
    /** Always the user entity. `undocumented`: The portal writes this, though the method's page does not name it. */
    ENTITY_ID?: 'asc' | 'desc'
    /** Holds several values. `ignored_by_server`: The page documents this, but the portal drops it. */
    MULTIPLE?: 'asc' | 'desc'
    /** Must be filled in. `ignored_by_server`: The page documents this, but the portal drops it. */
    MANDATORY?: 'asc' | 'desc'
    /** Shown in the filter. `ignored_by_server`: The page documents this, but the portal drops it. */
    SHOW_FILTER?: 'asc' | 'desc'
    /** Shown in lists. `ignored_by_server`: The page documents this, but the portal drops it. */
    SHOW_IN_LIST?: 'asc' | 'desc'
    /** Editable. `ignored_by_server`: The page documents this, but the portal drops it. */
    EDIT_IN_LIST?: 'asc' | 'desc'
    /** Searched. `ignored_by_server`: The page documents this, but the portal drops it. */
    IS_SEARCHABLE?: 'asc' | 'desc'
  }
  /** What to look for; exact values only. */
  filter?: ExactFilter<UserFieldCriterion>
}

/** Parameters of `user.userfield.delete`: deletes a custom field and its values on all people. */
export interface UserFieldDeleteInput {
  /** Identifier of the field, not its code. */
  id: Id
}

/** What goes on the wire for `user.userfield.delete`: deletes a custom field and its values on all people. */
export interface UserFieldDeletePayload {
  /** Identifier of the field, not its code. */
  id: number
}

/** Input of each method, by its REST name. */
export interface Inputs {
  /** Changes a person. */
  'user.update': UserUpdateInput
  /** Invites a person; the result is the new id. Not repeatable. */
  'user.add': UserAddInput
  /** Lists people, 50 a page. */
  'user.get': UserGetInput
  /** Finds people, 50 a page. */
  'user.search': UserSearchInput
  /** The person on whose behalf the call is made. */
  'user.current': NoInput
  /** Titles of the fields of a person. */
  'user.fields': NoInput
  /** Creates a custom field; the result is its id. Not repeatable. */
  'user.userfield.add': UserFieldAddInput
  /** Changes a custom field. */
  'user.userfield.update': UserFieldUpdateInput
  /** Lists custom fields, all in one answer. */
  'user.userfield.list': UserFieldListInput
  /** Deletes a custom field and its values on all people. */
  'user.userfield.delete': UserFieldDeleteInput
}

/** What each method sends, by its REST name. */
export interface Payloads {
  /** Changes a person. */
  'user.update': UserUpdatePayload
  /** Invites a person; the result is the new id. Not repeatable. */
  'user.add': UserAddPayload
  /** Lists people, 50 a page. */
  'user.get': UserGetPayload
  /** Finds people, 50 a page. */
  'user.search': UserSearchPayload
  /** The person on whose behalf the call is made. */
  'user.current': NoInput
  /** Titles of the fields of a person. */
  'user.fields': NoInput
  /** Creates a custom field; the result is its id. Not repeatable. */
  'user.userfield.add': UserFieldAddPayload
  /** Changes a custom field. */
  'user.userfield.update': UserFieldUpdatePayload
  /** Lists custom fields, all in one answer. */
  'user.userfield.list': UserFieldListPayload
  /** Deletes a custom field and its values on all people. */
  'user.userfield.delete': UserFieldDeletePayload
}
