import { type Issue, schemas, type UserUpdatePayload, type Warning } from 'b24-users'
import { computed, type ComputedRef, type Ref, ref, shallowRef, type ShallowRef, watch } from 'vue'
import { type FieldName, fields } from '../fields.ts'
import type { Person } from '../person.ts'
import { type FieldValue, readValue, sameValue, toInput } from '../value.ts'

/** What the core says of the draft: the exact payload, or every problem. */
export type Verdict =
  | { ok: true; payload: UserUpdatePayload; warnings: readonly Warning[]; issues: readonly [] }
  | { ok: false; warnings: readonly []; issues: readonly Issue[] }

/** The changes of one person that are being prepared. */
export interface Draft {
  values: Ref<Record<FieldName, FieldValue>>
  /** Names of the fields that differ from what the portal holds, in the order of the form. */
  changed: ComputedRef<readonly FieldName[]>
  /** `undefined` while nothing is changed. */
  verdict: Readonly<ShallowRef<Verdict | undefined>>
  issuesOf: (name: FieldName) => readonly Issue[]
  warningsOf: (name: FieldName) => readonly Warning[]
  /** Checks at once what otherwise follows the typing by a moment. */
  check: () => Verdict | undefined
  reset: () => void
}

const pause = 150

/** Prepares a minimal update of a person: only what differs from the portal is checked and sent. */
export function useDraft(person: () => Person): Draft {
  const held = computed(() => readValues(person()))
  const values = ref<Record<FieldName, FieldValue>>({ ...held.value })
  const verdict = shallowRef<Verdict>()

  const changed = computed(() =>
    fields.map(({ name }) => name).filter((name) => !sameValue(values.value[name], held.value[name])),
  )
  const input = computed(() => ({
    ID: person().id,
    ...Object.fromEntries(changed.value.map((name) => [name, toInput(values.value[name])])),
  }))

  function check(): Verdict | undefined {
    if (!changed.value.length) return (verdict.value = undefined)
    const parsed = schemas['user.update'].safeParse(input.value)
    return (verdict.value = parsed.success
      ? { ok: true, payload: parsed.data, warnings: parsed.warnings, issues: [] }
      : { ok: false, warnings: [], issues: parsed.error.issues })
  }

  function reset(): void {
    values.value = { ...held.value }
    check()
  }

  watch(held, reset)
  watch(input, (_now, _before, onCleanup) => {
    const timer = setTimeout(check, pause)
    onCleanup(() => clearTimeout(timer))
  })

  return {
    values,
    changed,
    verdict,
    issuesOf: (name) => verdict.value?.issues.filter((issue) => issue.path[0] === name) ?? [],
    warningsOf: (name) => verdict.value?.warnings.filter((warning) => warning.path[0] === name) ?? [],
    check,
    reset,
  }
}

function readValues(person: Person): Record<FieldName, FieldValue> {
  const entries = fields.map((field) => [field.name, readValue(field, person.row)])
  return Object.fromEntries(entries) as Record<FieldName, FieldValue>
}
