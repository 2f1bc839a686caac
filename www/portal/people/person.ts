import { formatDate, formatTime } from '../php/time.ts'
import { type ColumnValue, nextId, type Person } from '../world/state.ts'
import type { World } from '../world/world.ts'

const ONLINE_MS = 3 * 60_000

const ATOM = "[\\p{L}\\d=_+~'!$&*^`|#%/?{}-]+"
const LABEL = '[\\p{L}\\d-]+'
const EMAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+[\\p{L}\\d-]{2,20}$`, 'u')

export const LONGEST_EMAIL = 320

/** The server's own idea of an e-mail address; surrounding spaces are an error. */
export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && EMAIL.test(text)
}

/** Whether somebody else holds the address, in any case. */
export function emailTaken(world: World, text: string, exceptId: number): boolean {
  const wanted = text.toLowerCase()
  return [...world.state.people.values()].some(
    (person) => person.id !== exceptId && String(person.columns['EMAIL'] ?? '').toLowerCase() === wanted,
  )
}

/** An active person with the next free id, who does not belong to the portal yet. */
export function newPerson(world: World, columns: Person['columns'], admin = false): Person {
  const now = world.now()
  const moment = `${formatDate(now, world.offsetMinutes)} ${formatTime(now, world.offsetMinutes)}`
  const born = { ACTIVE: 'Y', PERSONAL_GENDER: '', DATE_REGISTER: moment, TIMESTAMP_X: moment }
  return { id: nextId(world.state.people), admin, externalAuth: '', columns: { ...born, ...columns } }
}

/** The two names of a person, or the number of one who has none. */
export function fullName({ columns, id }: Person): string {
  const parts = [columns['NAME'], columns['LAST_NAME']].filter(
    (part) => typeof part === 'string' && part !== '',
  )
  return parts.join(' ') || `No. ${id}`
}

/** `employee` with a department, else `extranet`; outside accounts keep their own word. */
export function userType(person: Person): string {
  if (person.externalAuth !== '') return person.externalAuth
  return hasDepartment(person) ? 'employee' : 'extranet'
}

export function hasDepartment(person: Person): boolean {
  const departments = person.columns['UF_DEPARTMENT']
  return Array.isArray(departments) && departments.length > 0
}

export function isOnline(world: World, person: Person): boolean {
  const seen = storedInstant(person.columns['LAST_ACTIVITY_DATE'], world.offsetMinutes)
  return seen !== undefined && world.now() - seen < ONLINE_MS
}

/** The instant of a stored `YYYY-MM-DD HH:MM:SS` in the server's zone. */
export function storedInstant(value: ColumnValue | undefined, offsetMinutes: number): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const utc = Date.parse(`${value.replace(' ', 'T')}Z`)
  return Number.isNaN(utc) ? undefined : utc - offsetMinutes * 60_000
}
