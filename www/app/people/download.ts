import type { Person } from '../person.ts'
import type { Column } from './columns.ts'
import { sheetOf } from './sheet.ts'

/** Lets the browser save the people as a workbook; gives its name. Cells are text, which no spreadsheet computes. */
export async function downloadPeople(people: readonly Person[], columns: readonly Column[]): Promise<string> {
  const { default: write } = await import('write-excel-file/browser')
  const rows = sheetOf(people, columns).map((cells) =>
    cells.map((value) => ({ type: String, value, format: '@' })),
  )
  const name = `people-${new Date().toISOString().slice(0, 10)}.xlsx`
  saveFile(name, await write(rows).toBlob())
  return name
}

/** Lets the browser save a file. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
