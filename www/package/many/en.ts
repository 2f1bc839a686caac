import type { ManyTexts } from '../locale.ts'

/** What is said of many people, in English. */
export const many: ManyTexts = {
  caps: {
    dismiss: (count, limit) =>
      `Too many people would be dismissed: ${count}, where the cap of dismiss allows ${limit}.`,
    email: (count, limit) =>
      `Too many people would get another e-mail address: ${count}, where the cap of email allows ${limit}.`,
    departments: (count, limit) =>
      `Too many people would leave all departments: ${count}, where the cap of departments allows ${limit}.`,
    clear: (count, limit) =>
      `Too many rows would empty a field: ${count}, where the cap of clear allows ${limit}.`,
    change: (count, limit) =>
      `Too many rows would change something: ${count}, where the cap of change allows ${limit}.`,
  },
  obstacles: {
    table: 'The table cannot be read as it is.',
    short: (named, people) =>
      `The list names ${named} of the ${people} people who are active: less than half, so its end is probably missing.`,
    unnamed: (rows) =>
      `Rows of which nobody can tell whom they mean: ${rows}. So nobody can tell who is missing from the list.`,
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
  photos: {
    photo_missing: 'The photo is not at hand: give it as `files`.',
    photo_unread: 'The photo could not be read.',
    photo_changed: 'This is another photo than planned.',
  },
}
