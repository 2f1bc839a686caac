/** What a reader says of a table. */
export interface TableChoice {
  /** Fields of columns by caption; `null` leaves a column out. */
  columns: Readonly<Record<string, string | null>>
  match: 'XML_ID' | 'EMAIL' | 'ID'
  blank: 'keep' | 'clear'
  dates: '' | 'day' | 'month'
  encoding: string
}

/** Encodings that spreadsheets save in. */
export const encodings = [
  'utf-8',
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'windows-1256',
  'utf-16le',
  'shift_jis',
  'gb18030',
] as const

/** What is taken for granted of a table. */
export function firstChoice(match: TableChoice['match']): TableChoice {
  return { columns: {}, match, blank: 'keep', dates: '', encoding: '' }
}
