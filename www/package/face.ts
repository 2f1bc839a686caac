/** What the entries that send have in common; each loads a core of its own. */
export type { Check, Context, Method, Parsed } from './check.ts'
export { schemas, type Schema, type Schemas, type StandardInput } from './schema.ts'
export { settle, type Settled } from './settle.ts'
export { setLocale } from './wording.ts'
export { writable } from './writable.ts'
export { AbortedError, B24Error, RestError, TimeoutError, TransportError, ValidationError } from './errors.ts'
export {
  isAbortedError,
  isB24Error,
  isRestError,
  isTimeoutError,
  isTransportError,
  isValidationError,
} from './guards.ts'
export { flatten, textOf, type Flattened, type Told } from './flattened.ts'
export { formatPath } from './issue.ts'
export type { Batches, Refused, Warned } from './batches.ts'
export type {
  BatchCall,
  BatchCalls,
  BatchOptions,
  BatchOutcomes,
  ManyOptions,
  Reference,
  Referring,
  ResultOf,
} from './batch.ts'
export type { UserFieldDetails } from './details.ts'
export type { AnyB24Error, B24ErrorName, CoreError } from './errors.ts'
export type { Client, UserFieldMethods, UserFieldUpdateOptions, UserMethods } from './client.ts'
export type { FileInput, WithFiles } from './files.ts'
export type * from './inputs.ts'
export type * from './kinds.ts'
export type * from './own.ts'
export type * from './codes.ts'
export type { Advice, ExpectingCode, Issue, Path, Warning } from './issue.ts'
export type { IssueTexts, Locale, Made, ManyTexts, Reasons, Texts } from './locale.ts'
export type {
  B24Like,
  BX24Like,
  CallOptions,
  ClientOptions,
  ClientSettings,
  Connections,
  OAuth,
  OneConnection,
  Rate,
  SharedSettings,
} from './options.ts'
export type { AllOptions, UserFilter, UserSearchFilter } from './people.ts'
export type { Progress } from './progress.ts'
export type { Reply, Time } from './reply.ts'
export type { Results } from './results.ts'
export type { StandardIssue, StandardProps, StandardResult, StandardSchema } from './standard.ts'
export type { CurrentUser, FoundUser, Moment, User } from './user.ts'
export type { UserFieldItem, UserFieldRow } from './userfield.ts'
