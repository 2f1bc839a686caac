import type { Messages } from '../messages.ts'
import { app } from './app.ts'
import { crm, field, fields, groupNotes, groups, help } from './fields.ts'
import { invite } from './invite.ts'
import { many } from './many.ts'
import { people, person } from './people.ts'
import * as userfield from './userfield.ts'

/** Every text of the app, in German. */
export const de: Messages = {
  app,
  people,
  person,
  fields,
  help,
  groups,
  groupNotes,
  crm,
  field,
  invite,
  many,
  ...userfield,
}
