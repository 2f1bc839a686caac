import type { UserUpdateInput, UserUpdatePayload } from 'b24-users'
import type { Conflict } from '../conflict.ts'
import { heldValue } from '../heldValue.ts'
import type { Person } from '../person.ts'
import type { Draft } from './useDraft.ts'
import { useReadPerson } from './usePerson.ts'
import { type Sending, useSending } from './useSending.ts'
import { useUserFields } from './useUserFields.ts'

/** Sends updates and reads back what they did. */
export interface Save extends Sending {
  /**
   * Reads the person once more, asks about what somebody else has changed meanwhile, and sends the rest. Returns the
   * person read back, if the portal took it and could be read.
   */
  send: (payload: UserUpdatePayload) => Promise<Person | undefined>
}

/** Names of the fields that shall be saved all the same; `undefined` when nothing shall. */
export type Settle = (conflicts: readonly Conflict[]) => Promise<readonly string[] | undefined>

/** Saves a draft of a person, one call at a time. */
export function useSave(draft: Draft, settle: Settle): Save {
  const { client } = useUserFields()
  const read = useReadPerson()
  const { saving, answer, run, cancel } = useSending()

  return {
    saving,
    answer,
    cancel,
    async send(payload) {
      const values = draft.values()
      let changed = draft.changed.value
      let sent: UserUpdatePayload = payload
      return run({
        async prepare(signal) {
          const now = await read(payload.ID, signal)
          const conflicts = now ? draft.conflictsWith(now) : []
          if (!conflicts.length) return true
          const kept = await settle(conflicts)
          if (!kept) return false
          const left = conflicts.filter(({ name }) => !kept.includes(name)).map(({ name }) => name)
          changed = changed.filter(({ name }) => !left.includes(name))
          sent = without(payload, left)
          return true
        },
        send: (signal) =>
          changed.length
            ? client.value.user.update(sent as UserUpdateInput, { signal })
            : Promise.resolve({ result: true as const, warnings: [] }),
        read: (_, signal) => read(payload.ID, signal),
        compare: (person) => changed.map((field) => heldValue(field, sent, values, person)),
      })
    },
  }
}

function without(payload: UserUpdatePayload, names: readonly string[]): UserUpdatePayload {
  const kept = Object.entries(payload).filter(([name]) => !names.includes(name))
  return Object.fromEntries(kept) as UserUpdatePayload
}
