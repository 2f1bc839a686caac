function duration(seconds: number): string {
  if (seconds < 0.001) return 'less than 1 ms'
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`
}

/** Every other text of the app, in English. */
export const text = {
  app: { busy: 'Connecting to the portal…' },
  pages: { region: 'Pages', people: 'People', fields: 'Custom fields' },

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
    customFailed: 'Custom fields could not be read',
    customPoint: 'The rest can be edited without them. The portal shows them to administrators only.',
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
    custom: 'Custom fields',
  },
  groupNotes: {
    work: 'The company logo is not here: the portal ignores it in this method.',
    advanced: 'These fields work, but the portal’s documentation does not list them.',
  },
  groupHidden: (count: number): string =>
    `${count} custom ${count === 1 ? 'field is' : 'fields are'} of a type that cannot be edited here.`,
  changes: (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`,
  problems: (count: number): string => `${count} ${count === 1 ? 'problem' : 'problems'}`,

  field: {
    changed: 'Changed',
    warning: 'Note:',
    active: 'Active employee',
    dismissed: 'Dismissed',
    gender: { M: 'Male', F: 'Female', none: 'Not given' },
    flag: { on: 'Yes', off: 'No' },
    item: {
      none: 'Nothing chosen',
      unknown: (id: string): string => `Deleted item ${id}`,
    },
    list: {
      value: (label: string, position: number): string => `${label}: value ${position}`,
      at: (position: number): string => `Value ${position}:`,
      add: 'Add value',
      remove: (position: number): string => `Remove value ${position}`,
    },
    files: {
      choose: 'Choose file',
      add: 'Add files',
      held: (id: string): string => `File ${id}`,
      chosen: (name: string): string => `New: ${name}`,
      remove: 'Delete',
      removed: 'Will be deleted.',
      replaced: 'Will be replaced.',
      undo: 'Undo',
      count: (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`,
    },
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
    payload: (method: string): string => `What will be sent to ${method}`,
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
    filesTitle: (name: string): string => `Delete files of ${name}?`,
    filesPoint: (field: string): string => `The portal keeps no copy of what is deleted from ${field}.`,
    leaveTitle: 'Leave without saving?',
    leavePoint: (name: string, count: number): string =>
      `${count === 1 ? 'One change' : `${count} changes`} of ${name} will be lost.`,
    leave: 'Discard changes',
  },

  answer: {
    region: 'Answer of the portal',
    saved: 'Saved',
    savedDetail: (seconds: number | undefined): string =>
      seconds === undefined ? 'The portal agreed.' : `The portal agreed after ${duration(seconds)}.`,
    different: 'Saved, but not everything was kept',
    differentDetail: (count: number): string =>
      `It holds ${count === 1 ? 'another value than was sent' : `other values than were sent in ${count} places`}: it may ignore what it does not have, or what you may not change.`,
    held: 'What the portal holds now',
    kept: (held: string, sent: string): string => `The portal kept ${held}, not ${sent}.`,
    same: 'As sent',
    unverified: 'The portal agreed, but what it holds now could not be read back',
    warnings: 'Remarks on what was sent',
    empty: '(empty)',
    photo: { present: '(photo)', replaced: '(new photo)' },
    uncertain: 'Whether the portal saved the changes is unknown. Sending them again does no harm.',
    uncertainOnce:
      'Whether the portal did it is unknown. Reload and look before you send it again: it must not be done twice.',
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
