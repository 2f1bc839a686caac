import { strtotime } from '../php/date.ts'
import { formatDate, formatTime, parsePortalTime } from '../php/time.ts'
import {
  isArray,
  type PhpArray,
  type PhpValue,
  toInt,
  toMap,
  toText,
  truthy,
  upperCaseKeys,
  values,
} from '../php/value.ts'
import type { Call } from '../world/call.ts'
import type { ColumnValue, Person } from '../world/state.ts'
import { type Comparison, comparisonOf } from './comparison.ts'
import { hasDepartment, isOnline, userType } from './person.ts'
import { byDepartments, byWords } from './words.ts'

export type Test = (person: Person) => boolean

/** At most two prefix characters are understood; `!=%` and `!%=` are documented and do not parse. */
const PREFIXES = new Set(['', '=', '!', '!=', '>', '>=', '<', '<=', '%', '!%', '=%', '%=', '@', '!@'])

/** Names that take no prefix: one before them is cleared. */
const BARE = new Set(['HAS_DEPARTAMENT', 'NAME_SEARCH', 'FIND'])
const EXTRA = ['IS_ONLINE', 'HAS_DEPARTAMENT', 'NAME_SEARCH', 'EXTERNAL_AUTH_ID']
const SEARCH_EXTRA = ['FIND', 'UF_DEPARTMENT_NAME']
/** What `user.search` looks for as words, together, unless there is something to `FIND`. */
const SOUGHT = ['NAME', 'LAST_NAME', 'SECOND_NAME', 'WORK_POSITION']

/** Values by name with its prefix. */
type Conditions = Map<string, PhpValue>

/** The tests of a filter; a name that does not parse or may not be read is dropped, so the answer grows. */
export function readFilter(
  call: Call,
  filter: PhpArray,
  readable: readonly string[],
  searching: boolean,
): Test[] {
  const conditions = parse(filter, new Set([...readable, ...EXTRA, ...(searching ? SEARCH_EXTRA : [])]))
  const tests = [visible(call, conditions), ...words(call, conditions, searching)]
  if (conditions.get('HAS_DEPARTAMENT') === 'Y') tests.push(hasDepartment)
  conditions.delete('HAS_DEPARTAMENT')
  conditions.delete('UF_DEPARTMENT_NAME')
  return [...tests, ...[...conditions].map(([key, value]) => byColumn(call, key, value))]
}

function parse(filter: PhpArray, allowed: ReadonlySet<string>): Conditions {
  const conditions: Conditions = new Map()
  for (const [key, value] of Object.entries(upperCaseKeys(toMap(filter)))) {
    const [, prefix = '', name = ''] = /^([^A-Z0-9_]{0,2})(.*)$/su.exec(key) ?? []
    if (!allowed.has(name) || !PREFIXES.has(prefix)) continue
    conditions.set(BARE.has(name) ? name : prefix + name, value)
  }
  return conditions
}

/**
 * People without a department are seen by those of their groups only, unless an administrator asks for an `ID` without
 * a prefix or in `ADMIN_MODE`; they themselves see nobody else.
 */
function visible({ caller: { person: me }, parameters }: Call, conditions: Conditions): Test {
  const together = (person: Person) => person.groups?.some((group) => me.groups?.includes(group)) === true
  if (me.admin && (truthy(parameters['ADMIN_MODE']) || (conditions.get('ID') ?? null) !== null)) {
    return () => true
  }
  if (me.admin || hasDepartment(me)) return (person) => hasDepartment(person) || together(person)
  return (person) => person.id === me.id || together(person)
}

/** Takes out what is looked for as words, and looks for it. */
function words(call: Call, conditions: Conditions, searching: boolean): Test[] {
  const find = conditions.get('NAME_SEARCH') ?? conditions.get('FIND') ?? null
  conditions.delete('NAME_SEARCH')
  conditions.delete('FIND')
  if (find !== null) return [byWords(toText(find))]
  if (!searching) return []
  const sought = SOUGHT.map((name) => toText(conditions.get(name))).filter((text) => text !== '')
  for (const name of SOUGHT) conditions.delete(name)
  const department = toText(conditions.get('UF_DEPARTMENT_NAME'))
  if (sought.length === 0) return [byDepartments(call.world, department)]
  return [byWords([...sought, department].join(' '))]
}

function byColumn(call: Call, key: string, value: PhpValue): Test {
  const [, prefix = '', name = ''] = /^(\W*)(.*)$/s.exec(key) ?? []
  const comparison = comparisonOf(call.world, name)
  const needles = (isArray(value) ? values(value) : [value]).map((one) => needle(call, name, comparison, one))
  const sought = needles.filter((text) => text !== undefined)
  // An unreadable date finds nobody.
  if (sought.length < needles.length) return () => false
  const negated = prefix.startsWith('!')
  const operator = prefix.replace('!', '')
  const exact = operator === '' && EXACT.has(name) ? '=' : operator
  const matches = comparison.matcher(exact, sought)
  return (person) => matches(cellsOf(call, person, name)) !== negated
}

/** Compared whole where other texts are held against a pattern. */
const EXACT = new Set(['ACTIVE', 'IS_ONLINE', 'USER_TYPE'])

/** A value of the filter in the stored form; `undefined` is a date nobody can read. */
function needle(call: Call, name: string, { kind }: Comparison, value: PhpValue): string | undefined {
  if (name === 'ACTIVE' || name === 'IS_ONLINE') return truthy(value) && value !== 'N' ? 'Y' : 'N'
  if (name === 'ID') return String(toInt(value))
  const text = toText(value)
  if (text === '' || (kind !== 'day' && kind !== 'moment')) return text
  const instant = instantOf(call, text)
  if (instant === undefined) return undefined
  const { offsetMinutes } = call.world
  const day = formatDate(instant, offsetMinutes)
  return kind === 'day' ? day : `${day} ${formatTime(instant, offsetMinutes)}`
}

/** ISO first, the portal's own format else. */
function instantOf({ world }: Call, text: string): number | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}/.test(text) ? strtotime(text, world.serverTime()) : undefined
  return iso ?? parsePortalTime(text, world.offsetMinutes)
}

/** The values of a column; an empty one has none. */
function cellsOf({ world }: Call, person: Person, name: string): readonly string[] {
  switch (name) {
    case 'ID':
      return [String(person.id)]
    case 'IS_ONLINE':
      return [isOnline(world, person) ? 'Y' : 'N']
    case 'USER_TYPE':
      return [userType(person)]
    case 'EXTERNAL_AUTH_ID':
      return person.externalAuth === '' ? [] : [person.externalAuth]
    default:
      return cells(person.columns[name] ?? null)
  }
}

function cells(value: ColumnValue): readonly string[] {
  if (value === null || value === '') return []
  return typeof value === 'string' ? [value] : value.map(String)
}
