import { type FieldChange, readFieldValue } from '../fields/change.ts'
import { readPhoto } from '../fields/sentFile.ts'
import { strtotime } from '../php/date.ts'
import { formatDate, formatTime, parsePortalTime } from '../php/time.ts'
import {
  cut,
  isArray,
  looselyEqual,
  member,
  type PhpValue,
  toInt,
  toText,
  truthy,
  values,
} from '../php/value.ts'
import type { Parameters } from '../world/call.ts'
import { coreError } from '../world/error.ts'
import { isUserField } from '../world/field.ts'
import { storeFile } from '../world/files.ts'
import type { ColumnValue, Person } from '../world/state.ts'
import { forgetRefreshTokens } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { type Column, columnOf } from './columns.ts'
import { emailTaken, isEmail } from './person.ts'
import { isCallable, readExtension } from './phone.ts'

/** Writes the allowed names into a person; one refused value refuses them all. */
export function writePerson(world: World, person: Person, parameters: Parameters): void {
  const errors: string[] = []
  const changes: [string, FieldChange][] = []
  for (const [name, value] of Object.entries(parameters)) {
    const change = readColumn(world, person, name, value)
    if (change?.action === 'refuse') errors.push(change.reason)
    else if (change) changes.push([name, change])
  }
  if (errors.length > 0) throw coreError(errors.join(''))
  for (const [name, change] of changes) apply(world, person, name, change)
}

/** What one sent name does; `undefined` drops it without a word. */
function readColumn(world: World, person: Person, name: string, value: PhpValue): FieldChange | undefined {
  const column = columnOf(name)
  if (column?.kind === 'active') return set(truthy(value) && !looselyEqual(value, 'N') ? 'Y' : 'N')
  if (value === null) return undefined
  if (column && column.kind !== 'custom') return readOrdinary(world, person, name, column, value)
  const field = [...world.state.fields.values()].find((candidate) => candidate.FIELD_NAME === name)
  if (!field || !(column || isUserField(field))) return undefined
  const change = readFieldValue(world, field, value, person.columns[name] ?? null)
  if (name !== 'UF_PHONE_INNER' || change?.action !== 'set' || !isChecked(world, person)) return change
  return readExtension(world, person, String(change.value ?? ''))
}

function readOrdinary(
  world: World,
  person: Person,
  name: string,
  column: Column,
  value: PhpValue,
): FieldChange | undefined {
  switch (column.kind) {
    case 'text':
      return set(cut(toText(value), column.width ?? Infinity))
    case 'phone':
      return readPhone(world, person, name, cut(toText(value), column.width ?? Infinity))
    case 'email':
      return readEmail(world, person, toText(value))
    case 'gender':
      return set(value === 'M' || value === 'F' ? value : '')
    case 'country':
      return set(String(toInt(value)))
    case 'birthday':
      return set(readDay(world, value))
    case 'photo':
      return readPhoto(value)
    case 'logo':
      return member(value, 'del') === 'Y' ? { action: 'delete' } : undefined
    case 'departments':
      return readDepartments(value)
    case 'employment':
      return readEmployment(world, name, toText(value))
    case 'moment':
      return readMoment(world, toText(value))
    default:
      return undefined
  }
}

function set(value: ColumnValue): FieldChange {
  return { action: 'set', value }
}

function readPhone(world: World, person: Person, name: string, text: string): FieldChange {
  if (text === '' || !isChecked(world, person) || isCallable(text)) return set(text)
  return { action: 'refuse', reason: `The telephone number in "${name}" is wrong.<br>` }
}

/** Telephony looks at the numbers of people, not at those of connectors. */
function isChecked({ telephony }: World, { externalAuth }: Person): boolean {
  return telephony && externalAuth !== 'imconnector'
}

function readEmail(world: World, person: Person, text: string): FieldChange {
  if (!isEmail(text)) return { action: 'refuse', reason: 'Invalid e-mail.<br>' }
  if (!emailTaken(world, text, person.id)) return set(cut(text, 255))
  return { action: 'refuse', reason: `A user with this e-mail (${text}) already exists.<br>` }
}

function readDay(world: World, value: PhpValue): string {
  const instant = strtotime(toText(value), { now: world.now(), offsetMinutes: world.offsetMinutes })
  return instant === undefined ? '' : formatDate(instant, world.offsetMinutes)
}

/** A scalar is wrapped, an empty one ignored; blank list entries vanish, so a list of one blank empties the field. */
function readDepartments(value: PhpValue): FieldChange | undefined {
  if (!isArray(value) && toText(value) === '') return undefined
  const entries = isArray(value) ? values(value) : [value]
  return set(entries.filter((entry) => isArray(entry) || toText(entry) !== '').map(toInt))
}

function readEmployment(world: World, name: string, text: string): FieldChange {
  if (text === '') return set('')
  const instant = parsePortalTime(text, world.offsetMinutes)
  if (instant === undefined) return { action: 'refuse', reason: `The field "${name}" is not a date.<br>` }
  return set(formatDate(instant, world.offsetMinutes))
}

function readMoment(world: World, text: string): FieldChange | undefined {
  const instant = parsePortalTime(text, world.offsetMinutes)
  if (instant === undefined) return undefined
  return set(`${formatDate(instant, world.offsetMinutes)} ${formatTime(instant, world.offsetMinutes)}`)
}

function apply(world: World, person: Person, name: string, change: FieldChange): void {
  if (change.action === 'files') {
    for (const id of change.removed) world.state.files.delete(Number(id))
    const added = change.added.map((file) => String(storeFile(world, file.name, file.type, file.bytes).id))
    const ids = [...change.kept, ...added]
    assign(world, person, name, change.multiple ? ids : (ids[0] ?? null))
    return
  }
  if (change.action === 'set') {
    assign(world, person, name, change.value)
    return
  }
  const old = person.columns[name]
  if (typeof old === 'string') world.state.files.delete(Number(old))
  if (change.action === 'delete') assign(world, person, name, null)
  if (change.action === 'replace') {
    assign(world, person, name, String(storeFile(world, change.name, change.type, change.bytes).id))
  }
}

/** Stores a value; a real change moves the time stamp, a dismissal ends what the person has a part in. */
function assign(world: World, person: Person, name: string, value: ColumnValue): void {
  const same = JSON.stringify(person.columns[name] ?? null) === JSON.stringify(value)
  if (same) return
  person.columns[name] = value
  const now = world.now()
  person.columns['TIMESTAMP_X'] =
    `${formatDate(now, world.offsetMinutes)} ${formatTime(now, world.offsetMinutes)}`
  if (name === 'ACTIVE' && value !== 'Y') dismiss(world, person)
}

/** The person's applications get no new tokens, and no telephone queue has them, even when they come back. */
function dismiss(world: World, { id }: Person): void {
  forgetRefreshTokens(world, id)
  if (!world.telephony) return
  for (const queue of world.state.queues.values())
    queue.people = queue.people.filter((member) => member !== id)
}
