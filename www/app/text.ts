import type { FieldName } from './fields.ts'

/** What a field is called, and what its reader needs to know to fill it. */
interface FieldText {
  label: string
  help?: string
}

/** Every label of the form, by wire name. */
export const fieldText: Readonly<Record<FieldName, FieldText>> = {
  PERSONAL_PHOTO: { label: 'Photo', help: 'JPG, PNG, GIF, BMP or WebP.' },
  NAME: { label: 'First name' },
  LAST_NAME: { label: 'Last name' },
  SECOND_NAME: { label: 'Middle name' },
  ACTIVE: { label: 'Status' },
  EMAIL: { label: 'E-mail' },
  PERSONAL_MOBILE: { label: 'Mobile phone' },
  WORK_PHONE: { label: 'Work phone' },
  UF_PHONE_INNER: { label: 'Extension' },
  PERSONAL_PHONE: { label: 'Home phone' },
  WORK_FAX: { label: 'Work fax' },
  WORK_PAGER: { label: 'Work pager' },
  PERSONAL_FAX: { label: 'Home fax' },
  PERSONAL_PAGER: { label: 'Home pager' },
  WORK_POSITION: { label: 'Position' },
  UF_DEPARTMENT: {
    label: 'Departments',
    help: 'Department numbers from the company structure; press Enter after each.',
  },
  WORK_COMPANY: { label: 'Company' },
  WORK_DEPARTMENT: {
    label: 'Department name',
    help: 'Free text, without effect on the company structure.',
  },
  WORK_PROFILE: { label: 'Field of work' },
  WORK_WWW: { label: 'Company website' },
  PERSONAL_GENDER: { label: 'Gender' },
  PERSONAL_BIRTHDAY: { label: 'Birthday', help: 'YYYY-MM-DD, for example 1990-12-31.' },
  PERSONAL_PROFESSION: { label: 'Profession' },
  PERSONAL_WWW: { label: 'Personal website' },
  UF_SKILLS: { label: 'Skills' },
  UF_INTERESTS: { label: 'Interests' },
  PERSONAL_STREET: { label: 'Street' },
  PERSONAL_CITY: { label: 'City' },
  PERSONAL_ZIP: { label: 'Postal code' },
  PERSONAL_STATE: { label: 'State or region' },
  UF_DISTRICT: { label: 'District' },
  PERSONAL_MAILBOX: { label: 'P.O. box' },
  PERSONAL_COUNTRY: { label: 'Country', help: 'Number of the country in the portal’s list.' },
  WORK_STREET: { label: 'Street' },
  WORK_CITY: { label: 'City' },
  WORK_ZIP: { label: 'Postal code' },
  WORK_STATE: { label: 'State or region' },
  WORK_MAILBOX: { label: 'P.O. box' },
  WORK_COUNTRY: { label: 'Country', help: 'Number of the country in the portal’s list.' },
  UF_SKYPE: { label: 'Skype' },
  UF_SKYPE_LINK: { label: 'Skype chat link' },
  UF_ZOOM: { label: 'Zoom' },
  UF_LINKEDIN: { label: 'LinkedIn' },
  UF_FACEBOOK: { label: 'Facebook' },
  UF_TWITTER: { label: 'Twitter' },
  UF_XING: { label: 'Xing' },
  UF_WEB_SITES: { label: 'Other websites' },
  PERSONAL_ICQ: { label: 'ICQ' },
  WORK_NOTES: { label: 'Work notes' },
  PERSONAL_NOTES: { label: 'Personal notes' },
  TITLE: { label: 'Form of address' },
  XML_ID: { label: 'External ID' },
  TIME_ZONE: { label: 'Time zone', help: 'Name such as Europe/Berlin.' },
  UF_EMPLOYMENT_DATE: {
    label: 'Employment date',
    help: 'In the portal’s own date format: the portal does not convert it.',
  },
  UF_TIMEMAN: { label: 'Tracks working time', help: 'Y or N.' },
}

function duration(seconds: number): string {
  if (seconds < 0.001) return 'less than 1 ms'
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`
}

/** Every other text of the app, in English. */
export const text = {
  app: { title: 'People', busy: 'Connecting to the portal…' },

  frame: {
    outside: {
      title: 'Open this page inside Bitrix24',
      description:
        'This application edits the people of a Bitrix24 portal and works only inside the portal’s own page. Open it from the list of applications in your portal.',
    },
    script: {
      title: 'The portal’s script did not load',
      description:
        'The application needs the BX24 script of your portal. Check the connection, or whether a browser extension blocks it, and reload the page.',
    },
    silent: {
      title: 'The portal does not answer',
      description:
        'The page around this application did not answer in time. Reload the portal page and open the application again.',
    },
    failed: {
      title: 'The application could not start',
      description: 'The part that checks and sends the data did not load.',
    },
    reload: 'Reload',
  },

  list: {
    heading: 'Choose a person',
    search: 'Search people',
    placeholder: 'Name, e-mail, position…',
    options: 'People',
    none: 'Nobody found.',
    loading: 'Loading people…',
    more: 'Load more',
    failed: 'The list could not be loaded',
    retry: 'Try again',
    count: (shown: number, total: number): string =>
      total > shown ? `${shown} of ${total} people` : `${shown} ${shown === 1 ? 'person' : 'people'}`,
  },

  person: {
    nameless: (id: number): string => `Person ${id}`,
    id: (id: number): string => `ID ${id}`,
    dismissed: 'Dismissed',
    extranet: 'Extranet',
    loading: 'Loading this person…',
    missing: 'The portal shows nobody with this number.',
    failed: 'This person could not be loaded',
    retry: 'Try again',
    back: 'All people',
    placeholder: {
      title: 'Nobody chosen',
      description: 'Choose a person from the list to see and change their details.',
    },
  },

  groups: {
    identity: 'Identity and status',
    contacts: 'Contacts',
    work: 'Work',
    personal: 'Personal',
    workAddress: 'Work address',
    homeAddress: 'Home address',
    social: 'Social and web',
    notes: 'Notes',
    advanced: 'Advanced',
  },
  groupNotes: {
    work: 'The company logo is not here: the portal ignores it in this method.',
    advanced: 'These fields work, but the portal’s documentation does not list them.',
  },
  changes: (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`,
  problems: (count: number): string => `${count} ${count === 1 ? 'problem' : 'problems'}`,

  field: {
    changed: 'Changed',
    warning: 'Note:',
    active: 'Active employee',
    dismissed: 'Dismissed',
    gender: { M: 'Male', F: 'Female', none: 'Not given' },
    photo: {
      choose: 'Choose image',
      remove: 'Delete photo',
      undo: 'Undo',
      chosen: (name: string): string => `New: ${name}`,
      removed: 'Will be deleted.',
      unreadable: 'This file could not be read.',
    },
  },

  review: {
    heading: 'Before you save',
    clean: 'No changes yet.',
    problems: 'Fix these first',
    warnings: 'Good to know: it will be sent as asked',
    payload: 'What will be sent to user.update',
    blocked: 'There is nothing to show until the problems are fixed.',
    shortened: (start: string, length: number): string =>
      `${start}… (${length.toLocaleString('en')} characters)`,
  },

  save: {
    region: 'Save changes',
    save: 'Save',
    saving: 'Saving…',
    discard: 'Discard',
  },

  confirm: {
    cancel: 'Keep editing',
    save: 'Save changes',
    dismiss: 'Dismiss',
    activate: 'Activate',
    dismissTitle: (name: string): string => `Dismiss ${name}?`,
    dismissPoint: (name: string): string =>
      `${name} will be logged out at once and can no longer enter the portal.`,
    activateTitle: (name: string): string => `Activate ${name}?`,
    activatePoint: (name: string): string =>
      `${name} will be able to enter the portal again and may take up a licence.`,
    severalTitle: (name: string): string => `Save these changes of ${name}?`,
    departmentsTitle: (name: string): string => `Remove ${name} from every department?`,
    departmentsPoint: (name: string): string =>
      `Without a department ${name} is no longer an employee of the intranet.`,
    photoTitle: (name: string): string => `Delete the photo of ${name}?`,
    photoPoint: 'The portal keeps no copy of the photo.',
    leaveTitle: 'Leave without saving?',
    leavePoint: (name: string, count: number): string =>
      `${count === 1 ? 'One change' : `${count} changes`} of ${name} will be lost.`,
    leave: 'Discard changes',
  },

  answer: {
    region: 'Answer of the portal',
    saved: 'Saved',
    savedDetail: (seconds: number | undefined): string =>
      seconds === undefined
        ? 'The portal answered true.'
        : `The portal answered true after ${duration(seconds)}.`,
    different: 'Saved, but not everything was kept',
    differentDetail: (count: number): string =>
      `It holds ${count === 1 ? 'another value than was sent' : `other values than were sent in ${count} fields`}: it may ignore what it does not have, or what you may not change.`,
    held: 'What the portal holds now',
    kept: (held: string, sent: string): string => `The portal kept ${held}, not ${sent}.`,
    same: 'As sent',
    unverified: 'The portal answered true, but the person could not be read back',
    warnings: 'Remarks on what was sent',
    empty: '(empty)',
    photo: { present: '(photo)', replaced: '(new photo)' },
    uncertain: 'Whether the portal saved the changes is unknown. Sending them again does no harm.',
    retry: 'Send again',
  },

  failure: {
    validation: { title: 'Nothing was sent', detail: 'The values did not pass the check.' },
    rest: { title: 'The portal refused', detail: 'It answered with an error.' },
    code: (code: string): string => (code ? `Code ${code}` : 'Without an error code'),
    status: (status: number): string => `HTTP ${status}`,
    transport: {
      title: 'No usable answer',
      detail: 'The portal could not be reached, or its answer not read.',
    },
    timeout: {
      title: 'No answer in time',
      detail: (seconds: number): string => `The portal did not answer within ${seconds} s.`,
    },
    unknown: { title: 'Something went wrong', detail: 'The cause is unknown.' },
  },
} as const
