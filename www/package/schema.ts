import { ValidationError } from './errors.ts'
import { core } from './init.ts'
import type { Inputs, Payloads } from './inputs.ts'
import type { Warning } from './issue.ts'
import type { StandardSchema } from './standard.ts'
import type { UserFieldRow } from './userfield.ts'

/** What is known of the portal, for a closer check. */
export interface Context {
  /** Row of `user.userfield.list` that is being updated. */
  field?: Partial<UserFieldRow> | undefined
  /** Rows of `user.userfield.list`, so that `UF_USR_*` values are checked by their type. */
  userFields?: readonly Partial<UserFieldRow>[] | undefined
  /** Languages installed on the portal. */
  languages?: readonly string[] | undefined
}

/** Outcome of `safeParse`. */
export type Parsed<Output> =
  { success: true; data: Output; warnings: Warning[] } | { success: false; error: ValidationError }

/** Checks the parameters of one REST method and builds what goes on the wire. */
export interface Schema<Input, Output> extends StandardSchema<Input, Output> {
  /** Returns the outcome; finds every problem at once. */
  safeParse(input: unknown, context?: Context): Parsed<Output>
  /** Returns what goes on the wire, a fresh plain object; throws a {@link ValidationError}. */
  parse(input: unknown, context?: Context): Output
}

/** Names of the REST methods that are checked. */
export type Method = keyof Inputs & keyof Payloads

/** One schema per REST method, under its REST name. */
export type Schemas = { readonly [M in Method]: Schema<Inputs[M], Payloads[M]> }

/** The schemas; usable once the core is loaded. */
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

function schema<M extends Method>(method: M): Schema<Inputs[M], Payloads[M]> {
  const safeParse = (input: unknown, context?: Context): Parsed<Payloads[M]> => {
    const checked = core().check(method, input, context)
    return checked.success
      ? { success: true, data: checked.data as Payloads[M], warnings: checked.warnings }
      : { success: false, error: new ValidationError(method, checked.issues) }
  }
  return {
    safeParse,
    parse(input, context) {
      const parsed = safeParse(input, context)
      if (!parsed.success) throw parsed.error
      return parsed.data
    },
    '~standard': {
      version: 1,
      vendor: 'b24-users',
      validate(value) {
        const parsed = safeParse(value)
        return parsed.success ? { value: parsed.data } : { issues: parsed.error.issues }
      },
    },
  }
}
