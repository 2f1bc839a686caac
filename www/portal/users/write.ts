import { coreError } from '../core/error.ts'
import { storeFile } from '../core/files.ts'
import type { Parameters } from '../core/parameters.ts'
import type { Portal } from '../core/portal.ts'
import type { ColumnValue, Person } from '../core/state.ts'
import { forgetTokens } from '../core/token.ts'
import { isUserField } from '../fields/field.ts'
import { type FieldChange, readFieldValue } from '../fields/value.ts'
import { strtotime } from '../php/date.ts'
import { formatDate, formatTime, parsePortalTime } from '../php/time.ts'
import {
  cut,
  isArray,
  looselyEqual,
  type PhpValue,
  toInt,
  toText,
  truthy,
  values,
  member,
} from '../php/value.ts'
import { type Column, columnOf } from './columns.ts'
import { emailTaken, isEmail } from './email.ts'
import { readPhoto } from './photo.ts'

/** Writes the allowed names into a person; one refused value refuses them all. */
export function writePerson(portal: Portal, person: Person, parameters: Parameters): void {
  const errors: string[] = []
  const changes: [string, FieldChange][] = []
  for (const [name, value] of Object.entries(parameters)) {
    const change = readColumn(portal, person, name, value)
    if (change?.action === 'refuse') errors.push(change.reason)
    else if (change) changes.push([name, change])
  }
  if (errors.length > 0) throw coreError(errors.join(''))
  for (const [name, change] of changes) apply(portal, person, name, change)
}

/** What one sent name does; `undefined` drops it without a word. */
function readColumn(portal: Portal, person: Person, name: string, value: PhpValue): FieldChange | undefined {
  const column = columnOf(name)
  if (column?.kind === 'active') return set(truthy(value) && !looselyEqual(value, 'N') ? 'Y' : 'N')
  if (value === null) return undefined
  if (column && column.kind !== 'custom') return readOrdinary(portal, person, name, column, value)
  const field = [...portal.state.fields.values()].find((candidate) => candidate.FIELD_NAME === name)
  if (!field || !(column || isUserField(field))) return undefined
  return readFieldValue(portal, field, value, person.columns[name] ?? null)
}

function readOrdinary(
  portal: Portal,
  person: Person,
  name: string,
  column: Column,
  value: PhpValue,
): FieldChange | undefined {
  switch (column.kind) {
    case 'text':
      return set(cut(toText(value), column.width ?? Infinity))
    case 'email':
      return readEmail(portal, person, toText(value))
    case 'gender':
      return set(value === 'M' || value === 'F' ? value : '')
    case 'country':
      return set(String(toInt(value)))
    case 'birthday':
      return set(readDay(portal, value))
    case 'photo':
      return readPhoto(value)
    case 'logo':
      return member(value, 'del') === 'Y' ? { action: 'delete' } : undefined
    case 'departments':
      return readDepartments(value)
    case 'employment':
      return readEmployment(portal, name, toText(value))
    case 'moment':
      return readMoment(portal, toText(value))
    default:
      return undefined
  }
}

function set(value: ColumnValue): FieldChange {
  return { action: 'set', value }
}

function readEmail(portal: Portal, person: Person, text: string): FieldChange {
  if (!isEmail(text)) return { action: 'refuse', reason: 'Invalid e-mail.<br>' }
  if (!emailTaken(portal, text, person.id)) return set(cut(text, 255))
  return { action: 'refuse', reason: `A user with this e-mail (${text}) already exists.<br>` }
}

function readDay(portal: Portal, value: PhpValue): string {
  const instant = strtotime(toText(value), { now: portal.now(), offsetMinutes: portal.offsetMinutes })
  return instant === undefined ? '' : formatDate(instant, portal.offsetMinutes)
}

/** A scalar is wrapped, an empty one ignored; blank list entries vanish, so a list of one blank empties the field. */
function readDepartments(value: PhpValue): FieldChange | undefined {
  if (!isArray(value) && toText(value) === '') return undefined
  const entries = isArray(value) ? values(value) : [value]
  return set(entries.filter((entry) => isArray(entry) || toText(entry) !== '').map(toInt))
}

function readEmployment(portal: Portal, name: string, text: string): FieldChange {
  if (text === '') return set('')
  const instant = parsePortalTime(text, portal.offsetMinutes)
  if (instant === undefined) return { action: 'refuse', reason: `The field "${name}" is not a date.<br>` }
  return set(formatDate(instant, portal.offsetMinutes))
}

function readMoment(portal: Portal, text: string): FieldChange | undefined {
  const instant = parsePortalTime(text, portal.offsetMinutes)
  if (instant === undefined) return undefined
  return set(`${formatDate(instant, portal.offsetMinutes)} ${formatTime(instant, portal.offsetMinutes)}`)
}

function apply(portal: Portal, person: Person, name: string, change: FieldChange): void {
  if (change.action === 'files') {
    for (const id of change.removed) portal.state.files.delete(Number(id))
    const added = change.added.map((file) => String(storeFile(portal, file.name, file.type, file.bytes).id))
    const ids = [...change.kept, ...added]
    assign(portal, person, name, change.multiple ? ids : (ids[0] ?? null))
    return
  }
  if (change.action === 'set') {
    assign(portal, person, name, change.value)
    return
  }
  const old = person.columns[name]
  if (typeof old === 'string') portal.state.files.delete(Number(old))
  if (change.action === 'delete') assign(portal, person, name, null)
  if (change.action === 'replace') {
    assign(portal, person, name, String(storeFile(portal, change.name, change.type, change.bytes).id))
  }
}

/** Stores a value; a real change moves the time stamp, a dismissal ends the person's sessions. */
function assign(portal: Portal, person: Person, name: string, value: ColumnValue): void {
  const same = JSON.stringify(person.columns[name] ?? null) === JSON.stringify(value)
  if (same) return
  person.columns[name] = value
  const now = portal.now()
  person.columns['TIMESTAMP_X'] =
    `${formatDate(now, portal.offsetMinutes)} ${formatTime(now, portal.offsetMinutes)}`
  if (name === 'ACTIVE' && value !== 'Y') forgetTokens(portal, person.id)
}
