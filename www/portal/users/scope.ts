import type { Answer, Caller } from '../core/call.ts'

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
