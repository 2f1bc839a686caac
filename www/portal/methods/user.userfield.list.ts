import { sortedItems } from '../fields/enumeration.ts'
import { strtotime } from '../php/date.ts'
import { formatInstant, parsePortalTime } from '../php/time.ts'
import { isArray, member, type PhpValue, toMap, toText, upperCaseKeys } from '../php/value.ts'
import type { Call, Method } from '../world/call.ts'
import { namelessError } from '../world/error.ts'
import { type CustomField, isUserField, LABEL_NAMES } from '../world/field.ts'

const ORDER_NAMES = ['ID', 'ENTITY_ID', 'FIELD_NAME', 'USER_TYPE_ID', 'XML_ID', 'SORT'] as const
const FILTER_NAMES = [
  'ID',
  'FIELD_NAME',
  'USER_TYPE_ID',
  'XML_ID',
  'SORT',
  'MULTIPLE',
  'MANDATORY',
  'SHOW_FILTER',
  'SHOW_IN_LIST',
  'EDIT_IN_LIST',
  'IS_SEARCHABLE',
] as const

/** All custom fields that fit, in one answer; there is no paging. */
export const userfieldList: Method = {
  scopes: ['user.userfield'],
  run(call) {
    if (!call.caller.person.admin) throw namelessError('Access denied.')
    const filter = named(call.parameters['FILTER'])
    const fields = [...call.world.state.fields.values()].filter(isUserField)
    const found = fields.filter((field) => fits(field, filter)).sort(order(named(call.parameters['ORDER'])))
    const language = toText(filter['LANG'])
    return { result: found.map((field) => row(call, field, language)), total: found.length }
  },
}

function named(value: PhpValue | undefined): Readonly<Record<string, PhpValue>> {
  return upperCaseKeys(toMap(value))
}

/** Exact comparison with the stored text; empty values, lists and prefixed names do not filter. */
function fits(field: CustomField, filter: Readonly<Record<string, PhpValue>>): boolean {
  return FILTER_NAMES.every((name) => {
    const wanted = filter[name]
    if (wanted === undefined || isArray(wanted) || toText(wanted) === '') return true
    return String(field[name] ?? '') === toText(wanted)
  })
}

type Comparison = (a: CustomField, b: CustomField) => number

/** Anything but `ASC` is descending; without a known name SORT, then ID. */
function order(sent: Readonly<Record<string, PhpValue>>): Comparison {
  const asked = Object.entries(sent).flatMap(([name, direction]): Comparison[] => {
    const known = ORDER_NAMES.find((candidate) => candidate === name)
    if (known === undefined) return []
    const sign = toText(direction).toUpperCase() === 'ASC' ? 1 : -1
    return [(a, b) => sign * compareBy(known, a, b)]
  })
  const steps = asked.length > 0 ? asked : [by('SORT'), by('ID')]
  return (a, b) => steps.reduce((result, step) => result || step(a, b), 0)
}

function by(name: (typeof ORDER_NAMES)[number]): Comparison {
  return (a, b) => compareBy(name, a, b)
}

function compareBy(name: (typeof ORDER_NAMES)[number], a: CustomField, b: CustomField): number {
  if (name === 'ENTITY_ID') return 0
  const [left, right] = [a[name] ?? '', b[name] ?? '']
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return left < right ? -1 : left > right ? 1 : 0
}

/** A field with all its scalars as text, but for a code that is not set; labels only in the language asked for. */
function row(call: Call, field: CustomField, language: string): Record<string, unknown> {
  const { SETTINGS } = field
  return {
    ID: String(field.ID),
    ENTITY_ID: 'USER',
    FIELD_NAME: field.FIELD_NAME,
    USER_TYPE_ID: field.USER_TYPE_ID,
    XML_ID: field.XML_ID,
    SORT: String(field.SORT),
    MULTIPLE: field.MULTIPLE,
    MANDATORY: field.MANDATORY,
    SHOW_FILTER: field.SHOW_FILTER,
    SHOW_IN_LIST: field.SHOW_IN_LIST,
    EDIT_IN_LIST: field.EDIT_IN_LIST,
    IS_SEARCHABLE: field.IS_SEARCHABLE,
    ...(language === '' ? {} : labels(field, language)),
    SETTINGS: Object.keys(SETTINGS).length === 0 ? [] : shownSettings(call, field),
    ...(field.USER_TYPE_ID === 'enumeration' ? { LIST: items(field) } : {}),
  }
}

function labels(field: CustomField, language: string): Record<string, string> {
  return Object.fromEntries(LABEL_NAMES.map((name) => [name, field[name][language] ?? '']))
}

function items(field: CustomField): Record<string, string>[] {
  return sortedItems(field.LIST).map(({ ID, SORT, VALUE, DEF, XML_ID }) => ({
    ID: String(ID),
    SORT: String(SORT),
    VALUE,
    DEF,
    XML_ID,
  }))
}

/** The default of a `datetime` comes as ISO, that of a `date` stays in the portal's format. */
function shownSettings({ world }: Call, field: CustomField): Record<string, PhpValue> {
  const text = toText(member(field.SETTINGS['DEFAULT_VALUE'], 'VALUE'))
  if (field.USER_TYPE_ID !== 'datetime' || text === '') return field.SETTINGS
  const instant = parsePortalTime(text, world.offsetMinutes) ?? strtotime(text, world.serverTime())
  const VALUE = instant === undefined ? '' : formatInstant(instant, world.offsetMinutes)
  const TYPE = member(field.SETTINGS['DEFAULT_VALUE'], 'TYPE') ?? 'NONE'
  return { ...field.SETTINGS, DEFAULT_VALUE: { VALUE, TYPE } }
}
