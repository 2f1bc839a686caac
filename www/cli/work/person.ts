import { oneLine, tableOf } from './table.ts'

/** A person, as the portal tells of them. */
export type Person = Readonly<Record<string, unknown>>

const COLUMNS = ['ID', 'NAME', 'LAST_NAME', 'EMAIL', 'WORK_POSITION', 'UF_DEPARTMENT', 'ACTIVE']

/** One line a person. */
export function peopleTable(people: readonly Person[]): string {
  return tableOf(
    COLUMNS,
    people.map((person) => COLUMNS.map((name) => textOf(person[name]))),
  )
}

/** One line a field, without those that hold nothing. */
export function personLines(person: Person): string {
  const rows = Object.entries(person)
    .map(([name, value]) => [name, textOf(value)] as const)
    .filter(([, text]) => text !== '')
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${oneLine(text)}`).join('\n')
}

/** A value, as people read it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  return JSON.stringify(value)
}
