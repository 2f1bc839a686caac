/**
 * The checks alone, for pages that send by other means: of files the documented forms only, no lists, no clients. It has a
 * core of its own, less than half the size; whoever imports `b24-users` has all of this there, and loads the larger core
 * for both.
 *
 * @module b24-users/schemas
 */
import { load, loadSync, type InitSource, type InitSyncSource } from '../init.ts'
import { glue } from './glue.ts'

/**
 * Loads the WebAssembly core, from the file beside this module unless told otherwise.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  // Bundlers find the file by this very expression.
  return load(glue, () => source ?? new URL('./wasm/b24_users_schemas_bg.wasm', import.meta.url))
}

/** Loads the core at once from its bytes or a compiled module; does nothing when it is loaded already. */
export function initSync(source: InitSyncSource): void {
  loadSync(glue, source)
}

export type { InitSource, InitSyncSource } from '../init.ts'
export {
  checks as schemas,
  type Check as Schema,
  type Checks as Schemas,
  type Context,
  type Method,
  type Parsed,
} from '../check.ts'
export { setLocale } from '../wording.ts'
export { B24Error, ValidationError } from '../errors.ts'
export { isB24Error, isValidationError } from '../guards.ts'
export { flatten, textOf, type Flattened, type Told } from '../flattened.ts'
export { formatPath } from '../issue.ts'
export type * from '../inputs.ts'
export type * from '../kinds.ts'
export type * from '../own.ts'
export type * from '../codes.ts'
export type { Advice, ExpectingCode, Issue, Path, Warning } from '../issue.ts'
export type { IssueTexts, Locale, Made, Reasons, Texts } from '../locale.ts'
export type { StandardIssue, StandardProps, StandardResult, StandardSchema } from '../standard.ts'
export type { UserFieldItem, UserFieldRow } from '../userfield.ts'
