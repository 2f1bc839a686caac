import type { OwnValues } from './own.ts'

/** A moment that the portal gives as text without a zone, or as `{}` when it fails to write it out. */
export type Moment = string | Record<string, never>

/**
 * A person as the portal returns them.
 * Empty columns are left out, and the scope of the caller decides which are shown.
 */
export interface User extends OwnValues {
  /** Identifier, as text; `user.update` takes it as it is. */
  ID?: `${bigint}`
  /** Whether the person works here. A JSON boolean, though the portal wants `Y` or `N` back; the client translates. */
  ACTIVE?: boolean
  /** External code: the key of a sync with another system. */
  XML_ID?: string
  /** First name. */
  NAME?: string
  /** Last name. */
  LAST_NAME?: string
  /** Middle name. */
  SECOND_NAME?: string
  /** Form of address. */
  TITLE?: string
  /** E-mail address; not shown to the scope `user_brief`. */
  EMAIL?: string
  /** Whether the person is online. Read only. */
  IS_ONLINE?: 'Y' | 'N'
  /** Kind of person: `employee`, `extranet`, `email` and others. Read only. */
  USER_TYPE?: string
  /** Time zone, such as `Europe/Berlin`. */
  TIME_ZONE?: string
  /** Offset of the person's clock in seconds, as text. */
  TIME_ZONE_OFFSET?: string
  /** When the record was last changed. Read only. */
  TIMESTAMP_X?: Moment
  /** When the person was added. Read only. */
  DATE_REGISTER?: string
  /** When the person last signed in; shown to the scope `user` alone. */
  LAST_LOGIN?: string
  /** When the person was last seen. Read only. */
  LAST_ACTIVITY_DATE?: Moment
  /** Profession. */
  PERSONAL_PROFESSION?: string
  /** Gender; empty when unset. */
  PERSONAL_GENDER?: 'M' | 'F' | ''
  /**
   * Date of birth, as an instant: midnight UTC of the day, written with the server's offset. Take its date in UTC;
   * `user.update` takes the text as it is. Empty when unset.
   */
  PERSONAL_BIRTHDAY?: string
  /** Photo, as the absolute address of the picture. */
  PERSONAL_PHOTO?: string
  /** Home page; shown to the scope `user` alone. */
  PERSONAL_WWW?: string
  /** ICQ; shown to the scope `user` alone. */
  PERSONAL_ICQ?: string
  /** Personal phone. */
  PERSONAL_PHONE?: string
  /** Personal fax. */
  PERSONAL_FAX?: string
  /** Personal mobile phone. */
  PERSONAL_MOBILE?: string
  /** Personal pager. */
  PERSONAL_PAGER?: string
  /** Home address: street. */
  PERSONAL_STREET?: string
  /** Home address: city. */
  PERSONAL_CITY?: string
  /** Home address: region. */
  PERSONAL_STATE?: string
  /** Home address: postal code. */
  PERSONAL_ZIP?: string
  /** Home address: id in the product's list of countries. */
  PERSONAL_COUNTRY?: string
  /** Home address: P.O. box. */
  PERSONAL_MAILBOX?: string
  /** Notes. */
  PERSONAL_NOTES?: string
  /** Company. */
  WORK_COMPANY?: string
  /** Department in words; has nothing to do with {@link User.UF_DEPARTMENT | the company structure}. */
  WORK_DEPARTMENT?: string
  /** Position. */
  WORK_POSITION?: string
  /** Company's web site. */
  WORK_WWW?: string
  /** Work phone. */
  WORK_PHONE?: string
  /** Work fax. */
  WORK_FAX?: string
  /** Work pager. */
  WORK_PAGER?: string
  /** Work address: street. */
  WORK_STREET?: string
  /** Work address: P.O. box. */
  WORK_MAILBOX?: string
  /** Work address: city. */
  WORK_CITY?: string
  /** Work address: region. */
  WORK_STATE?: string
  /** Work address: postal code. */
  WORK_ZIP?: string
  /** Work address: id in the product's list of countries. */
  WORK_COUNTRY?: string
  /** What the company does. */
  WORK_PROFILE?: string
  /** Company's logo, as the absolute address of the picture. */
  WORK_LOGO?: string
  /** Notes on the work. */
  WORK_NOTES?: string
  /** Departments, by id; `false` when there are none. */
  UF_DEPARTMENT?: number[] | false
  /** Date of employment, in the portal's own date format. */
  UF_EMPLOYMENT_DATE?: string
  /** Whether work time is kept. */
  UF_TIMEMAN?: string
  /** Extension number, as text. */
  UF_PHONE_INNER?: string
  /** District. */
  UF_DISTRICT?: string
  /** Skype. */
  UF_SKYPE?: string
  /** Link to a Skype chat. */
  UF_SKYPE_LINK?: string
  /** Zoom. */
  UF_ZOOM?: string
  /** Twitter. */
  UF_TWITTER?: string
  /** Facebook. */
  UF_FACEBOOK?: string
  /** LinkedIn. */
  UF_LINKEDIN?: string
  /** Xing. */
  UF_XING?: string
  /** Other web sites, in one text. */
  UF_WEB_SITES?: string
  /** Skills. */
  UF_SKILLS?: string
  /** Interests. */
  UF_INTERESTS?: string
  /** Custom fields, by the type of each. */
  [name: `UF_USR_${string}`]: unknown
}

/** A person of whom the id is known in any case. */
export interface FoundUser extends User {
  ID: `${bigint}`
}

/** The person on whose behalf calls are made. */
export type CurrentUser = FoundUser
