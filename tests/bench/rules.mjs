/**
 * What every contender is asked to check: the 52 documented fields of `user.update`, by rules that all of them can express.
 *
 * Ours are stricter here and wider there (`tests/vectors`); the sample keeps to what both agree on.
 */

/** @typedef {'id' | 'flag' | 'email' | 'gender' | 'date' | 'image' | 'departments' | 'line' | 'text'} Kind */

/** The only field that has to be there. */
export const required = 'ID'

export const lineLimit = 255

export const largest = Number.MAX_SAFE_INTEGER

/** Ids as `user.get` returns them: digits, without a zero before them. */
export const digits = '^[1-9]\\d{0,14}$'

/** A dot in the domain is needed; labels neither begin nor end with a hyphen. */
export const address = (() => {
  const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
  return `^[\\w.!#$%&'*+/=?^\`{|}~-]+@${label}(?:\\.${label})+$`
})()

/** A day that exists, in leap years too, or nothing. */
export const dayOrEmpty = (() => {
  const long = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])'
  const short = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)'
  const february = '02-(?:0[1-9]|1\\d|2[0-8])'
  const leap = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29'
  return `^(?:|\\d{4}-(?:${long}|${short}|${february})|${leap})$`
})()

export const base64 = '^[A-Za-z0-9+/]+={0,2}$'

/** @type {Readonly<Record<string, Kind>>} */
export const rules = {
  ID: 'id',
  ACTIVE: 'flag',
  EMAIL: 'email',
  NAME: 'line',
  LAST_NAME: 'line',
  SECOND_NAME: 'line',
  PERSONAL_GENDER: 'gender',
  PERSONAL_PROFESSION: 'line',
  PERSONAL_WWW: 'line',
  PERSONAL_BIRTHDAY: 'date',
  PERSONAL_PHOTO: 'image',
  PERSONAL_ICQ: 'line',
  PERSONAL_PHONE: 'line',
  PERSONAL_FAX: 'line',
  PERSONAL_MOBILE: 'line',
  PERSONAL_PAGER: 'line',
  PERSONAL_STREET: 'line',
  PERSONAL_CITY: 'line',
  PERSONAL_STATE: 'line',
  PERSONAL_ZIP: 'line',
  PERSONAL_COUNTRY: 'line',
  PERSONAL_MAILBOX: 'line',
  PERSONAL_NOTES: 'text',
  WORK_PHONE: 'line',
  WORK_COMPANY: 'line',
  WORK_POSITION: 'line',
  WORK_DEPARTMENT: 'line',
  WORK_WWW: 'line',
  WORK_FAX: 'line',
  WORK_PAGER: 'line',
  WORK_STREET: 'line',
  WORK_MAILBOX: 'line',
  WORK_CITY: 'line',
  WORK_STATE: 'line',
  WORK_ZIP: 'line',
  WORK_COUNTRY: 'line',
  WORK_PROFILE: 'text',
  WORK_LOGO: 'image',
  WORK_NOTES: 'text',
  UF_SKYPE_LINK: 'line',
  UF_ZOOM: 'line',
  UF_DEPARTMENT: 'departments',
  UF_INTERESTS: 'text',
  UF_SKILLS: 'text',
  UF_WEB_SITES: 'text',
  UF_XING: 'line',
  UF_LINKEDIN: 'line',
  UF_FACEBOOK: 'line',
  UF_TWITTER: 'line',
  UF_SKYPE: 'line',
  UF_DISTRICT: 'line',
  UF_PHONE_INNER: 'line',
}
