import { strtotime } from '../php/date.ts'
import { formatDate, formatTime } from '../php/time.ts'
import { isArray, isNumericText, type PhpValue, toInt, toText, truthy, values } from '../php/value.ts'
import type { CustomField } from '../world/field.ts'
import type { ColumnValue } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { type FilesChange, type PhotoChange, readFiles } from './sentFile.ts'

export type FieldChange = PhotoChange | FilesChange | { action: 'set'; value: ColumnValue }

/** Thrown inside this file for a value the type refuses. */
class Refused extends Error {}

const INTEGER_VALUES = new Set(['integer', 'enumeration', 'employee', 'iblock_section', 'iblock_element'])

/** What a value sent for a custom field does; `undefined` ignores it. */
export function readFieldValue(
  world: World,
  field: CustomField,
  value: PhpValue,
  stored: ColumnValue,
): FieldChange | undefined {
  if (field.MULTIPLE === 'Y' && !isArray(value)) return undefined
  try {
    refuseMissing(field, value)
    if (field.USER_TYPE_ID === 'file') return readFiles(field, value, stored)
    if (field.MULTIPLE === 'N') return { action: 'set', value: readSingle(world, field, value) }
    return { action: 'set', value: readMultiple(world, field, value) }
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown
    return { action: 'refuse', reason: `${thrown.message}<br>` }
  }
}

function refuseMissing(field: CustomField, value: PhpValue): void {
  if (field.MANDATORY !== 'Y') return
  const entries = isArray(value) ? values(value) : [value]
  if (entries.every((entry) => !isArray(entry) && toText(entry) === '')) {
    throw new Refused(`The field "${field.FIELD_NAME}" is required.`)
  }
}

function readMultiple(world: World, field: CustomField, value: PhpValue): string[] | number[] {
  const entries = isArray(value) ? values(value) : []
  const filled = entries.filter((entry) => isArray(entry) || toText(entry) !== '')
  const texts = filled.map((entry) => readSingle(world, field, entry)).filter((text) => text !== '')
  return INTEGER_VALUES.has(field.USER_TYPE_ID) ? texts.map(Number) : texts
}

function readSingle(world: World, field: CustomField, value: PhpValue): string {
  if (isArray(value)) throw new Refused(`The field "${field.FIELD_NAME}" takes a single value.`)
  if (field.USER_TYPE_ID === 'boolean') return truthy(value) ? '1' : '0'
  const text = toText(value)
  if (text === '') return ''
  switch (field.USER_TYPE_ID) {
    case 'integer':
      return readNumber(field, text, /^[+-]?\d+$/)
    case 'double':
      return readNumber(field, text.replace(',', '.'), /./)
    case 'date':
    case 'datetime':
      return readMoment(world, text, field.USER_TYPE_ID === 'datetime')
    case 'enumeration':
    case 'employee':
    case 'iblock_section':
    case 'iblock_element':
      return toInt(text) === 0 ? '' : String(toInt(text))
    case 'url':
      return readText(field, text.trim())
    case 'string':
      return readText(field, text)
    default:
      return text
  }
}

function readNumber(field: CustomField, text: string, shape: RegExp): string {
  const name = field.FIELD_NAME
  if (!shape.test(text) || !isNumericText(text)) throw new Refused(`The field "${name}" must be a number.`)
  const precision = toInt(field.SETTINGS['PRECISION'])
  const number = field.USER_TYPE_ID === 'double' ? Number(Number(text).toFixed(precision)) : Number(text)
  const { least, most } = limits(field, 'VALUE')
  if (least !== 0 && number < least) throw new Refused(`The field "${name}" must not be less than ${least}.`)
  if (most !== 0 && number > most) throw new Refused(`The field "${name}" must not be greater than ${most}.`)
  return String(number)
}

function readText(field: CustomField, text: string): string {
  const name = field.FIELD_NAME
  const { least, most } = limits(field, 'LENGTH')
  const length = [...text].length
  if (least > 0 && length < least)
    throw new Refused(`The field "${name}" needs at least ${least} characters.`)
  if (most > 0 && length > most) throw new Refused(`The field "${name}" takes at most ${most} characters.`)
  const pattern = /^\/(.*)\/(i?)u?$/s.exec(toText(field.SETTINGS['REGEXP']))
  if (pattern && !new RegExp(pattern[1] ?? '', `u${pattern[2] ?? ''}`).test(text)) {
    throw new Refused(`The field "${name}" does not match its pattern.`)
  }
  return text
}

function limits(field: CustomField, what: 'VALUE' | 'LENGTH'): { least: number; most: number } {
  const { SETTINGS } = field
  return { least: Number(SETTINGS[`MIN_${what}`] ?? 0), most: Number(SETTINGS[`MAX_${what}`] ?? 0) }
}

/** A moment in the server's zone; what cannot be read clears. */
function readMoment(world: World, text: string, withTime: boolean): string {
  const zone = world.offsetMinutes
  const instant = strtotime(text, { now: world.now(), offsetMinutes: zone })
  if (instant === undefined) return ''
  return withTime ? `${formatDate(instant, zone)} ${formatTime(instant, zone)}` : formatDate(instant, zone)
}
