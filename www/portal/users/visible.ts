import type { Caller } from '../core/call.ts'
import type { Portal } from '../core/portal.ts'
import { isUserField } from '../fields/field.ts'
import { columns, type Reader } from './columns.ts'

const LEVELS: readonly Reader[] = ['user_brief', 'user_basic', 'user']

/** The column names a caller may read, custom fields last. */
export function readableNames(portal: Portal, caller: Caller): string[] {
  const level = Math.max(...LEVELS.map((scope, index) => (caller.scopes.has(scope) ? index : -1)))
  const names = Object.entries(columns)
    .filter(([, column]) => LEVELS.indexOf(column.reader) <= level)
    .map(([name]) => name)
  if (!caller.scopes.has('user') && !caller.scopes.has('user.userfield')) return names
  return [...names, ...userFieldNames(portal)]
}

function userFieldNames(portal: Portal): string[] {
  return [...portal.state.fields.values()].filter(isUserField).map((field) => field.FIELD_NAME)
}
