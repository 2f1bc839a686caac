import type { Checked } from './core.ts'
import type { ValidationError } from './errors.ts'
import { checked } from './finding.ts'
import { use } from './init.ts'
import type { Inputs, Payloads } from './inputs.ts'
import type { Warning } from './issue.ts'
import type { Locale } from './locale.ts'
import type { StandardProps, StandardResult, StandardSchema } from './standard.ts'
import type { UserFieldRow } from './userfield.ts'
import { invalid, toWarnings } from './wording.ts'

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

/** Checks the parameters of one REST method and builds what goes on the wire. */
export interface Check<Input, Output> extends StandardSchema<Input, Output> {
  /** Returns the outcome; finds every problem at once. Throws only while the core is not loaded. */
  safeParse(input: unknown, context?: Context): Parsed<Output>
  /** Returns what goes on the wire, a fresh plain object; throws a {@link ValidationError}. */
  parse(input: unknown, context?: Context): Output
  /** Returns the same as JSON, which is the body of a request without what stands for whoever sends it. */
  stringify(input: unknown, context?: Context): string
  /** The same as a promise; those of `b24-users` take files, too, as a client's methods do: they are read first. */
  safeParseAsync(input: unknown, context?: Context): Promise<Parsed<Output>>
  /** Returns what goes on the wire in the same way; fails with a {@link ValidationError}. */
  parseAsync(input: unknown, context?: Context): Promise<Output>
}

/** REST names of the methods that are checked. */
export type Method = keyof Inputs & keyof Payloads

/** One schema per REST method, under its REST name. */
export type Checks = { readonly [M in Method]: Check<Inputs[M], Payloads[M]> }

const vendor = 'b24-users'

/** The schemas; usable once the core is loaded, by `init`. */
export const checks: Checks = {
  'user.update': /* @__PURE__ */ check('user.update'),
  'user.add': /* @__PURE__ */ check('user.add'),
  'user.get': /* @__PURE__ */ check('user.get'),
  'user.search': /* @__PURE__ */ check('user.search'),
  'user.current': /* @__PURE__ */ check('user.current'),
  'user.fields': /* @__PURE__ */ check('user.fields'),
  'user.userfield.add': /* @__PURE__ */ check('user.userfield.add'),
  'user.userfield.update': /* @__PURE__ */ check('user.userfield.update'),
  'user.userfield.list': /* @__PURE__ */ check('user.userfield.list'),
  'user.userfield.delete': /* @__PURE__ */ check('user.userfield.delete'),
}

/** Checks an input; whoever reads files gives the outcome later. */
type Judge = <Output>(
  method: Method,
  input: unknown,
  context: Context | undefined,
) => Parsed<Output> | Promise<Parsed<Output>>

/** The schema of one method, and what checks for those of its doors that may take their time. */
export function check<M extends Method, Input = Inputs[M]>(
  method: M,
  judge: Judge = judged,
): Check<Input, Payloads[M]> {
  type Output = Payloads[M]
  return {
    safeParse: (input, context) => judged(method, input, context),
    parse: (input, context) => dataOf(judged<Output>(method, input, context)),
    stringify: (input, context) => JSON.stringify(dataOf(judged<Output>(method, input, context))),
    safeParseAsync: async (input, context) => judge(method, input, context),
    parseAsync: async (input, context) => dataOf(await judge<Output>(method, input, context)),
    '~standard': {
      version: 1,
      vendor,
      validate(value, options) {
        const parsed = judge<Output>(method, value, contextIn(options))
        return parsed instanceof Promise ? parsed.then(resultOf) : resultOf(parsed)
      },
    },
  }
}

function judged<Output>(method: Method, input: unknown, context: Context | undefined): Parsed<Output> {
  const { known, locale } = apart(context)
  const found = use((core) => checked(core, method, input, known))
  return parsedOf(method, found, locale)
}

/** What the core has said, in words. */
export function parsedOf<Output>(
  method: Method,
  outcome: Checked,
  locale: Locale | undefined,
): Parsed<Output> {
  return outcome.success
    ? { success: true, data: outcome.data as Output, warnings: toWarnings(outcome.warnings, locale) }
    : { success: false, error: invalid(method, outcome.issues, locale) }
}

/** What the core has to know, and the language; it would read a locale for nothing. */
export function apart(context: Context | undefined): { known: Context | undefined; locale?: Locale } {
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
