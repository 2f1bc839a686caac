import type { User, CurrentUser } from './user.ts'
import type { UserFieldRow } from './userfield.ts'

/** What each method answers, by its REST name. */
export interface Results {
  /** Done; also said of nobody's id. */
  'user.update': true
  /** The new id. */
  'user.add': number
  /** One page of people. */
  'user.get': User[]
  /** One page of people. */
  'user.search': User[]
  /** The person on whose behalf the call is made. */
  'user.current': CurrentUser
  /** Titles by code. */
  'user.fields': Record<string, string>
  /** The new id. */
  'user.userfield.add': number
  /** Done. */
  'user.userfield.update': true
  /** All fields that match. */
  'user.userfield.list': UserFieldRow[]
  /** Done. */
  'user.userfield.delete': true
}
