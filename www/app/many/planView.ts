import type { Consequence, Plan, PlanKind, PlanRow, PlanValue } from 'b24-users/sync'
import type { Field } from '../fields.ts'
import { t } from '../i18n.ts'
import { readValue, showValue } from '../value.ts'

/** What rows are shown of: all, one kind, or one consequence. */
export type RowFilter = 'all' | PlanKind | `!${Consequence}`

/** One line of the table of a plan: a change, or a row without one. */
export interface PlanLine {
  readonly key: string
  readonly row: PlanRow
  /** Code of the field that differs, if any. */
  readonly field: string | undefined
  readonly before: string
  readonly after: string
}

export const kinds: readonly PlanKind[] = [
  'update',
  'unchanged',
  'refused',
  'unmatched',
  'ambiguous',
  'duplicate',
  'protected',
]
export const consequences: readonly Consequence[] = [
  'dismiss',
  'reinstate',
  'clear',
  'email',
  'photo',
  'departments',
]

/** How many rows there are behind each filter; filters without any are left out. */
export function filtersOf(rows: readonly PlanRow[]): { filter: RowFilter; count: number }[] {
  const all: { filter: RowFilter; count: number }[] = [{ filter: 'all', count: rows.length }]
  for (const kind of kinds) all.push({ filter: kind, count: rows.filter((row) => row.kind === kind).length })
  for (const one of consequences) {
    all.push({ filter: `!${one}`, count: rows.filter((row) => entails(row, one)).length })
  }
  return all.filter(({ count }) => count > 0)
}

/** What a filter is called. */
export function filterLabel(filter: RowFilter): string {
  if (filter === 'all') return t('many.plan.all')
  return filter.startsWith('!')
    ? t(`many.consequence.${filter.slice(1) as Consequence}`)
    : t(`many.kind.${filter as PlanKind}`)
}

/** Lines of the rows that a filter lets through; `fieldOf` gives the field of a code, as far as it is known. */
export function linesOf(
  rows: readonly PlanRow[],
  filter: RowFilter,
  fieldOf: (code: string) => Field | undefined,
): PlanLine[] {
  return rows
    .filter((row) => {
      if (filter === 'all') return true
      return filter.startsWith('!') ? entails(row, filter.slice(1) as Consequence) : row.kind === filter
    })
    .flatMap((row, index): PlanLine[] => {
      const changes = Object.entries(row.changes ?? {})
      const key = `${row.row ?? ''}.${row.id ?? ''}.${index}`
      if (!changes.length) return [{ key, row, field: undefined, before: '', after: '' }]
      return changes.map(([field, { before, after }]) => ({
        key: `${key}.${field}`,
        row,
        field,
        before: showPlanValue(before, fieldOf(field)),
        after: showPlanValue(after, fieldOf(field)),
      }))
    })
}

/** Rows of a plan, read once. */
export function rowsOf(plan: Plan): PlanRow[] {
  return [...plan.rows()]
}

/** Controls whose values a plan holds in a form of its own. */
const contents: ReadonlySet<string> = new Set(['photo', 'files'])

/** A value of a plan as a reader sees it. */
function showPlanValue(value: PlanValue, field?: Field): string {
  if (value === null || value === '') return t('app.answer.empty')
  if (field && !contents.has(field.control)) {
    const text = showValue(field, readValue(field, { [field.name]: value }))
    if (text !== t('app.answer.empty')) return text
  }
  if (typeof value === 'boolean') return value ? t('field.on') : t('field.off')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    return (
      (value as readonly PlanValue[]).map((one) => showPlanValue(one)).join(', ') || t('app.answer.empty')
    )
  }
  return JSON.stringify(value)
}

function entails({ kind, consequences: entailed }: PlanRow, one: Consequence): boolean {
  return kind === 'update' && entailed?.includes(one) === true
}
