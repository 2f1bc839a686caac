import type { Messages } from '../messages.ts'
import { app } from './app.ts'
import { field, fields, groupNotes, groups, help } from './fields.ts'
import { many } from './many.ts'
import { people, person } from './people.ts'
import * as userfield from './userfield.ts'

/** Every text of the app, in Russian. */
export const ru: Messages = {
  app,
  people,
  person,
  fields,
  help,
  groups,
  groupNotes,
  field,
  many,
  ...userfield,
}
