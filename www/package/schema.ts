import type { Batches } from './batches.ts'
import type { Batched, Checked } from './core.ts'
import { ValidationError } from './errors.ts'
import { readFiles, type WithFiles } from './files.ts'
import { use } from './init.ts'
import type { Inputs, Payloads } from './inputs.ts'
import type { Issue, Warning } from './issue.ts'
import type { StandardResult, StandardSchema } from './standard.ts'
import type { UserFieldRow } from './userfield.ts'

/** What is known of the portal, for a closer check. */
export interface Context {
  /** Row of `user.userfield.list` that is being updated. */
  field?: Partial<UserFieldRow> | undefined
  /** Rows of `user.userfield.list`, so that `UF_USR_*` values are checked by their type. */
  userFields?: readonly Partial<UserFieldRow>[] | undefined
  /** Languages installed on the portal; a label object that names all of them empties none. */
  languages?: readonly string[] | undefined
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
  const parsedOf = (checked: string): Parsed<Output> => {
    const outcome = JSON.parse(checked) as Checked
    return outcome.success
      ? { success: true, data: outcome.data as Output, warnings: outcome.warnings }
      : { success: false, error: new ValidationError(method, outcome.issues) }
  }
  const safeParse = (input: unknown, context?: Context): Parsed<Output> =>
    parsedOf(use((core) => core.check(method, input, context)))
  const withFiles = (input: unknown, context?: Context): Parsed<Output> | Promise<Parsed<Output>> => {
    const found: unknown[] = []
    const checked = use((core) => core.checkWithFiles(method, input, context, found))
    if (checked) return parsedOf(checked)
    const [packed, files] = found as [Uint8Array, unknown[]]
    return readFiles([files]).then(
      ([contents = []]) => parsedOf(use((core) => core.checkRead(method, packed, context, contents))),
      () => ({ success: false, error: new ValidationError(method, [unreadable]) }),
    )
  }
  return {
    safeParse,
    parse: (input, context) => dataOf(safeParse(input, context)),
    safeParseAsync: async (input, context) => withFiles(input, context),
    parseAsync: async (input, context) => dataOf(await withFiles(input, context)),
    batches(source, context) {
      const bodies: Batches['bodies'] = []
      const batched = JSON.parse(use((core) => core.batches(method, source, context, bodies))) as Batched
      if (!batched.success) throw new ValidationError(method, batched.issues)
      return { bodies, refused: batched.refused, warned: batched.warned }
    },
    '~standard': {
      version: 1,
      vendor,
      validate(value, options) {
        const parsed = withFiles(value, options?.libraryOptions?.[vendor] as Context | undefined)
        return parsed instanceof Promise ? parsed.then(resultOf) : resultOf(parsed)
      },
    },
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
const unreadable: Issue = {
  path: [],
  code: 'bad_file',
  message: 'A file could not be read.',
  expected: 'a file that can be read',
}
