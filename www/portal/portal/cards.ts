import { fullName } from '../people/person.ts'
import { fileUrl } from '../world/files.ts'
import type { World } from '../world/world.ts'
import type { AccessCard, PersonCard } from './frameData.ts'

/** People as the dialogs show them. */
export function peopleCards(world: World, origin: string): PersonCard[] {
  const shown = [...world.state.people.values()].filter(
    ({ columns, externalAuth }) => columns['ACTIVE'] === 'Y' && externalAuth === '',
  )
  return shown.map((person) => ({
    id: String(person.id),
    name: fullName(person),
    photo: fileUrl(world, origin, String(person.columns['PERSONAL_PHOTO'] ?? '')) ?? '',
    position: String(person.columns['WORK_POSITION'] ?? ''),
    url: `/company/personal/user/${person.id}/`,
    sub: false,
    sup: false,
  }))
}

/** Entries of the access dialog. */
export function accessCards(world: World): AccessCard[] {
  const departments = [...world.state.departments.values()].map(({ id, name }) => ({ id: `D${id}`, name }))
  const people = [...world.state.people.values()].filter(({ externalAuth }) => externalAuth === '')
  return [
    { id: 'AU', name: 'All authorised people' },
    ...departments,
    ...people.map((person) => ({ id: `U${person.id}`, name: fullName(person) })),
  ]
}
