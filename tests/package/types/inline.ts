// Compiled, never run: the two entries offer the same, whether the app or a library of it imports the one or the other.
import type * as main from 'b24-users'
import type * as inline from 'b24-users/inline'
import { check, type Equal } from './equal.ts'

check<Equal<typeof inline, typeof main>>()
check<Equal<inline.Client, main.Client>>()
