import { type Issue, schemas, type UserFieldRow, type UserUpdatePayload, type Warning } from 'b24-users'
import { computed, type ComputedRef, ref, watch } from 'vue'
import { customField, hiddenNote } from '../customFields.ts'
import { type Field, type FieldGroup, stockGroups } from '../fields.ts'
import type { Person } from '../person.ts'
import { type FieldValue, readValue, sameValue, toInput, type Values } from '../value.ts'
import { type Check, useVerdict } from './useVerdict.ts'

/** The changes of one person that are being prepared. */
export interface Draft extends Check<UserUpdatePayload> {
  groups: ComputedRef<readonly FieldGroup[]>
  /** Fields that differ from what the portal holds, in the order of the form. */
  changed: ComputedRef<readonly Field[]>
  values: () => Values
  valueOf: (field: Field) => FieldValue
  change: (field: Field, value: FieldValue) => void
  isChanged: (field: Field) => boolean
  issuesOf: (field: Field) => readonly Issue[]
  warningsOf: (field: Field) => readonly Warning[]
  reset: () => void
}

/** Prepares a minimal update of a person: only what differs from the portal is checked and sent. */
export function useDraft(person: () => Person, userFields: () => readonly UserFieldRow[] | undefined): Draft {
  const groups = computed(() => [...stockGroups, ...customGroups(userFields() ?? [])])
  const fields = computed(() => groups.value.flatMap((group) => group.fields))
  // What was typed; a field that nobody touched follows what the portal holds.
  const typed = ref<Values>({})

  const heldOf = (field: Field): FieldValue => readValue(field, person().row)
  const valueOf = (field: Field): FieldValue => typed.value[field.name] ?? heldOf(field)
  const changed = computed(() =>
    fields.value.filter((field) => {
      const value = typed.value[field.name]
      return value !== undefined && !sameValue(value, heldOf(field))
    }),
  )
  const check = useVerdict(
    () =>
      changed.value.length
        ? {
            ID: person().id,
            ...Object.fromEntries(changed.value.map((field) => [field.name, toInput(valueOf(field))])),
          }
        : undefined,
    (input) => schemas['user.update'].safeParseAsync(input, { userFields: userFields() }),
  )
  const { verdict } = check

  function reset(): void {
    typed.value = {}
  }

  watch(person, reset)

  return {
    ...check,
    groups,
    changed,
    valueOf,
    reset,
    values: () => Object.fromEntries(fields.value.map((field) => [field.name, valueOf(field)])),
    change: (field, value) => (typed.value[field.name] = value),
    isChanged: (field) => changed.value.includes(field),
    issuesOf: ({ name }) => verdict.value?.issues.filter((issue) => issue.path[0] === name) ?? [],
    warningsOf: ({ name }) => verdict.value?.warnings.filter((warning) => warning.path[0] === name) ?? [],
  }
}

function customGroups(rows: readonly UserFieldRow[]): FieldGroup[] {
  const fields = rows.flatMap((row) => customField(row) ?? [])
  return rows.length ? [{ id: 'custom', fields, note: hiddenNote(rows) }] : []
}
