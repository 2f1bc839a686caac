import type { Answer, Caller } from '../world/call.ts'
import { isUserField } from '../world/field.ts'
import type { World } from '../world/world.ts'
import { columns, type Reader } from './columns.ts'

const LEVELS: readonly Reader[] = ['user_brief', 'user_basic', 'user']

/** The column names a caller may read, custom fields last. */
export function readableNames(world: World, caller: Caller): string[] {
  const level = Math.max(...LEVELS.map((scope, index) => (caller.scopes.has(scope) ? index : -1)))
  const names = Object.entries(columns)
    .filter(([, column]) => LEVELS.indexOf(column.reader) <= level)
    .map(([name]) => name)
  if (!caller.scopes.has('user') && !caller.scopes.has('user.userfield')) return names
  return [...names, ...userFieldNames(world)]
}

function userFieldNames(world: World): string[] {
  return [...world.state.fields.values()].filter(isUserField).map((field) => field.FIELD_NAME)
}

/** The three scopes the gateway takes for every `user.*` method. */
export const USER_SCOPES = ['user', 'user_basic', 'user_brief'] as const

/**
 * Refusal of a writing method to a caller with a lesser scope.
 * The gateway let the call in, so the error comes back as a successful result.
 */
export function lesserScope(caller: Caller): Answer | undefined {
  if (caller.scopes.has('user')) return undefined
  return {
    result: {
      error: 'insufficient_scope',
      error_description: 'The request requires higher privileges than provided by the access token',
    },
  }
}
