import { type Issue, schemas, type UserFieldRow, type UserUpdatePayload, type Warning } from 'b24-users'
import { computed, type ComputedRef, ref, watch } from 'vue'
import { customField, hiddenNote } from '../customFields.ts'
import type { Conflict } from '../conflict.ts'
import { type Facts, type Field, type FieldGroup, type FieldName, stockGroups } from '../fields.ts'
import type { Person } from '../person.ts'
import { type FieldValue, readValue, sameValue, showValue, toInput, type Values } from '../value.ts'
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
  /** Takes back what was typed into one field. */
  forget: (name: FieldName) => void
  /** What somebody else has changed of the same fields, given the person as they are now. */
  conflictsWith: (now: Person) => Conflict[]
}

/** What a draft is of; read anew whenever it changes. */
export interface DraftSource {
  person: () => Person
  userFields: () => readonly UserFieldRow[] | undefined
  facts: () => Facts
  /** Whether a field can be changed by the reader. */
  isOpen: (name: FieldName) => boolean
}

/** Prepares a minimal update of a person: only what differs from the portal is checked and sent. */
export function useDraft({ person, userFields, facts, isOpen }: DraftSource): Draft {
  const groups = computed(() =>
    [...stockGroups(facts()), ...customGroups(userFields() ?? [], facts())].map((group) => ({
      ...group,
      fields: group.fields.filter(({ name }) => isOpen(name)),
    })),
  )
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
            ...Object.fromEntries(changed.value.map((field) => [field.name, toInput(field, valueOf(field))])),
          }
        : undefined,
    (input) => schemas['user.update'].safeParseAsync(input, { userFields: userFields() }),
  )
  const { verdict } = check

  function reset(): void {
    typed.value = {}
  }

  // Another person, or the same one as saved; until then nothing that was typed is lost.
  watch(person, reset)

  function conflictsWith(now: Person): Conflict[] {
    return changed.value.flatMap((field) => {
      const [held, found, yours] = [heldOf(field), readValue(field, now.row), valueOf(field)]
      const isSame = sameText(field, held, found) || sameText(field, found, yours)
      if (isSame) return []
      const [before, is, typedText] = [held, found, yours].map((value) => showValue(field, value))
      return { name: field.name, label: field.label, before, now: is, yours: typedText } as Conflict
    })
  }

  return {
    ...check,
    groups,
    changed,
    valueOf,
    reset,
    forget: (name) => {
      typed.value = Object.fromEntries(Object.entries(typed.value).filter(([other]) => other !== name))
    },
    conflictsWith,
    values: () => Object.fromEntries(fields.value.map((field) => [field.name, valueOf(field)])),
    change: (field, value) => (typed.value[field.name] = value),
    isChanged: (field) => changed.value.includes(field),
    issuesOf: ({ name }) => verdict.value?.issues.filter((issue) => issue.path[0] === name) ?? [],
    warningsOf: ({ name }) => verdict.value?.warnings.filter((warning) => warning.path[0] === name) ?? [],
  }
}

/** Whether two values read the same; of pictures and files, whether they are of the same address. */
function sameText(field: Field, one: FieldValue, other: FieldValue): boolean {
  return fingerprint(field, one) === fingerprint(field, other)
}

function fingerprint(field: Field, value: FieldValue): string {
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(toInput(field, value))
  if ('url' in value && value.kind === 'held') return value.url ?? ''
  return 'held' in value ? value.held.map(({ id }) => id).join() : 'kind' in value ? value.kind : ''
}

function customGroups(rows: readonly UserFieldRow[], facts: Facts): FieldGroup[] {
  const fields = rows.flatMap((row) => customField(row, facts) ?? [])
  return rows.length ? [{ id: 'custom', fields, note: hiddenNote(rows) }] : []
}
