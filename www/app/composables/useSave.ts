import type { UserUpdateInput, UserUpdatePayload, Warning } from 'b24-users'
import { type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { describeFailure, type Failure } from '../failure.ts'
import { type FieldName, fields } from '../fields.ts'
import type { Person } from '../person.ts'
import { type FieldValue, isHeld, readValue, showValue } from '../value.ts'
import { useClient } from './useClient.ts'
import { useReadPerson } from './usePerson.ts'

/** One field after saving: what was sent, and what the portal really holds. */
export interface HeldField {
  name: FieldName
  sent: string
  held: string
  same: boolean
}

/** What came of saving. */
export type Answer =
  | { kind: 'failed'; failure: Failure }
  | { kind: 'saved'; seconds: number | undefined; warnings: readonly Warning[]; held: readonly HeldField[] }
  | {
      kind: 'unverified'
      seconds: number | undefined
      warnings: readonly Warning[]
      failure: Failure | undefined
    }

/** Sends updates and reads back what they did. */
export interface Save {
  saving: Readonly<Ref<boolean>>
  answer: ShallowRef<Answer | undefined>
  /** Sends a checked payload; returns the person read back, if the portal took it and could be read. */
  send: (payload: UserUpdatePayload, values: Record<FieldName, FieldValue>) => Promise<Person | undefined>
}

/** Saves people, one call at a time. */
export function useSave(): Save {
  const client = useClient()
  const read = useReadPerson()
  const saving = ref(false)
  const answer = shallowRef<Answer>()

  async function send(
    payload: UserUpdatePayload,
    values: Record<FieldName, FieldValue>,
  ): Promise<Person | undefined> {
    saving.value = true
    answer.value = undefined
    try {
      const { time, warnings } = await client.user.update(payload as UserUpdateInput)
      const seconds = time?.duration
      const person = await read(payload.ID).catch((error: unknown) => {
        answer.value = { kind: 'unverified', seconds, warnings, failure: describeFailure(error) }
        return undefined
      })
      if (person) answer.value = { kind: 'saved', seconds, warnings, held: compare(payload, values, person) }
      else answer.value ??= { kind: 'unverified', seconds, warnings, failure: undefined }
      return person
    } catch (error) {
      answer.value = { kind: 'failed', failure: describeFailure(error) }
      return undefined
    } finally {
      saving.value = false
    }
  }

  return { saving, answer, send }
}

function compare(payload: object, values: Record<FieldName, FieldValue>, person: Person): HeldField[] {
  return fields
    .filter(({ name }) => Object.hasOwn(payload, name))
    .map((field) => {
      // What went out is compared, not what was typed; but a picture goes out in a form of its own.
      const sent = field.control === 'photo' ? values[field.name] : readValue(field, { ...payload })
      const held = readValue(field, person.row)
      return { name: field.name, sent: showValue(sent), held: showValue(held), same: isHeld(sent, held) }
    })
}
