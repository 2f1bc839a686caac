import { formatInstant, formatPortal } from '../php/time.ts'
import type { Call } from '../world/call.ts'
import type { CustomField } from '../world/field.ts'
import { fileUrl } from '../world/files.ts'
import type { ColumnValue, Person } from '../world/state.ts'
import { columnOf } from './columns.ts'
import { hasDepartment, isOnline, storedInstant, userType } from './person.ts'

/** How a caller wants to see people. */
export interface View {
  readonly names: readonly string[]
  /** Edge of a resized photo in pixels. */
  readonly imageSize?: number | undefined
  /** `user.current` knows no type of person, and writes moments as text where the lists leave an empty object. */
  readonly alone: boolean
}

/** A person as REST answers it: the id is text, `ACTIVE` a boolean, unset columns are left out. */
export function readPerson(call: Call, person: Person, view: View): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const name of view.names) {
    const value = readColumn(call, person, name, view)
    if (value !== undefined && value !== null) row[name] = value
  }
  return row
}

function readColumn(call: Call, person: Person, name: string, view: View): unknown {
  const value = person.columns[name] ?? null
  const { world, origin } = call
  switch (name) {
    case 'ID':
      return String(person.id)
    case 'ACTIVE':
      return value === 'Y'
    case 'IS_ONLINE':
      return isOnline(world, person) ? 'Y' : 'N'
    case 'USER_TYPE':
      return view.alone ? undefined : userType(person)
    case 'PERSONAL_PHOTO':
    case 'WORK_LOGO':
      return typeof value === 'string' ? fileUrl(world, origin, value, view.imageSize) : undefined
    case 'PERSONAL_BIRTHDAY':
    case 'UF_EMPLOYMENT_DATE':
      return value === null || value === '' ? '' : utcMidnight(String(value), world.offsetMinutes)
    case 'UF_DEPARTMENT':
      return hasDepartment(person) ? value : false
    case 'DATE_REGISTER':
      return value === null || value === ''
        ? ''
        : utcMidnight(String(value).slice(0, 10), world.offsetMinutes)
    case 'LAST_ACTIVITY_DATE':
      return value === null ? undefined : view.alone ? value : {}
    case 'TIMESTAMP_X':
      return value === null ? undefined : view.alone ? portalMoment(value, world.offsetMinutes) : {}
    case 'LAST_LOGIN': {
      const instant = storedInstant(value, world.offsetMinutes)
      return instant === undefined ? '' : formatInstant(instant, world.offsetMinutes)
    }
  }
  if (columnOf(name)) return value
  const field = [...world.state.fields.values()].find((candidate) => candidate.FIELD_NAME === name)
  return field ? readCustom(call, person, field, value) : undefined
}

/** A stored moment in the portal's own format. */
function portalMoment(value: ColumnValue, offsetMinutes: number): string {
  const instant = storedInstant(value, offsetMinutes)
  return instant === undefined ? '' : formatPortal(instant, offsetMinutes, true)
}

/** A stored day as midnight UTC shown with the server's offset. */
function utcMidnight(day: string, offsetMinutes: number): string {
  return formatInstant(Date.parse(`${day}T00:00:00Z`), offsetMinutes)
}

function readCustom(call: Call, person: Person, field: CustomField, value: ColumnValue): unknown {
  const read = (text: string) => readCustomEntry(call, person, field, text)
  if (field.MULTIPLE !== 'Y') return value === null ? undefined : read(String(value))
  if (!Array.isArray(value) || value.length === 0) return false
  return value.map((entry: string | number) => (typeof entry === 'number' ? entry : read(entry)))
}

function readCustomEntry(call: Call, person: Person, field: CustomField, text: string): unknown {
  const { world, origin } = call
  if (text === '') return ''
  if (field.USER_TYPE_ID === 'date') return utcMidnight(text, world.offsetMinutes)
  if (field.USER_TYPE_ID === 'datetime') {
    const instant = storedInstant(text, world.offsetMinutes)
    return instant === undefined ? '' : formatInstant(instant, world.offsetMinutes)
  }
  if (field.USER_TYPE_ID !== 'file') return text
  const download = { id: String(person.id), field: field.FIELD_NAME, value: Number(text) }
  return { id: Number(text), showUrl: fileUrl(world, origin, text), downloadData: download }
}
