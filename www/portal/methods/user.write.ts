import { lesserScope, USER_SCOPES } from '../people/access.ts'
import { emailTaken, LONGEST_EMAIL, newPerson } from '../people/person.ts'
import { writePerson } from '../people/write.ts'
import { isArray, isPositive, type PhpValue, toInt, toText, values } from '../php/value.ts'
import type { Call, Method, Parameters } from '../world/call.ts'
import { accessDenied, argumentError, coreError, RestError } from '../world/error.ts'
import type { Person } from '../world/state.ts'
import type { World } from '../world/world.ts'

/** Invites a person; stricter than `user.update` about types, looser about the address. */
export const userAdd: Method = {
  scopes: USER_SCOPES,
  run(call) {
    const { world, caller } = call
    const refused = lesserScope(caller)
    if (refused) return refused
    if (!caller.person.admin) throw accessDenied()
    refuseTypes(call)
    const email = readEmail(call)
    refuseHomeless(call)
    if (licensed(world) >= world.userLimit) throw argumentError('user_count_exceeded')
    if (emailTaken(world, email, 0)) throw argumentError(`A user with the e-mail ${email} already exists`)
    const person = invite(call, email)
    world.state.people.set(person.id, person)
    return { result: person.id }
  },
}

/** Active people, those with outside accounts left aside. */
function licensed(world: World): number {
  const people = [...world.state.people.values()]
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
  if (email.length > LONGEST_EMAIL || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw argumentError('wrong_email')
  return email
}

function refuseHomeless({ parameters }: Call): void {
  const { UF_DEPARTMENT, SONET_GROUP_ID, EXTRANET } = parameters
  const filled = (value: typeof UF_DEPARTMENT) =>
    list(value).some((entry) => isArray(entry) || toText(entry) !== '')
  if (toText(EXTRANET) === 'Y') {
    if (!filled(SONET_GROUP_ID)) throw argumentError('no_sonet_group_for_extranet')
  } else if (!filled(UF_DEPARTMENT)) {
    throw argumentError('no_extranet_field')
  }
}

function list(value: PhpValue | undefined): (PhpValue | undefined)[] {
  return isArray(value) ? values(value) : [value]
}

/** The new record; it joins the portal only when all of it could be saved. */
function invite({ world, parameters }: Call, email: string): Person {
  const extranet = toText(parameters['EXTRANET']) === 'Y'
  const person = newPerson(world, { LOGIN: email, EMAIL: email })
  if (extranet) person.groups = list(parameters['SONET_GROUP_ID']).map(toInt)
  const dropped = extranet ? ['EMAIL', 'UF_DEPARTMENT'] : ['EMAIL']
  const rest = Object.fromEntries(Object.entries(parameters).filter(([name]) => !dropped.includes(name)))
  try {
    writePerson(world, person, rest)
  } catch (thrown) {
    throw thrown instanceof RestError ? coreError('') : thrown
  }
  return person
}

/** Answers `true` to nearly anything; what it does not know it drops. */
export const userUpdate: Method = {
  scopes: USER_SCOPES,
  run({ world, caller, parameters }) {
    const refused = lesserScope(caller)
    if (refused) return refused
    if (!isPositive(parameters['ID'])) throw accessDenied()
    const id = toInt(parameters['ID'])
    const { admin, id: callerId } = caller.person
    if (!admin && !(world.editOwnProfile && id === callerId)) throw accessDenied()
    if (id <= 0) throw coreError('')
    const person = world.state.people.get(id)
    // An id that matches nobody is an UPDATE of zero rows.
    if (person) writePerson(world, person, admin ? parameters : ownFields(parameters))
    return { result: true }
  },
}

/** People without rights lose two fields silently. */
function ownFields(parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => name !== 'ACTIVE' && name !== 'UF_DEPARTMENT'),
  )
}
