import type { Field } from '../fields.ts'
import type { Person } from '../person.ts'
import { readValue } from '../value.ts'
import { isFiles } from '../userfield/files.ts'
import { isPhoto } from '../value.ts'
import type { Column } from './columns.ts'

/** Columns that a table takes back: what the portal alone writes is left out, as are files. */
export function sheetColumns(columns: readonly Column[]): Column[] {
  const taken = columns.flatMap((column) => {
    if (column.name === 'name') return namesOf(column)
    return column.field && column.field.control !== 'photo' && column.field.control !== 'files'
      ? [column]
      : []
  })
  return [...new Map(taken.map((column) => [column.name, column])).values()]
}

/** The people as rows of cells below a header of codes, which the import takes back unchanged; the first column is `ID`. */
export function sheetOf(people: readonly Person[], columns: readonly Column[]): string[][] {
  const taken = sheetColumns(columns)
  return [
    ['ID', ...taken.map(({ name }) => name)],
    ...people.map((person) => [String(person.id), ...taken.map(({ field }) => cellOf(person, field))]),
  ]
}

/** A whole name is no field. */
function namesOf(column: Column): Column[] {
  return (['LAST_NAME', 'NAME', 'SECOND_NAME'] as const).map((name) => ({
    ...column,
    name,
    label: name,
    field: { name, control: 'text', label: name },
  }))
}

function cellOf({ row }: Person, field: Field | undefined): string {
  if (!field) return ''
  const value = readValue(field, row)
  if (typeof value === 'boolean') return value ? 'Y' : 'N'
  if (typeof value === 'string') return value
  return isPhoto(value) || isFiles(value) ? '' : value.join(';')
}
