import type { fields } from 'b24-users/fields'

type Known = (typeof fields)['user.update'][number]

/** Wire name of a field that every portal has and writes. */
export type StockName = Exclude<Known['name'], 'ID' | 'WORK_LOGO'>

/** What a field is called, and what its reader needs to know to fill it. */
interface FieldText {
  label?: string
  help?: string
}

/** Fields that are called otherwise than in the package, or need help to be filled, by wire name. */
export const fieldText: Readonly<Partial<Record<StockName, FieldText>>> = {
  PERSONAL_PHOTO: { help: 'JPG, PNG, GIF, BMP or WebP.' },
  ACTIVE: { label: 'Status' },
  EMAIL: { label: 'E-mail' },
  PERSONAL_MOBILE: { label: 'Mobile phone' },
  UF_PHONE_INNER: { label: 'Extension' },
  PERSONAL_PHONE: { label: 'Home phone' },
  PERSONAL_FAX: { label: 'Home fax' },
  PERSONAL_PAGER: { label: 'Home pager' },
  UF_DEPARTMENT: {
    label: 'Departments',
    help: 'Department numbers from the company structure; press Enter after each.',
  },
  WORK_DEPARTMENT: {
    label: 'Department name',
    help: 'Free text, without effect on the company structure.',
  },
  WORK_PROFILE: { label: 'Field of work' },
  WORK_WWW: { label: 'Company website' },
  PERSONAL_GENDER: { label: 'Gender' },
  PERSONAL_BIRTHDAY: { label: 'Birthday', help: 'YYYY-MM-DD, for example 1990-12-31.' },
  PERSONAL_WWW: { label: 'Personal website' },
  PERSONAL_STREET: { label: 'Street' },
  PERSONAL_CITY: { label: 'City' },
  PERSONAL_ZIP: { label: 'Postal code' },
  PERSONAL_STATE: { label: 'State or region' },
  PERSONAL_MAILBOX: { label: 'P.O. box' },
  PERSONAL_COUNTRY: { label: 'Country', help: 'Number of the country in the portal’s list.' },
  WORK_STREET: { label: 'Street' },
  WORK_CITY: { label: 'City' },
  WORK_ZIP: { label: 'Postal code' },
  WORK_STATE: { label: 'State or region' },
  WORK_MAILBOX: { label: 'P.O. box' },
  WORK_COUNTRY: { label: 'Country', help: 'Number of the country in the portal’s list.' },
  UF_SKYPE_LINK: { label: 'Skype chat link' },
  UF_WEB_SITES: { label: 'Other websites' },
  WORK_NOTES: { label: 'Work notes' },
  PERSONAL_NOTES: { label: 'Personal notes' },
  XML_ID: { label: 'External ID' },
  TIME_ZONE: { label: 'Time zone', help: 'Name such as Europe/Berlin.' },
  UF_EMPLOYMENT_DATE: {
    label: 'Employment date',
    help: 'In the portal’s own date format: the portal does not convert it.',
  },
  UF_TIMEMAN: { label: 'Tracks working time', help: 'Y or N.' },
}
