import { formatDate, formatTime } from '../php/time.ts'
import { storeFile } from '../world/files.ts'
import type { ColumnValue, Person } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { avatar } from './avatar.ts'
import { ROSTER, type RosterRow, VALUES } from './roster.ts'

const DISMISSED = 61
const WITH_PHOTO = [1, 3, 5, 14, 27, 34]
const WITH_CERTIFICATE = 3
const HOUR = 3_600_000

/** The shipped people: person 1 is the administrator, number 61 was dismissed, 62 and 63 have no department. */
export function shipPeople(world: World): void {
  ROSTER.forEach((row, index) => {
    const person = makePerson(world, index + 1, row)
    world.state.people.set(person.id, person)
  })
  const mail: Person = makePerson(world, ROSTER.length + 1, GUEST)
  world.state.people.set(mail.id, { ...mail, externalAuth: 'email' })
}

/** An account made by an incoming letter; the lists hide it. */
const GUEST: RosterRow = ['', '', '', 'letters.only', '', [], '', '']

/** A whole person of a row; the moments of their life follow from the id. */
export function makePerson(world: World, id: number, row: RosterRow): Person {
  const [name, lastName, gender, email, position, departments, city, birthday] = row
  const columns: Record<string, ColumnValue> = {
    ACTIVE: id === DISMISSED ? 'N' : 'Y',
    LOGIN: email,
    EMAIL: `${email}@example.com`,
    NAME: name,
    LAST_NAME: lastName,
    PERSONAL_GENDER: gender,
    PERSONAL_BIRTHDAY: birthday,
    PERSONAL_CITY: city,
    WORK_POSITION: position,
    WORK_PHONE: `+49 30 5550 ${String(100 + id)}`,
    UF_PHONE_INNER: String(200 + id),
    UF_DEPARTMENT: departments,
    DATE_REGISTER: momentBefore(world, (1000 - id * 7) * 24),
    LAST_LOGIN: momentBefore(world, id),
    LAST_ACTIVITY_DATE: momentBefore(world, id - 1),
    TIMESTAMP_X: momentBefore(world, id * 24),
    ...VALUES[id],
  }
  if (id === WITH_CERTIFICATE) columns['UF_USR_CERTIFICATE'] = certificate(world)
  if (WITH_PHOTO.includes(id)) columns['PERSONAL_PHOTO'] = photo(world, id)
  return { id, admin: id === 1, externalAuth: '', columns }
}

function certificate(world: World): string {
  const bytes = new TextEncoder().encode('First aid course passed.\n')
  return String(storeFile(world, 'first-aid.txt', 'text/plain; charset=utf-8', bytes).id)
}

function photo(world: World, id: number): string {
  return String(storeFile(world, `photo-${id}.png`, 'image/png', avatar(id)).id)
}

/** A moment so many hours ago as the database keeps it: text in the server's zone. */
export function momentBefore(world: World, hours: number): string {
  const instant = world.now() - hours * HOUR
  return `${formatDate(instant, world.offsetMinutes)} ${formatTime(instant, world.offsetMinutes)}`
}
