/** A moment that the portal gives as text, or as `{}` when it fails to write it out. */
export type Moment = string | Record<string, never>

/**
 * A person as the portal returns them.
 * Empty columns are left out, and the scope of the caller decides which are shown.
 */
export interface User {
  ID?: `${bigint}`
  /** A JSON boolean here, though `user.update` wants `Y` or `N`; the client translates. */
  ACTIVE?: boolean
  XML_ID?: string
  NAME?: string
  LAST_NAME?: string
  SECOND_NAME?: string
  TITLE?: string
  EMAIL?: string
  IS_ONLINE?: 'Y' | 'N'
  /** `employee`, `extranet`, `email` and others. */
  USER_TYPE?: string
  TIME_ZONE?: string
  TIME_ZONE_OFFSET?: string
  TIMESTAMP_X?: Moment
  DATE_REGISTER?: string
  LAST_LOGIN?: string
  LAST_ACTIVITY_DATE?: Moment
  PERSONAL_PROFESSION?: string
  PERSONAL_GENDER?: 'M' | 'F' | ''
  /** An instant, midnight UTC of the day; empty when unset. */
  PERSONAL_BIRTHDAY?: string
  /** Absolute address of the picture. */
  PERSONAL_PHOTO?: string
  PERSONAL_WWW?: string
  PERSONAL_ICQ?: string
  PERSONAL_PHONE?: string
  PERSONAL_FAX?: string
  PERSONAL_MOBILE?: string
  PERSONAL_PAGER?: string
  PERSONAL_STREET?: string
  PERSONAL_CITY?: string
  PERSONAL_STATE?: string
  PERSONAL_ZIP?: string
  /** Number of the country in the portal's own list. */
  PERSONAL_COUNTRY?: string
  PERSONAL_MAILBOX?: string
  PERSONAL_NOTES?: string
  WORK_COMPANY?: string
  WORK_DEPARTMENT?: string
  WORK_POSITION?: string
  WORK_WWW?: string
  WORK_PHONE?: string
  WORK_FAX?: string
  WORK_PAGER?: string
  WORK_STREET?: string
  WORK_MAILBOX?: string
  WORK_CITY?: string
  WORK_STATE?: string
  WORK_ZIP?: string
  /** Number of the country in the portal's own list. */
  WORK_COUNTRY?: string
  WORK_PROFILE?: string
  /** Absolute address of the picture. */
  WORK_LOGO?: string
  WORK_NOTES?: string
  /** Departments; `false` when there are none. */
  UF_DEPARTMENT?: number[] | false
  UF_EMPLOYMENT_DATE?: string
  UF_TIMEMAN?: string
  UF_PHONE_INNER?: string
  UF_DISTRICT?: string
  UF_SKYPE?: string
  UF_SKYPE_LINK?: string
  UF_ZOOM?: string
  UF_TWITTER?: string
  UF_FACEBOOK?: string
  UF_LINKEDIN?: string
  UF_XING?: string
  UF_WEB_SITES?: string
  UF_SKILLS?: string
  UF_INTERESTS?: string
  /** Custom fields, by the type of each. */
  [name: `UF_USR_${string}`]: unknown
}
