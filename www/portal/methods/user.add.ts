import type { Call, Method } from '../core/call.ts'
import { accessDenied, argumentError, coreError, RestError } from '../core/error.ts'
import { newPerson } from '../core/person.ts'
import type { Portal } from '../core/portal.ts'
import type { Person } from '../core/state.ts'
import { isArray, toText, values } from '../php/value.ts'
import { emailTaken } from '../users/email.ts'
import { lesserScope, USER_SCOPES } from '../users/scope.ts'
import { writePerson } from '../users/write.ts'

/** Invites a person; stricter than `user.update` about types, looser about the address. */
export const userAdd: Method = {
  scopes: USER_SCOPES,
  run(call) {
    const { portal, caller } = call
    const refused = lesserScope(caller)
    if (refused) return refused
    if (!caller.person.admin) throw accessDenied()
    refuseTypes(call)
    const email = readEmail(call)
    refuseHomeless(call)
    if (licensed(portal) >= portal.userLimit) throw argumentError('user_count_exceeded')
    if (emailTaken(portal, email, 0)) throw argumentError(`A user with the e-mail ${email} already exists`)
    const person = invite(call, email)
    portal.state.people.set(person.id, person)
    return { result: person.id }
  },
}

/** Active people, those with outside accounts left aside. */
function licensed(portal: Portal): number {
  const people = [...portal.state.people.values()]
  return people.filter(({ columns, externalAuth }) => columns['ACTIVE'] === 'Y' && externalAuth === '').length
}

/** Any name that contains `WORK_` or `PERSONAL_` must carry text, the photo excepted. */
function refuseTypes({ parameters }: Call): void {
  for (const [name, value] of Object.entries(parameters)) {
    const checked = /WORK_|PERSONAL_/.test(name) && name !== 'PERSONAL_PHOTO'
    if (checked && typeof value !== 'string') throw argumentError('invalid_type_field', name)
  }
}

function readEmail({ parameters }: Call): string {
  const email = toText(parameters['EMAIL']).trim()
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw argumentError('wrong_email')
  return email
}

function refuseHomeless({ parameters }: Call): void {
  const { UF_DEPARTMENT, SONET_GROUP_ID, EXTRANET } = parameters
  const filled = (value: typeof UF_DEPARTMENT) =>
    (isArray(value) ? values(value) : [value]).some((entry) => isArray(entry) || toText(entry) !== '')
  if (toText(EXTRANET) === 'Y') {
    if (!filled(SONET_GROUP_ID)) throw argumentError('no_sonet_group_for_extranet')
  } else if (!filled(UF_DEPARTMENT)) {
    throw argumentError('no_extranet_field')
  }
}

/** The new record; it joins the portal only when all of it could be saved. */
function invite({ portal, parameters }: Call, email: string): Person {
  const person = newPerson(portal, { LOGIN: email, EMAIL: email })
  const dropped = toText(parameters['EXTRANET']) === 'Y' ? ['EMAIL', 'UF_DEPARTMENT'] : ['EMAIL']
  const rest = Object.fromEntries(Object.entries(parameters).filter(([name]) => !dropped.includes(name)))
  try {
    writePerson(portal, person, rest)
  } catch (thrown) {
    throw thrown instanceof RestError ? coreError('') : thrown
  }
  return person
}
