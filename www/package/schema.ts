import type { Batches } from './batches.ts'
import type { Batched, Checked } from './core.ts'
import type { ValidationError } from './errors.ts'
import { readFiles, type WithFiles } from './files.ts'
import { checked, checkedWithFiles } from './finding.ts'
import { use } from './init.ts'
import type { Inputs, Payloads } from './inputs.ts'
import type { Found, Warning } from './issue.ts'
import type { Locale } from './locale.ts'
import type { StandardProps, StandardResult, StandardSchema } from './standard.ts'
import type { UserFieldRow } from './userfield.ts'
import { invalid, toIssues, toWarnings } from './wording.ts'

/** What is known of the portal, for a closer check. */
export interface Context {
  /** Row of `user.userfield.list` that is being updated. */
  field?: Partial<UserFieldRow> | undefined
  /** Rows of `user.userfield.list`, so that `UF_USR_*` values are checked by their type. */
  userFields?: readonly Partial<UserFieldRow>[] | undefined
  /** Languages installed on the portal; a label object that names all of them empties none. */
  languages?: readonly string[] | undefined
  /** Language of issues and warnings, in place of the one that is set for all. */
  locale?: Locale | undefined
}

/** Outcome of `safeParse`. */
export type Parsed<Output> =
  | {
      /** The input is right. */
      success: true
      /** What goes on the wire, a fresh plain object. */
      data: Output
      /** Remarks on it; empty when there are none. */
      warnings: Warning[]
    }
  | {
      /** The input is wrong. */
      success: false
      /** All that is wrong with it. */
      error: ValidationError
    }

/** Checks the parameters of one REST method and builds what goes on the wire. As a Standard Schema it takes files, too. */
export interface Schema<Input, Output> extends StandardSchema<Input, Output> {
  /** Returns the outcome; finds every problem at once. Throws only while the core is not loaded. */
  safeParse(input: unknown, context?: Context): Parsed<Output>
  /** Returns what goes on the wire, a fresh plain object; throws a {@link ValidationError}. */
  parse(input: unknown, context?: Context): Output
  /** Returns the same as JSON, which is the body of a request without what stands for whoever sends it. */
  stringify(input: unknown, context?: Context): string
  /** The same for an input that may hold files, as a client's methods take them: they are read, then checked with the rest. */
  safeParseAsync(input: unknown, context?: Context): Promise<Parsed<Output>>
  /** Returns what goes on the wire, with what was read from files; fails with a {@link ValidationError}. */
  parseAsync(input: unknown, context?: Context): Promise<Output>
  /**
   * Checks a list of inputs, given as JSON text or its bytes, and writes those that are right into the bodies of `batch`
   * requests: many times faster than one by one. Throws a {@link ValidationError} when it is no list in JSON.
   */
  batches(source: string | Uint8Array | ArrayBuffer, context?: Context): Batches
}

/** REST names of the methods that are checked. */
export type Method = keyof Inputs & keyof Payloads

/** What the Standard Schema of a method takes: what a client's method does. */
export type StandardInput<M extends Method> = M extends 'user.update' | 'user.add'
  ? WithFiles<Inputs[M]>
  : Inputs[M]

/** One schema per REST method, under its REST name. */
export type Schemas = { readonly [M in Method]: Schema<StandardInput<M>, Payloads[M]> }

const vendor = 'b24-users'

/** The schemas; usable once the core is loaded, by `init` or `createClient`. */
export const schemas: Schemas = {
  'user.update': /* @__PURE__ */ schema('user.update'),
  'user.add': /* @__PURE__ */ schema('user.add'),
  'user.get': /* @__PURE__ */ schema('user.get'),
  'user.search': /* @__PURE__ */ schema('user.search'),
  'user.current': /* @__PURE__ */ schema('user.current'),
  'user.fields': /* @__PURE__ */ schema('user.fields'),
  'user.userfield.add': /* @__PURE__ */ schema('user.userfield.add'),
  'user.userfield.update': /* @__PURE__ */ schema('user.userfield.update'),
  'user.userfield.list': /* @__PURE__ */ schema('user.userfield.list'),
  'user.userfield.delete': /* @__PURE__ */ schema('user.userfield.delete'),
}

function schema<M extends Method>(method: M): Schema<StandardInput<M>, Payloads[M]> {
  type Output = Payloads[M]
  const parsedOf = (outcome: Checked, locale?: Locale): Parsed<Output> =>
    outcome.success
      ? { success: true, data: outcome.data as Output, warnings: toWarnings(outcome.warnings, locale) }
      : { success: false, error: invalid(method, outcome.issues, locale) }
  const safeParse = (input: unknown, context?: Context): Parsed<Output> => {
    const { known, locale } = apart(context)
    return parsedOf(
      use((core) => checked(core, method, input, known)),
      locale,
    )
  }
  const withFiles = (input: unknown, context?: Context): Parsed<Output> | Promise<Parsed<Output>> => {
    const { known, locale } = apart(context)
    const found = use((core) => checkedWithFiles(core, method, input, known))
    if ('success' in found) return parsedOf(found, locale)
    const { packed, files } = found
    return readFiles([files]).then(
      ([contents = []]) =>
        parsedOf(JSON.parse(use((core) => core.checkRead(packed, known, contents))) as Checked, locale),
      () => ({ success: false, error: invalid(method, [unreadable], locale) }),
    )
  }
  return {
    safeParse,
    parse: (input, context) => dataOf(safeParse(input, context)),
    stringify: (input, context) => JSON.stringify(dataOf(safeParse(input, context))),
    safeParseAsync: async (input, context) => withFiles(input, context),
    parseAsync: async (input, context) => dataOf(await withFiles(input, context)),
    batches(source, context) {
      const bodies: Batches['bodies'] = []
      const { known, locale } = apart(context)
      const text = use((core) => core.batches(method, source, known, bodies))
      const batched = JSON.parse(text) as Batched
      if (!batched.success) throw invalid(method, batched.issues, locale)
      return {
        bodies,
        refused: batched.refused.map(({ index, issues }) => ({ index, issues: toIssues(issues, locale) })),
        warned: batched.warned.map(({ index, warnings }) => ({
          index,
          warnings: toWarnings(warnings, locale),
        })),
      }
    },
    '~standard': {
      version: 1,
      vendor,
      validate(value, options) {
        const parsed = withFiles(value, contextIn(options))
        return parsed instanceof Promise ? parsed.then(resultOf) : resultOf(parsed)
      },
    },
  }
}

/** What the core has to know, and the language; it would read a locale for nothing. */
function apart(context: Context | undefined): { known: Context | undefined; locale?: Locale } {
  if (!context) return { known: undefined }
  try {
    const { locale, ...known } = context
    return locale ? { known, locale } : { known: context }
  } catch {
    // The core passes over what cannot be read.
    return { known: context }
  }
}

function contextIn(options: Parameters<StandardProps<unknown, unknown>['validate']>[1]): Context | undefined {
  try {
    return options?.libraryOptions?.[vendor] as Context | undefined
  } catch {
    return undefined
  }
}

function dataOf<Output>(parsed: Parsed<Output>): Output {
  if (!parsed.success) throw parsed.error
  return parsed.data
}

function resultOf<Output>(parsed: Parsed<Output>): StandardResult<Output> {
  return parsed.success ? { value: parsed.data } : { issues: parsed.error.issues }
}

/** Which of the files it is, nobody tells. */
const unreadable: Found = { path: [], code: 'bad_file', expected: 'readable_file' }
