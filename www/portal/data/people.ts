import type { Portal } from '../core/portal.ts'
import { storeFile } from '../core/files.ts'
import type { ColumnValue, Person } from '../core/state.ts'
import { formatDate, formatTime } from '../php/time.ts'
import { avatar } from './png.ts'
import { ROSTER, type RosterRow } from './roster.ts'
import { VALUES } from './values.ts'

const DISMISSED = 61
const WITH_PHOTO = [1, 3, 5, 14, 27, 34]
const WITH_CERTIFICATE = 3
const HOUR = 3_600_000

/** The shipped people: person 1 is the administrator, number 61 was dismissed, 62 and 63 have no department. */
export function shipPeople(portal: Portal): void {
  ROSTER.forEach((row, index) => {
    const person = makePerson(portal, index + 1, row)
    portal.state.people.set(person.id, person)
  })
  const mail: Person = makePerson(portal, ROSTER.length + 1, GUEST)
  portal.state.people.set(mail.id, { ...mail, externalAuth: 'email' })
}

/** An account made by an incoming letter; the lists hide it. */
const GUEST: RosterRow = ['', '', '', 'letters.only', '', [], '', '']

function makePerson(portal: Portal, id: number, row: RosterRow): Person {
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
    DATE_REGISTER: moment(portal, portal.now() - (1000 - id * 7) * 24 * HOUR),
    LAST_LOGIN: moment(portal, portal.now() - id * HOUR),
    LAST_ACTIVITY_DATE: moment(portal, portal.now() - (id - 1) * HOUR),
    TIMESTAMP_X: moment(portal, portal.now() - id * 24 * HOUR),
    ...VALUES[id],
  }
  if (id === WITH_CERTIFICATE) columns['UF_USR_CERTIFICATE'] = certificate(portal)
  if (WITH_PHOTO.includes(id)) columns['PERSONAL_PHOTO'] = photo(portal, id)
  return { id, admin: id === 1, externalAuth: '', columns }
}

function certificate(portal: Portal): string {
  const bytes = new TextEncoder().encode('First aid course passed.\n')
  return String(storeFile(portal, 'first-aid.txt', 'text/plain; charset=utf-8', bytes).id)
}

function photo(portal: Portal, id: number): string {
  return String(storeFile(portal, `photo-${id}.png`, 'image/png', avatar(id)).id)
}

/** A moment as the database keeps it: text in the server's zone. */
function moment(portal: Portal, instant: number): string {
  return `${formatDate(instant, portal.offsetMinutes)} ${formatTime(instant, portal.offsetMinutes)}`
}
