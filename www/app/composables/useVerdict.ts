import {
  type Issue,
  type Parsed,
  type StandardResult,
  type StandardSchema,
  textOf,
  type Warning,
} from 'b24-users'
import { computed, type ComputedRef, type ShallowRef, shallowRef, watch } from 'vue'
import { t } from '../i18n.ts'
import { Latest } from '../latest.ts'

/** What the core says of a draft: the exact payload, or every problem. */
export type Verdict<Payload = object> =
  | { ok: true; payload: Payload; warnings: readonly Warning[]; issues: readonly [] }
  | { ok: false; warnings: readonly []; issues: readonly Issue[] }

/** A draft under check: what its form validates, and what came of it. */
export interface Check<Payload> {
  /** Parameters of the method, by which the controls are named; `undefined` while there is nothing to send. */
  state: ComputedRef<object | undefined>
  /** Checks the state, and leaves the verdict. */
  schema: StandardSchema<object, Payload>
  /** `undefined` while there is nothing to check. */
  verdict: Readonly<ShallowRef<Verdict<Payload> | undefined>>
}

/**
 * Makes a draft something that a `B24Form` can validate.
 *
 * The form could take a schema of the package as it is; but the form passes it nothing that is known of the portal, and
 * drops hints and warnings.
 */
export function useVerdict<Payload>(
  input: () => object | undefined,
  parse: (input: unknown) => Parsed<Payload> | Promise<Parsed<Payload>>,
): Check<Payload> {
  const state = computed(input)
  const verdict = shallowRef<Verdict<Payload>>()

  const latest = new Latest()

  async function validate(value: unknown): Promise<StandardResult<Payload>> {
    if (value === undefined) return { issues: [{ message: t('app.review.clean') }] }
    const turn = latest.begin()
    const parsed = await parse(value)
    // Files take time to be read: by now there may be another verdict, or nothing left to judge.
    const isLatest = turn.isLatest()
    if (parsed.success) {
      if (isLatest) {
        verdict.value = { ok: true, payload: parsed.data, warnings: parsed.warnings, issues: [] }
      }
      return { value: parsed.data }
    }
    const { issues } = parsed.error
    if (isLatest) verdict.value = { ok: false, warnings: [], issues }
    return { issues: issues.map((issue) => ({ path: issue.path, message: sentence(issue) })) }
  }

  watch(state, (now) => {
    if (now) return
    latest.stop()
    verdict.value = undefined
  })
  return { state, verdict, schema: { '~standard': { version: 1, vendor: 'b24-users-app', validate } } }
}

/** An issue as it stands beside its control; of several values it says which one is meant. */
function sentence(issue: Issue): string {
  const [name, index, ...rest] = issue.path
  const isValue = name !== 'fields' && typeof index === 'number' && !rest.length
  return isValue ? `${t('field.valueAt', { n: index + 1 })} ${textOf(issue)}` : textOf(issue)
}
