import type { ManyTexts } from '../locale.ts'

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)
const rows = (count: number) => (count === 1 ? '1 row' : `${count} rows`)

/** What is said of many people, in English. */
export const many: ManyTexts = {
  caps: {
    dismiss: (count, limit) => `${people(count)} would be dismissed; the cap of dismiss allows ${limit}.`,
    email: (count, limit) =>
      `The e-mail address of ${people(count)} would be changed; the cap of email allows ${limit}.`,
    departments: (count, limit) =>
      `${people(count)} would leave all departments; the cap of departments allows ${limit}.`,
    clear: (count, limit) => `${rows(count)} would empty a field; the cap of clear allows ${limit}.`,
    change: (count, limit) => `${rows(count)} would change something; the cap of change allows ${limit}.`,
  },
  obstacles: {
    table: 'The table cannot be read as it is.',
    short: (named, all) =>
      `The list names ${named} of ${all} people who are active: less than half, so its end is probably missing.`,
    unnamed: (count) =>
      `Whom ${rows(count)} mean cannot be read, so nobody can say who is missing from the list.`,
    unreadable: (fields) =>
      `The portal does not show ${fields.join(', ')} to the caller, so what differs cannot be told.`,
    unsteady: 'People of the portal were added or removed while they were read: make the plan again.',
  },
  plans: {
    obstacles: 'Nothing was sent: something stands in the way of the plan.',
    stale: 'Nothing was sent: the plan is too old. Make a new one.',
    portal: 'Nothing was sent: the plan was made for another portal.',
    caller: 'Nothing more was sent: the plan was made by another person than the one who calls.',
    broken: 'This is not a whole plan.',
    edited: 'This plan was changed after it was made.',
    version: 'This plan was made by a later release of b24-users.',
  },
  journals: {
    locked: 'Somebody else has this journal: a run that is still going, or another tab.',
    lost: 'Somebody else has taken this journal; nothing more is written to it.',
    used: 'This journal holds a run already: go on with it by resume, or take another journal.',
    unbegun: 'This journal holds no run: nothing was sent by it, so apply the plan anew.',
    damaged: 'This journal is damaged: its lines are not as they were written.',
    broken: 'The plan in this journal is not whole.',
    edited: 'The plan in this journal was changed by hand.',
    version: 'This journal was written by a later release of b24-users.',
    unsupported: 'A journal of this kind cannot be kept here.',
    failed: 'The journal could not be read or written.',
  },
}
