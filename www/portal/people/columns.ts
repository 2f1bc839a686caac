/** How the server treats what is written into a column. */
export type Kind =
  | 'text'
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
  ACTIVE: column('active', 'user_brief', 'Active'),
  NAME: brief('First name', 50),
  LAST_NAME: brief('Last name', 50),
  SECOND_NAME: brief('Middle name', 50),
  TITLE: brief('Salutation'),
  EMAIL: column('email', 'user_basic', 'E-mail', 255),
  LAST_LOGIN: column('readonly', 'user', 'Last login'),
  DATE_REGISTER: column('readonly', 'user_brief', 'Registered on'),
  TIME_ZONE: brief('Time zone', 50),
  IS_ONLINE: column('readonly', 'user_brief', 'Online'),
  TIMESTAMP_X: column('moment', 'user_brief', 'Modified on'),
  LAST_ACTIVITY_DATE: column('moment', 'user_brief', 'Last activity'),
  PERSONAL_GENDER: column('gender', 'user_brief', 'Gender'),
  PERSONAL_PROFESSION: brief('Profession'),
  PERSONAL_WWW: column('text', 'user', 'Home page', 255),
  PERSONAL_BIRTHDAY: column('birthday', 'user_brief', 'Date of birth'),
  PERSONAL_PHOTO: column('photo', 'user_brief', 'Photo'),
  PERSONAL_ICQ: column('text', 'user', 'ICQ', 255),
  PERSONAL_PHONE: basic('Home phone'),
  PERSONAL_FAX: basic('Home fax'),
  PERSONAL_MOBILE: basic('Mobile phone'),
  PERSONAL_PAGER: basic('Pager'),
  PERSONAL_STREET: basic('Home street', Infinity),
  PERSONAL_CITY: brief('Home city'),
  PERSONAL_STATE: brief('Home region'),
  PERSONAL_ZIP: basic('Home postcode'),
  PERSONAL_COUNTRY: column('country', 'user_brief', 'Home country'),
  PERSONAL_MAILBOX: basic('Home post box'),
  PERSONAL_NOTES: basic('Personal notes', Infinity),
  WORK_PHONE: basic('Work phone'),
  WORK_COMPANY: basic('Company'),
  WORK_POSITION: brief('Position'),
  WORK_DEPARTMENT: basic('Department name'),
  WORK_WWW: basic('Company site'),
  WORK_FAX: basic('Work fax'),
  WORK_PAGER: basic('Work pager'),
  WORK_STREET: basic('Work street', Infinity),
  WORK_MAILBOX: basic('Work post box'),
  WORK_CITY: brief('Work city'),
  WORK_STATE: brief('Work region'),
  WORK_ZIP: basic('Work postcode'),
  WORK_COUNTRY: column('country', 'user_brief', 'Work country'),
  WORK_PROFILE: basic('Company profile', Infinity),
  WORK_LOGO: column('logo', 'user_basic', 'Company logo'),
  WORK_NOTES: basic('Work notes', Infinity),
  UF_SKYPE_LINK: custom('user_basic', 'Skype chat link'),
  UF_ZOOM: custom('user_basic', 'Zoom'),
  UF_EMPLOYMENT_DATE: column('employment', 'user_brief', 'Employed since'),
  UF_TIMEMAN: custom('user_brief', 'Working hours'),
  UF_DEPARTMENT: column('departments', 'user_brief', 'Departments'),
  UF_INTERESTS: custom('user_brief', 'Interests'),
  UF_SKILLS: custom('user_brief', 'Skills'),
  UF_WEB_SITES: custom('user_basic', 'Other web sites'),
  UF_XING: custom('user_basic', 'Xing'),
  UF_LINKEDIN: custom('user_basic', 'LinkedIn'),
  UF_FACEBOOK: custom('user_basic', 'Facebook'),
  UF_TWITTER: custom('user_basic', 'Twitter'),
  UF_SKYPE: custom('user_basic', 'Skype'),
  UF_DISTRICT: custom('user_basic', 'District'),
  UF_PHONE_INNER: custom('user_brief', 'Extension number'),
  USER_TYPE: column('readonly', 'user_brief', 'User type'),
}

/** The column of a name, `undefined` for names outside the table. */
export function columnOf(name: string): Column | undefined {
  return Object.hasOwn(columns, name) ? columns[name] : undefined
}
