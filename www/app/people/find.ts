import { readValue, showValue } from '../value.ts'
import type { Person } from '../person.ts'
import { languageTag } from '../i18n.ts'
import type { Column } from './columns.ts'
import { type Department, withBelow } from './department.ts'
import type { Query } from './query.ts'

/** Columns of which the search looks at the text. */
const SOUGHT = [
  'NAME',
  'LAST_NAME',
  'SECOND_NAME',
  'EMAIL',
  'WORK_POSITION',
  'PERSONAL_CITY',
  'WORK_CITY',
  'XML_ID',
  'WORK_DEPARTMENT',
]
/** Columns with numbers that people write in many ways. */
const PHONES = ['PERSONAL_MOBILE', 'WORK_PHONE', 'PERSONAL_PHONE', 'UF_PHONE_INNER']

/** What the search looks at; a person who was read anew is another one. */
const texts = new WeakMap<Person, { words: string; digits: string }>()

/** Those who fit, in order. */
export function findPeople(
  people: readonly Person[],
  query: Query,
  columns: readonly Column[],
  departments: readonly Department[],
): Person[] {
  let wanted: Set<string> | undefined
  const sought = columns.find(({ name }) => name === query.field)?.field
  return sorted(
    people.filter((person) => isFound(person, query.search) && fits(person)),
    query,
    columns,
  )

  function fits(person: Person): boolean {
    const { status, kind } = query
    if (status && (status === 'active') !== person.active) return false
    if (kind && kind !== person.kind) return false
    return isInDepartment(person) && hasValue(person)
  }

  function isInDepartment(person: Person): boolean {
    if (!query.department) return true
    if (query.department === 'none') return person.departments.length === 0
    wanted ??= query.below ? withBelow(departments, query.department) : new Set([query.department])
    const ids = wanted
    return person.departments.some((id) => ids.has(id))
  }

  function hasValue({ row }: Person): boolean {
    if (!query.field || !query.value) return true
    if (!sought) return true
    return folded(showValue(sought, readValue(sought, row))).includes(folded(query.value))
  }
}

/** Whether all words are somewhere in what is known of a person. */
export function isFound(person: Person, search: string): boolean {
  const wanted = folded(search).split(/\s+/).filter(Boolean)
  if (!wanted.length) return true
  const { words, digits } = textOf(person)
  return wanted.every((word) => {
    const number = /^[+()\d/.-]+$/.test(word) ? word.replace(/\D/g, '') : ''
    return words.includes(word) || (number.length > 2 && digits.includes(number))
  })
}

function textOf(person: Person): { words: string; digits: string } {
  const known = texts.get(person)
  if (known) return known
  const all = (names: readonly string[]): string[] =>
    names.map((name) => person.row[name]).filter((value) => typeof value === 'string')
  const words = folded([String(person.id), person.name, ...all(SOUGHT), ...all(PHONES)].join('\n'))
  const digits = all(PHONES)
    .map((phone) => phone.replace(/\D/g, ''))
    .join('\n')
  const text = { words, digits }
  texts.set(person, text)
  return text
}

function folded(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase().trim()
}

function sorted(people: Person[], { sort, isDown }: Query, columns: readonly Column[]): Person[] {
  const column = columns.find(({ name }) => name === sort) ?? columns[0]
  if (!column) return people
  const sign = isDown ? -1 : 1
  const { compare } = new Intl.Collator(languageTag(), { numeric: true })
  const keyed = people.map((person) => ({ person, text: column.text(person) }))
  keyed.sort((one, other) => {
    // What is empty comes last, whichever way.
    if (!one.text !== !other.text) return one.text ? -1 : 1
    const order = column.isNumber ? Number(one.text) - Number(other.text) : compare(one.text, other.text)
    return sign * order || one.person.id - other.person.id
  })
  return keyed.map(({ person }) => person)
}
