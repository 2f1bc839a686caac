import type { UserAddInput, UserAddPayload } from 'b24-users'
import { heldValue } from '../heldValue.ts'
import { isInvitationName } from '../invitation.ts'
import type { Person } from '../person.ts'
import type { Invitation } from './useInvitation.ts'
import { useReadPerson } from './usePerson.ts'
import { type Sending, useSending } from './useSending.ts'
import { useUserFields } from './useUserFields.ts'

/** Whoever was invited; not there when they could not be read back. */
export interface Invited {
  readonly id: number
  readonly person: Person | undefined
}

/** Sends invitations. */
export interface Invite extends Sending {
  /** Gives who was invited, if the portal took it. */
  send: (payload: UserAddPayload) => Promise<Invited | undefined>
}

/** Sends an invitation, and reads back who came of it; it must not be sent twice. */
export function useInvite(invitation: Invitation): Invite {
  const { client } = useUserFields()
  const read = useReadPerson()
  const { saving, answer, run, cancel } = useSending()

  return {
    saving,
    answer,
    cancel,
    async send(payload) {
      const values = invitation.values()
      const sent = invitation.fields.value.filter(
        ({ name }) => !isInvitationName(name) && Object.hasOwn(payload, name),
      )
      let id: number | undefined
      const person = await run({
        send: (signal) => client.value.user.add(payload as UserAddInput, { signal }),
        read(added, signal) {
          id = added
          return read(added, signal)
        },
        compare: (found) => sent.map((field) => heldValue(field, payload, values, found)),
      })
      return id === undefined ? undefined : { id, person }
    },
  }
}
