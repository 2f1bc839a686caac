import { readSheet } from 'read-excel-file/universal'

/** Reads one sheet of a workbook; the rows are lists of cells. This module is loaded when a workbook is opened. */
export async function rowsOf(file: ArrayBuffer, sheet: number | string | undefined): Promise<unknown[][]> {
  const rows = await readSheet(file, sheet ?? 1, { trim: false })
  return rows.map((row) => row.map(cellOf))
}

/** A day is a day and no moment: the library reads it as midnight of UTC. */
function cellOf(cell: unknown): unknown {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return cell
  if (Number.isNaN(cell.getTime())) return ''
  const text = cell.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}
