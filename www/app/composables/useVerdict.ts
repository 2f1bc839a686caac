import type { Issue, Parsed, Warning } from 'b24-users'
import { type ShallowRef, shallowRef, watch } from 'vue'

/** What the core says of a draft: the exact payload, or every problem. */
export type Verdict<Payload = object> =
  | { ok: true; payload: Payload; warnings: readonly Warning[]; issues: readonly [] }
  | { ok: false; warnings: readonly []; issues: readonly Issue[] }

/** A draft under check. */
export interface Check<Payload> {
  /** `undefined` while there is nothing to check. */
  verdict: Readonly<ShallowRef<Verdict<Payload> | undefined>>
  /** Checks at once what otherwise follows the typing by a moment. */
  check: () => Verdict<Payload> | undefined
}

const pause = 150

/** Checks an input whenever it has changed. */
export function useVerdict<Input, Payload>(
  input: () => Input | undefined,
  parse: (input: Input) => Parsed<Payload>,
): Check<Payload> {
  const verdict = shallowRef<Verdict<Payload>>()

  function check(): Verdict<Payload> | undefined {
    const asked = input()
    if (asked === undefined) return (verdict.value = undefined)
    const parsed = parse(asked)
    return (verdict.value = parsed.success
      ? { ok: true, payload: parsed.data, warnings: parsed.warnings, issues: [] }
      : { ok: false, warnings: [], issues: parsed.error.issues })
  }

  watch(input, (_now, _before, onCleanup) => {
    const timer = setTimeout(check, pause)
    onCleanup(() => clearTimeout(timer))
  })
  return { verdict, check }
}
