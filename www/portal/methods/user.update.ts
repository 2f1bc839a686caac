import type { Method } from '../core/call.ts'
import { accessDenied, coreError } from '../core/error.ts'
import type { Parameters } from '../core/parameters.ts'
import { isPositive, toInt } from '../php/value.ts'
import { lesserScope, USER_SCOPES } from '../users/scope.ts'
import { writePerson } from '../users/write.ts'

/** Answers `true` to nearly anything; what it does not know it drops. */
export const userUpdate: Method = {
  scopes: USER_SCOPES,
  run({ portal, caller, parameters }) {
    const refused = lesserScope(caller)
    if (refused) return refused
    if (!isPositive(parameters['ID'])) throw accessDenied()
    const id = toInt(parameters['ID'])
    const { admin, id: callerId } = caller.person
    if (!admin && !(portal.editOwnProfile && id === callerId)) throw accessDenied()
    if (id <= 0) throw coreError('')
    const person = portal.state.people.get(id)
    // An id that matches nobody is an UPDATE of zero rows.
    if (person) writePerson(portal, person, admin ? parameters : ownFields(parameters))
    return { result: true }
  },
}

/** People without rights lose two fields silently. */
function ownFields(parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => name !== 'ACTIVE' && name !== 'UF_DEPARTMENT'),
  )
}
