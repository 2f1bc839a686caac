import type { ReportRow, ReportSummary } from '../../package/sync/node.ts'
import { oneLine } from './table.ts'

/** Whether a row is as it was wanted, or was not meant to be changed. */
export function isDone({ state }: ReportRow): boolean {
  return state === 'applied' || state === 'already' || state === 'unchanged' || state === 'protected'
}

/** A run in a few lines: how many rows there are of each state, and those that are not as wanted. */
export function sumOfRun({ rows, ...states }: ReportSummary, left: readonly ReportRow[]): string {
  const told = Object.entries(states).filter(([, count]) => count > 0)
  const sum = `${rows} ${rows === 1 ? 'row' : 'rows'}: ${told.map(([state, count]) => `${count} ${state}`).join(', ') || 'none'}.`
  return [sum, ...left.map(lineOf)].join('\n')
}

function lineOf({ state, line, row, key, id, error }: ReportRow): string {
  const where = line ?? row
  return oneLine(
    [
      state,
      where === undefined ? '' : `line ${where}`,
      id === undefined ? '' : `id ${id}`,
      JSON.stringify(key),
      error ? `${error.code} ${error.description}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  )
}
