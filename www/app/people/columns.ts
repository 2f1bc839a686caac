import type { UserFieldRow } from 'b24-users'
import { customField } from '../customFields.ts'
import { type Facts, type Field, type FieldName, stockField, stockNames } from '../fields.ts'
import { t } from '../i18n.ts'
import type { Person } from '../person.ts'
import { readValue, showValue } from '../value.ts'

/** Name of a column: the person, the number, the kind, or a field. */
export type ColumnName = 'name' | 'ID' | 'kind' | FieldName

/** A column of the table of people. */
export interface Column {
  readonly name: ColumnName
  readonly label: string
  /** What its cells show; empty where there is nothing. */
  readonly text: (person: Person) => string
  /** Whether cells are compared as numbers. */
  readonly isNumber?: boolean
  readonly field?: Field
}

/** The columns that are shown unless others are chosen. */
export const firstColumns: readonly ColumnName[] = [
  'name',
  'WORK_POSITION',
  'UF_DEPARTMENT',
  'ACTIVE',
  'EMAIL',
  'WORK_PHONE',
]

/** Fields that are no use in a list. */
const unlisted: ReadonlySet<string> = new Set(['PERSONAL_PHOTO'])

/** Every column that there is. */
export function columnsOf(facts: Facts, userFields: readonly UserFieldRow[]): Column[] {
  const stock = stockNames.filter((name) => !unlisted.has(name)).map((name) => stockField(name, facts))
  return [
    { name: 'name', label: t('people.columns.name'), text: ({ name }) => name },
    { name: 'ID', label: t('people.columns.id'), text: ({ id }) => String(id), isNumber: true },
    { name: 'kind', label: t('people.columns.kind'), text: ({ kind }) => t(`people.kind.${kind}`) },
    ...[...stock, ...userFields.flatMap((row) => customField(row, facts) ?? [])].map(columnOf),
  ]
}

function columnOf(field: Field): Column {
  const empty = t('app.answer.empty')
  return {
    name: field.name,
    label: field.label,
    isNumber: field.control === 'whole' || field.control === 'decimal',
    field,
    text({ row }) {
      const text = showValue(field, readValue(field, row))
      return text === empty ? '' : text
    },
  }
}
