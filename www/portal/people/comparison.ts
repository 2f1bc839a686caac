import type { World } from '../world/world.ts'
import { contains, like } from './like.ts'

/** How the database compares the values of a column. */
export type ColumnKind = 'number' | 'day' | 'moment' | 'text'

/** Numbers by value, texts without regard to case. */
export type Key = number | string

export interface Comparison {
  readonly kind: ColumnKind
  /** What the database sorts a value by; what is empty comes first. */
  readonly key: (text: string) => Key
  /** Whether one of a column's values, of which an empty one has none, fits one of the texts. */
  matcher(operator: string, needles: readonly string[]): (cells: readonly string[]) => boolean
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  ID: 'number',
  UF_DEPARTMENT: 'number',
  PERSONAL_BIRTHDAY: 'day',
  UF_EMPLOYMENT_DATE: 'day',
  TIMESTAMP_X: 'moment',
  LAST_ACTIVITY_DATE: 'moment',
  LAST_LOGIN: 'moment',
  DATE_REGISTER: 'moment',
}

/** Custom fields that are not compared as texts, by type. */
const TYPES: Readonly<Record<string, ColumnKind>> = {
  integer: 'number',
  double: 'number',
  boolean: 'number',
  enumeration: 'number',
  employee: 'number',
  iblock_section: 'number',
  iblock_element: 'number',
  file: 'number',
  date: 'day',
  datetime: 'moment',
}

/** How values of a column are compared. */
export function comparisonOf(world: World, name: string): Comparison {
  const kind = kindOf(world, name)
  return { kind, key: keyOf(kind), matcher: (operator, needles) => matcher(kind, operator, needles) }
}

function kindOf(world: World, name: string): ColumnKind {
  if (Object.hasOwn(KINDS, name)) return KINDS[name] ?? 'text'
  const field = [...world.state.fields.values()].find((candidate) => candidate.FIELD_NAME === name)
  const type = field?.USER_TYPE_ID ?? ''
  return Object.hasOwn(TYPES, type) ? (TYPES[type] ?? 'text') : 'text'
}

function matcher(kind: ColumnKind, operator: string, needles: readonly string[]) {
  const filled = needles.filter((needle) => needle !== '' || operator === '%')
  const fits = single(kind, operator, filled)
  const empty = EQUALITIES.has(operator) && needles.includes('')
  return (cells: readonly string[]) => (cells.length === 0 ? empty : cells.some(fits))
}

/** Operators for which an empty text means "is empty". */
const EQUALITIES = new Set(['', '=', '@'])

function single(kind: ColumnKind, operator: string, needles: readonly string[]): (cell: string) => boolean {
  const key = keyOf(kind)
  const keys = needles.map(key)
  const first = keys[0] ?? key('')
  switch (operator === '' && kind === 'text' ? '=%' : operator) {
    case '>':
      return (cell) => key(cell) > first
    case '>=':
      return (cell) => key(cell) >= first
    case '<':
      return (cell) => key(cell) < first
    case '<=':
      return (cell) => key(cell) <= first
    case '%':
      return someOf(needles, contains)
    case '=%':
    case '%=':
      return someOf(needles, like)
    default:
      return (cell) => keys.includes(key(cell))
  }
}

/** Whether a cell fits one of the needles, without regard to case. */
function someOf(needles: readonly string[], makeTest: (needle: string) => (text: string) => boolean) {
  const tests = needles.map((needle) => makeTest(fold(needle)))
  return (cell: string) => tests.some((test) => test(fold(cell)))
}

function keyOf(kind: ColumnKind): (text: string) => Key {
  return kind === 'number' ? (text) => (text === '' ? -Infinity : Number(text)) : fold
}

function fold(text: string): string {
  return text.toLowerCase()
}
