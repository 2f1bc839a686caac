import { schemas, type UserAddPayload, type Warning } from 'b24-users'
import { computed, type ComputedRef, type Ref, ref } from 'vue'
import type { Field } from '../fields.ts'
import { type InvitationKind, invitationFields } from '../invitation.ts'
import { type FieldValue, readValue, toInput, type Values } from '../value.ts'
import { useFacts } from './useFacts.ts'
import { useUserFields } from './useUserFields.ts'
import { type Check, useVerdict } from './useVerdict.ts'
import { useWorkGroups } from './useWorkGroups.ts'

/** An invitation that is being prepared. */
export interface Invitation extends Check<UserAddPayload> {
  kind: Ref<InvitationKind>
  fields: ComputedRef<readonly Field[]>
  /** Whether anything was typed that would be lost. */
  isBegun: ComputedRef<boolean>
  valueOf: (field: Field) => FieldValue
  values: () => Values
  change: (field: Field, value: FieldValue) => void
  warningsOf: (field: Field) => readonly Warning[]
  reset: () => void
}

/** Prepares the invitation of one person. */
export function useInvitation(): Invitation {
  const { facts } = useFacts()
  const userFields = useUserFields()
  const groups = useWorkGroups()
  const kind = ref<InvitationKind>('employee')
  const typed = ref<Values>({})

  const fields = computed(() => invitationFields(kind.value, facts.value, groups.value))
  const valueOf = (field: Field): FieldValue => typed.value[field.name] ?? readValue(field, {})
  const filled = computed(() => fields.value.filter((field) => isFilled(valueOf(field))))
  const check = useVerdict(
    () =>
      filled.value.length
        ? {
            ...Object.fromEntries(filled.value.map((field) => [field.name, toInput(field, valueOf(field))])),
            ...(kind.value === 'extranet' && { EXTRANET: 'Y' }),
          }
        : undefined,
    (input) => schemas['user.add'].safeParseAsync(input, { userFields: userFields.rows.value }),
  )

  return {
    ...check,
    kind,
    fields,
    isBegun: computed(() => filled.value.length > 0),
    valueOf,
    values: () => Object.fromEntries(fields.value.map((field) => [field.name, valueOf(field)])),
    change: (field, value) => (typed.value[field.name] = value),
    warningsOf: ({ name }) =>
      check.verdict.value?.warnings.filter((warning) => warning.path[0] === name) ?? [],
    reset: () => {
      typed.value = {}
      kind.value = 'employee'
    },
  }
}

function isFilled(value: FieldValue): boolean {
  return typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0
}
