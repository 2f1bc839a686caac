/** How the server treats what is written into a column. */
export type Kind =
  | 'text'
  | 'phone'
  | 'email'
  | 'active'
  | 'gender'
  | 'country'
  | 'birthday'
  | 'photo'
  | 'logo'
  | 'moment'
  | 'custom'
  | 'departments'
  | 'employment'
  | 'readonly'

/** The least scope that may read a column. */
export type Reader = 'user_brief' | 'user_basic' | 'user'

export interface Column {
  readonly kind: Kind
  readonly reader: Reader
  readonly title: string
  /** Width in characters; the database cuts what is longer. */
  readonly width?: number
}

const column = (kind: Kind, reader: Reader, title: string, width?: number): Column => ({
  kind,
  reader,
  title,
  ...(width === undefined ? {} : { width }),
})
const brief = (title: string, width = 255) => column('text', 'user_brief', title, width)
const basic = (title: string, width = 255) => column('text', 'user_basic', title, width)
const custom = (reader: Reader, title: string) => column('custom', reader, title)

/** The columns of a person that REST can see, in the order `user.fields` lists them. */
export const columns: Readonly<Record<string, Column>> = {
  ID: column('readonly', 'user_brief', 'ID'),
  XML_ID: brief('External code'),
  ACTIVE: column('active', 'user_brief', 'Activity'),
  NAME: brief('First Name', 50),
  LAST_NAME: brief('Last Name', 50),
  SECOND_NAME: brief('Middle Name', 50),
  TITLE: brief('User List'),
  EMAIL: column('email', 'user_basic', 'E-Mail', 255),
  LAST_LOGIN: column('readonly', 'user', 'Last Login'),
  DATE_REGISTER: column('readonly', 'user_brief', 'Registration Date'),
  TIME_ZONE: brief('TIME_ZONE', 50),
  IS_ONLINE: column('readonly', 'user_brief', 'IS_ONLINE'),
  TIMESTAMP_X: column('moment', 'user_brief', 'TIMESTAMP_X'),
  LAST_ACTIVITY_DATE: column('moment', 'user_brief', 'LAST_ACTIVITY_DATE'),
  PERSONAL_GENDER: column('gender', 'user_brief', 'Gender'),
  PERSONAL_PROFESSION: brief('Profession'),
  PERSONAL_WWW: column('text', 'user', 'Homepage', 255),
  PERSONAL_BIRTHDAY: column('birthday', 'user_brief', 'Birthday'),
  PERSONAL_PHOTO: column('photo', 'user_brief', 'Photo'),
  PERSONAL_ICQ: column('text', 'user', 'ICQ', 255),
  PERSONAL_PHONE: column('phone', 'user_basic', 'Personal Phone', 255),
  PERSONAL_FAX: basic('Fax'),
  PERSONAL_MOBILE: column('phone', 'user_basic', 'Personal Mobile', 255),
  PERSONAL_PAGER: basic('Pager'),
  PERSONAL_STREET: basic('Street Address', Infinity),
  PERSONAL_CITY: brief('City of Residence'),
  PERSONAL_STATE: brief('Region / Territory'),
  PERSONAL_ZIP: basic('Postal Code'),
  PERSONAL_COUNTRY: column('country', 'user_brief', 'Country'),
  PERSONAL_MAILBOX: basic('Mailbox'),
  PERSONAL_NOTES: basic('Additional Notes', Infinity),
  WORK_PHONE: column('phone', 'user_basic', 'Company Phone', 255),
  WORK_COMPANY: basic('Company'),
  WORK_POSITION: brief('Position'),
  WORK_DEPARTMENT: basic('Department'),
  WORK_WWW: basic('Company Website'),
  WORK_FAX: basic('WORK_FAX'),
  WORK_PAGER: basic('WORK_PAGER'),
  WORK_STREET: basic('WORK_STREET', Infinity),
  WORK_MAILBOX: basic('WORK_MAILBOX'),
  WORK_CITY: brief('City of Work'),
  WORK_STATE: brief('WORK_STATE'),
  WORK_ZIP: basic('WORK_ZIP'),
  WORK_COUNTRY: column('country', 'user_brief', 'WORK_COUNTRY'),
  WORK_PROFILE: basic('WORK_PROFILE', Infinity),
  WORK_LOGO: column('logo', 'user_basic', 'WORK_LOGO'),
  WORK_NOTES: basic('WORK_NOTES', Infinity),
  UF_SKYPE_LINK: custom('user_basic', 'Skype Chat Link'),
  UF_ZOOM: custom('user_basic', 'Zoom'),
  UF_EMPLOYMENT_DATE: column('employment', 'user_brief', 'Employment Date'),
  UF_TIMEMAN: custom('user_brief', 'Time Management'),
  UF_DEPARTMENT: column('departments', 'user_brief', 'Departments'),
  UF_INTERESTS: custom('user_brief', 'Interests'),
  UF_SKILLS: custom('user_brief', 'Skills'),
  UF_WEB_SITES: custom('user_basic', 'Other Websites'),
  UF_XING: custom('user_basic', 'Xing'),
  UF_LINKEDIN: custom('user_basic', 'LinkedIn'),
  UF_FACEBOOK: custom('user_basic', 'Facebook'),
  UF_TWITTER: custom('user_basic', 'Twitter'),
  UF_SKYPE: custom('user_basic', 'Skype'),
  UF_DISTRICT: custom('user_basic', 'District'),
  UF_PHONE_INNER: custom('user_brief', 'Internal Phone'),
  USER_TYPE: column('readonly', 'user_brief', 'USER_TYPE'),
}

/** The column of a name, `undefined` for names outside the table. */
export function columnOf(name: string): Column | undefined {
  return Object.hasOwn(columns, name) ? columns[name] : undefined
}
