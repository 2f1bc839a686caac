import type { Batches } from './batches.ts'
import { apart, check, parsedOf, type Check, type Context, type Method, type Parsed } from './check.ts'
import type { Batched, Checked } from './core.ts'
import { readFiles, type WithFiles } from './files.ts'
import { checkedWithFiles } from './finding.ts'
import { use } from './init.ts'
import type { Inputs, Payloads } from './inputs.ts'
import type { Found } from './issue.ts'
import { useSender } from './sending.ts'
import { invalid, toIssues, toWarnings } from './wording.ts'

/** Checks the parameters of one REST method and builds what goes on the wire. As a Standard Schema it takes files, too. */
export interface Schema<Input, Output> extends Check<Input, Output> {
  /**
   * Checks a list of inputs, given as JSON text or its bytes, and writes those that are right into the bodies of `batch`
   * requests: many times faster than one by one. Throws a {@link ValidationError} when it is no list in JSON.
   */
  batches(source: string | Uint8Array | ArrayBuffer, context?: Context): Batches
}

/** What the Standard Schema of a method takes: what a client's method does. */
export type StandardInput<M extends Method> = M extends 'user.update' | 'user.add'
  ? WithFiles<Inputs[M]>
  : Inputs[M]

/** One schema per REST method, under its REST name. */
export type Schemas = { readonly [M in Method]: Schema<StandardInput<M>, Payloads[M]> }

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
  return {
    ...check<M, StandardInput<M>>(method, withFiles),
    batches(source, context) {
      const bodies: Batches['bodies'] = []
      const { known, locale } = apart(context)
      const text = useSender((core) => core.batches(method, source, known, bodies))
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
  }
}

/** Checks an input with files in it; they are read. */
export function withFiles<Output>(
  method: Method,
  input: unknown,
  context: Context | undefined,
): Parsed<Output> | Promise<Parsed<Output>> {
  const { known, locale } = apart(context)
  const found = use((core) => checkedWithFiles(core, method, input, known))
  if ('success' in found) return parsedOf(method, found, locale)
  const { packed, files } = found
  return readFiles([files]).then(
    ([contents = []]) => {
      const checked = JSON.parse(useSender((core) => core.checkRead(packed, known, contents))) as Checked
      return parsedOf(method, checked, locale)
    },
    () => ({ success: false, error: invalid(method, [unreadable], locale) }),
  )
}

/** Which of the files it is, nobody tells. */
const unreadable: Found = { path: [], code: 'bad_file', expected: 'readable_file' }
