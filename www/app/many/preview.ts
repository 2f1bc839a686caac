import Papa from 'papaparse'

/** The beginning of a table, as a reader sees it. */
export interface Preview {
  readonly captions: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const ROWS = 5
const SAMPLE = 1 << 18

/** Reads the first rows of a file; nothing of what is no table. */
export async function previewOf(file: File, encoding: string | undefined): Promise<Preview | undefined> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  const isWorkbook = start[0] === 0x50 && start[1] === 0x4b
  const cells = isWorkbook ? await workbookCells(file) : await textCells(file, encoding)
  const [captions, ...rows] = cells.filter((row) => row.some((cell) => cell.trim()))
  if (!captions || captions.length < 1) return undefined
  return { captions, rows: rows.slice(0, ROWS) }
}

async function textCells(file: File, encoding: string | undefined): Promise<string[][]> {
  const bytes = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer())
  const text = new TextDecoder(encoding ?? markedEncoding(bytes)).decode(bytes)
  return Papa.parse<string[]>(text, { preview: ROWS + 1, skipEmptyLines: 'greedy' }).data
}

async function workbookCells(file: File): Promise<string[][]> {
  const { readSheet } = await import('read-excel-file/browser')
  const rows = await readSheet(file, 1, { trim: false })
  return rows.slice(0, ROWS + 1).map((row) => row.map(cellText))
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

function markedEncoding([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
