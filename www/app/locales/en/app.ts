/** Texts of the app as a whole, in English. */
export const app = {
  title: 'People of Bitrix24',
  busy: 'Connecting to the portal…',
  skip: 'Skip to the content',

  pages: {
    region: 'Pages',
    people: 'People',
    import: 'Import',
    history: 'History',
    fields: 'Custom fields',
    unknown: 'There is no such page',
    unknownPoint: 'The address leads nowhere. A person’s address ends in their number.',
    home: 'To the people',
  },

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
    page: {
      title: 'This page could not be loaded',
      description: 'Check the connection, and reload.',
    },
    reload: 'Reload',
  },

  failure: {
    validation: { title: 'Nothing was sent', detail: 'The values did not pass the check.' },
    rest: { title: 'The portal refused', detail: 'It answered with an error.' },
    code: 'Code {code}',
    noCode: 'Without an error code',
    status: 'HTTP {status}',
    transport: {
      title: 'No usable answer',
      detail: 'The portal could not be reached, or its answer not read.',
    },
    timeout: { title: 'No answer in time', detail: 'The portal did not answer within {seconds} s.' },
    waited: {
      title: 'The portal lets nothing through at the moment',
      detail: 'Its limits left no room within {seconds} s. Nothing was sent.',
    },
    aborted: { title: 'Cancelled', detail: 'You have cancelled it.' },
    denied: {
      title: 'You may not do this',
      detail: 'Only administrators of the portal may. Others can change their own details alone.',
    },
    plan: { title: 'Nothing was sent', detail: 'The plan was not applied.' },
    journal: { title: 'The record of the run cannot be used', detail: 'It is kept in this browser.' },
    unknown: { title: 'Something went wrong', detail: 'The cause is unknown.' },
  },

  refusal: {
    wrong_email: 'The portal does not take this e-mail address.',
    no_extranet_field: 'The portal wants a department for an employee.',
    no_sonet_group_for_extranet: 'The portal wants a work group for somebody from outside.',
    user_count_exceeded: 'The licence of the portal has no room for another person.',
    invalid_type_field: 'The portal wants text in this field.',
    no_group: 'The portal knows no such work group for people from outside.',
    taken: 'Most often somebody has this e-mail address already, dismissed people included.',
    unsaved: 'The portal could not save the details of the new person. It says no more.',
  },

  save: {
    region: 'Save changes',
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    discard: 'Discard',
    changes: '{count} change | {count} changes',
    problems: '{count} problem | {count} problems',
  },

  confirm: {
    cancel: 'Keep editing',
    save: 'Save changes',
    dismiss: 'Dismiss',
    activate: 'Activate',
    dismissTitle: 'Dismiss {name}?',
    dismissPoint: '{name} will be logged out at once and can no longer enter the portal.',
    activateTitle: 'Activate {name}?',
    activatePoint: '{name} will be able to enter the portal again and may take up a licence.',
    severalTitle: 'Save these changes of {name}?',
    departmentsTitle: 'Remove {name} from every department?',
    departmentsPoint: 'Without a department {name} is no longer an employee of the intranet.',
    photoTitle: 'Delete the photo of {name}?',
    photoPoint: 'The portal keeps no copy of the photo.',
    filesTitle: 'Delete files of {name}?',
    filesPoint: 'The portal keeps no copy of what is deleted from {field}.',
    replaceTitle: 'Replace the file of {name}?',
    replacePoint: 'The portal keeps no copy of the file that {field} holds now.',
    leaveTitle: 'Leave without saving?',
    leavePoint: 'One change of {name} will be lost. | {count} changes of {name} will be lost.',
    leave: 'Discard changes',
    discardTitle: 'Discard these changes?',
  },

  conflict: {
    title: 'Somebody else has changed this meanwhile',
    point: 'Choose for each field what shall be saved. Nothing has been sent yet.',
    before: 'When you began',
    keep: 'Keep what is in the portal',
    take: 'Save mine',
    proceed: 'Go on',
    cancel: 'Keep editing',
  },

  review: {
    heading: 'Before you save',
    ready: 'Checked: nothing stands in the way.',
    developer: 'Show what is sent',
    clean: 'No changes yet.',
    problems: 'Fix these first',
    warnings: 'Good to know: it will be sent as asked',
    payload: 'What will be sent to {method}',
    blocked: 'There is nothing to show until the problems are fixed.',
    shortened: '{start}… ({count} characters)',
  },

  answer: {
    region: 'Answer of the portal',
    saved: 'Saved',
    agreed: 'The portal agreed.',
    agreedAfter: 'The portal agreed after {time}.',
    different: 'Saved, but not everything was kept',
    differentDetail:
      'It holds another value than was sent: it may ignore what it does not have, or what you may not change. | It holds other values than were sent in {count} places: it may ignore what it does not have, or what you may not change.',
    held: 'What the portal holds now',
    kept: 'The portal kept {held}, not {sent}.',
    same: 'As sent',
    unverified: 'The portal agreed, but what it holds now could not be read back',
    readAgain: 'Read again',
    unread: 'What is shown as changed may be saved already.',
    warnings: 'Remarks on what was sent',
    empty: '(empty)',
    photo: '(photo)',
    newPhoto: '(new photo)',
    uncertain: 'Whether the portal saved the changes is unknown. Sending them again does no harm.',
    uncertainOnce:
      'Whether the portal did it is unknown. Reload and look before you send it again: it must not be done twice.',
    retry: 'Send again',
  },
}
