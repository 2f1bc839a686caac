// Compiled, never run: the two entries offer the same, whether the app or a library of it imports the one or the other.
import type * as main from 'b24-users'
import type * as inline from 'b24-users/inline'
import type * as checks from 'b24-users/schemas'
import type * as inlineChecks from 'b24-users/schemas/inline'
import { check, type Equal } from './equal.ts'

check<Equal<typeof inline, typeof main>>()
check<Equal<inline.Client, main.Client>>()

check<Equal<typeof inlineChecks, typeof checks>>()
check<Equal<typeof checks.setLocale, typeof main.setLocale>>()

// What is written for lists takes the schemas of clients only.
// @ts-expect-error: the checks alone make no batches
export const lists: main.Schemas = {} as checks.Schemas
