import { strtotime } from '../php/date.ts'
import { formatDate, formatTime, parsePortalTime } from '../php/time.ts'
import {
  isArray,
  type PhpArray,
  type PhpValue,
  toMap,
  toText,
  truthy,
  upperCaseKeys,
  values,
} from '../php/value.ts'
import type { Call } from '../world/call.ts'
import type { Person } from '../world/state.ts'
import { contains, like } from './like.ts'
import { hasDepartment, isOnline, userType } from './person.ts'

export type Test = (person: Person) => boolean

/** At most two prefix characters are understood; `!=%` and `!%=` are documented and do not parse. */
const PREFIXES = new Set(['', '=', '!', '!=', '>', '>=', '<', '<=', '%', '!%', '=%', '%=', '@', '!@'])
const DATES = new Set(['PERSONAL_BIRTHDAY', 'UF_EMPLOYMENT_DATE'])
const MOMENTS = new Set(['TIMESTAMP_X', 'LAST_ACTIVITY_DATE', 'LAST_LOGIN', 'DATE_REGISTER'])

/** The tests of a filter; a name that does not parse or may not be read is dropped, so the answer grows. */
export function readFilter(
  call: Call,
  filter: PhpArray,
  readable: ReadonlySet<string>,
  searching: boolean,
): Test[] {
  const given = upperCaseKeys(toMap(filter))
  const find = searching ? toText(given['FIND']) : ''
  if (find !== '') return [byWords(call, find)]
  return Object.entries(given).flatMap(([key, value]) => {
    const found = /^([^A-Z0-9_]*)([A-Z0-9_]+)$/.exec(key)
    const [prefix = '', name = ''] = found?.slice(1) ?? []
    if (!found || !PREFIXES.has(prefix)) return []
    const test = special(call, name, prefix, value, searching)
    if (test) return [test]
    return readable.has(name) ? [byColumn(call, name, prefix, value)] : []
  })
}

/** Every word must occur in a name, the position, the address or a department's title. */
export function byWords(call: Call, text: string): Test {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  return (person) => {
    const { NAME, LAST_NAME, SECOND_NAME, WORK_POSITION, EMAIL } = person.columns
    const own = [NAME, LAST_NAME, SECOND_NAME, WORK_POSITION, EMAIL].filter(
      (part) => typeof part === 'string',
    )
    const haystack = fold([...own, ...departmentNames(call, person)].join(' '))
    return words.every((word) => haystack.includes(word))
  }
}

function special(
  call: Call,
  name: string,
  prefix: string,
  value: PhpValue,
  searching: boolean,
): Test | undefined {
  const negated = prefix.startsWith('!')
  const is =
    (test: Test): Test =>
    (person) =>
      test(person) !== negated
  switch (name) {
    case 'ACTIVE': {
      const wanted = truthy(value) && value !== 'N' ? 'Y' : 'N'
      return is((person) => person.columns['ACTIVE'] === wanted)
    }
    case 'USER_TYPE':
      return is((person) => texts(value).includes(userType(person)))
    case 'IS_ONLINE':
      return is((person) => isOnline(call.world, person) === (toText(value) === 'Y'))
    case 'HAS_DEPARTAMENT':
      return is((person) => hasDepartment(person) === (toText(value) === 'Y'))
    case 'EXTERNAL_AUTH_ID':
      return is((person) => texts(value).includes(person.externalAuth))
    case 'NAME_SEARCH':
      return byWords(call, toText(value))
    case 'UF_DEPARTMENT_NAME': {
      if (!searching) return undefined
      const part = fold(toText(value))
      return is((person) => departmentNames(call, person).some((title) => fold(title).includes(part)))
    }
    default:
      return undefined
  }
}

function byColumn(call: Call, name: string, prefix: string, value: PhpValue): Test {
  const wanted =
    DATES.has(name) || MOMENTS.has(name) ? texts(value).map((text) => moment(call, name, text)) : texts(value)
  // An unreadable date finds nobody.
  if (wanted.includes(undefined)) return () => false
  const needles = wanted.filter((text) => text !== undefined)
  const matches = comparison(prefix.replace('!', ''), needles)
  const negated = prefix.startsWith('!')
  return (person) => {
    const cell = name === 'ID' ? String(person.id) : person.columns[name]
    const cells: readonly (string | number)[] =
      typeof cell === 'object' && cell !== null ? cell : [cell ?? '']
    return cells.some((one) => matches(String(one))) !== negated
  }
}

function comparison(operator: string, needles: readonly string[]): (cell: string) => boolean {
  const [first = ''] = needles
  switch (operator) {
    case '>':
      return (cell) => compare(cell, first) > 0
    case '>=':
      return (cell) => compare(cell, first) >= 0
    case '<':
      return (cell) => compare(cell, first) < 0
    case '<=':
      return (cell) => compare(cell, first) <= 0
    case '%':
      return someOf(needles, contains)
    case '=%':
    case '%=':
      return someOf(needles, like)
    default:
      return (cell) => needles.some((needle) => compare(cell, needle) === 0)
  }
}

/** Numbers by value, texts without regard to case, as the database collates them. */
export function compare(a: string, b: string): number {
  const [left, right] = [fold(a), fold(b)]
  if (/^-?\d+(\.\d+)?$/.test(left) && /^-?\d+(\.\d+)?$/.test(right)) return Number(left) - Number(right)
  return left < right ? -1 : left > right ? 1 : 0
}

function fold(text: string): string {
  return text.toLowerCase()
}

/** Whether a cell fits one of the needles, without regard to case. */
function someOf(needles: readonly string[], makeTest: (needle: string) => (text: string) => boolean) {
  const tests = needles.map((needle) => makeTest(fold(needle)))
  return (cell: string) => tests.some((test) => test(fold(cell)))
}

function texts(value: PhpValue): string[] {
  return isArray(value) ? values(value).map(toText) : [toText(value)]
}

/** A date of a filter in the stored form: ISO first, the portal's own format else. */
function moment(call: Call, name: string, text: string): string | undefined {
  const { offsetMinutes, now } = call.world
  const iso = /^\d{4}-\d{2}-\d{2}/.test(text) ? strtotime(text, { now: now(), offsetMinutes }) : undefined
  const instant = iso ?? parsePortalTime(text, offsetMinutes)
  if (instant === undefined) return undefined
  const day = formatDate(instant, offsetMinutes)
  return DATES.has(name) ? day : `${day} ${formatTime(instant, offsetMinutes)}`
}

function departmentNames(call: Call, person: Person): string[] {
  const ids = person.columns['UF_DEPARTMENT']
  if (!Array.isArray(ids)) return []
  return ids.map((id: string | number) => call.world.state.departments.get(Number(id))?.name ?? '')
}
