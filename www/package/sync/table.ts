import type { Locale } from '../locale.ts'
import { invalid } from '../wording.ts'
import { LARGEST, unpackedSize } from './archive.ts'
import { decoderOf, isArchive, isUTF8, markedIn, notUTF8, recoded, whole } from './bytes.ts'
import { optionsIn } from './given.ts'
import { sourceOf, type TableSource } from './source.ts'

/** How a table is read. */
export interface TableOptions {
  /** Of a text file: a label of `TextDecoder`. Found by the byte order mark, else UTF-8, unless given. */
  encoding?: string | undefined
  /** The portal's language, by which an encoding is proposed: `ru`, `de` … */
  language?: string | undefined
  /** What a text holds: `csv` is of any delimiter, `jsonl` has an object a line. Found from its beginning unless given. */
  form?: 'csv' | 'json' | 'jsonl' | undefined
  /** What stands between cells; found from the header unless given. */
  delimiter?: string | undefined
  /** Fields of columns, by caption; `null` leaves a column out. */
  columns?: Readonly<Record<string, string | null>> | undefined
  /** What comes first in a date with slashes; such dates are refused unless given. */
  dates?: 'day' | 'month' | undefined
  /** What becomes of what is stored when a cell is empty: it stays, unless given. */
  blank?: 'keep' | 'clear' | undefined
  /** Of a workbook: the name or number of the sheet; the first unless given. */
  sheet?: string | number | undefined
  /** Language of what is told. */
  locale?: Locale | undefined
}

/** Pieces of a table: bytes in UTF-8, or rows. */
export type Pieces = AsyncIterable<Uint8Array | readonly unknown[]>

/** A table that can be planned; it is read then. */
export class Table {
  /** @internal Its pieces, from the beginning. */
  readonly pieces: () => Pieces
  /** @internal What the core is told of it. */
  readonly options: object

  /** @internal */
  constructor(pieces: () => Pieces, options: object) {
    this.pieces = pieces
    this.options = options
  }
}

/** Finds out how a table is to be read; throws a `ValidationError` where that cannot be told. */
export async function openTable(source: TableSource, options?: TableOptions): Promise<Table> {
  const { encoding, language = '', sheet, locale, ...known } = optionsIn('readTable', options)
  if (encoding !== undefined) decoderOf(encoding)
  const found = await sourceOf(source, locale)
  if (found.kind !== 'bytes') return new Table(found.open, known)
  const { open, sample, canRepeat } = found
  if (isArchive(sample)) {
    const rows = await workbook(await whole(open()), sheet, locale)
    return new Table(() => once(rows), known)
  }
  const label = encoding ?? markedIn(sample)
  if (label !== undefined && decoderOf(label).encoding !== 'utf-8') {
    return new Table(() => recoded(open(), label), known)
  }
  // What can be read once is looked at by the core, as it comes.
  if (canRepeat && !(await isUTF8(open()))) {
    throw invalid('readTable', [notUTF8(sample, language)], locale)
  }
  return new Table(open, known)
}

async function workbook(
  file: ArrayBuffer,
  sheet: string | number | undefined,
  locale: Locale | undefined,
): Promise<unknown[][]> {
  if ((unpackedSize(file) ?? 0) > LARGEST) {
    throw invalid('readTable', [{ path: ['size'], code: 'out_of_range', min: 0, max: LARGEST }], locale)
  }
  const { rowsOf } = await import('./workbook.ts')
  try {
    return await rowsOf(file, sheet)
  } catch {
    throw invalid('readTable', [{ path: [], code: 'bad_table', why: 'workbook' }], locale)
  }
}

async function* once<T>(item: T): AsyncGenerator<T, void, undefined> {
  yield await Promise.resolve(item)
}
