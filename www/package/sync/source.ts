import { B24Error } from '../errors.ts'
import type { Locale } from '../locale.ts'
import { invalid } from '../wording.ts'

/** A row that is in memory: an object of captions or codes, or a list of cells, of which the first is the header. */
export type TableRow = object

/** Where a table comes from: a file, bytes, text, a stream of either, or rows. What comes as a stream is read once. */
export type TableSource =
  | Blob
  | ArrayBufferView
  | ArrayBufferLike
  | string
  | ReadableStream<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>
  | AsyncIterable<TableRow>
  | Iterable<TableRow>

/** A source whose kind is known. */
export type Source =
  | { kind: 'rows'; open: () => AsyncIterable<TableRow[]> }
  | { kind: 'text'; open: () => AsyncIterable<Uint8Array> }
  | { kind: 'bytes'; open: () => AsyncIterable<Uint8Array>; sample: Uint8Array; canRepeat: boolean }

/** Bytes of a piece, rows of a piece, and bytes by which a file is known. */
const PIECE = 1 << 18
const ROWS = 500
const SAMPLE = 4096

/** Finds out what a source holds; of what can be read once, the beginning is read by that. */
export async function sourceOf(source: TableSource, locale?: Locale): Promise<Source> {
  if (typeof source === 'string') return { kind: 'text', open: () => encoded(listed([source])) }
  if (source instanceof Blob) {
    const sample = new Uint8Array(await source.slice(0, SAMPLE).arrayBuffer())
    return { kind: 'bytes', open: () => blobPieces(source), sample, canRepeat: true }
  }
  const bytes = bytesIn(source)
  if (bytes) {
    return {
      kind: 'bytes',
      open: () => bytePieces(bytes),
      sample: bytes.subarray(0, SAMPLE),
      canRepeat: true,
    }
  }
  if (Array.isArray(source)) return { kind: 'rows', open: () => rowPieces(listed(source as TableRow[])) }
  const items = itemsOf(source)
  if (items) return begun(items)
  throw invalid('readTable', [{ path: [], code: 'type', expected: 'table' }], locale)
}

/** Reads until it is known what comes. */
async function begun(items: AsyncIterator<unknown>): Promise<Source> {
  const first: unknown[] = []
  let size = 0
  let kind: Source['kind'] | undefined
  while (kind === undefined || (kind === 'bytes' && size < SAMPLE)) {
    const item = await items.next()
    if (item.done) break
    const value: unknown = item.value
    first.push(value)
    size += bytesIn(value)?.length ?? 0
    if (kind === undefined && size > 0) kind = 'bytes'
    else if (typeof value === 'string' && value !== '') kind = 'text'
    else if (typeof value === 'object' && !bytesIn(value)) kind = 'rows'
  }
  const all = once(first, items)
  if (kind === 'rows') return { kind, open: () => rowPieces(all() as AsyncIterable<TableRow>) }
  if (kind === 'text') return { kind, open: () => encoded(all() as AsyncIterable<string>) }
  const read = first.map((piece) => bytesIn(piece) ?? new Uint8Array())
  const sample = new Uint8Array(size)
  read.reduce((at, piece) => (sample.set(piece, at), at + piece.length), 0)
  const open = () => ofBytes(all())
  return { kind: 'bytes', open, sample: sample.subarray(0, SAMPLE), canRepeat: false }
}

/** What was read, then the rest; a second time there is nothing left. */
function once(first: unknown[], rest: AsyncIterator<unknown>): () => AsyncIterable<unknown> {
  let isRead = false
  return async function* () {
    if (isRead) throw new B24Error('This table came as a stream, and was read already: open it anew.')
    isRead = true
    try {
      yield* first
      for (let item = await rest.next(); !item.done; item = await rest.next()) yield item.value
    } finally {
      await rest.return?.()
    }
  }
}

function itemsOf(source: unknown): AsyncIterator<unknown> | undefined {
  // Not every browser iterates streams.
  if (typeof ReadableStream !== 'undefined' && source instanceof ReadableStream) {
    const reader = (source as ReadableStream<unknown>).getReader()
    return {
      next: () => reader.read() as Promise<IteratorResult<unknown>>,
      return: async () => {
        await reader.cancel()
        return { done: true, value: undefined }
      },
    }
  }
  if (typeof source !== 'object' || source === null) return undefined
  const iterable = source as Partial<AsyncIterable<unknown> & Iterable<unknown>>
  return iterable[Symbol.asyncIterator]?.() ?? inTime(iterable[Symbol.iterator]?.())
}

/** Items that are there, as if they were waited for. */
function inTime(items: Iterator<unknown> | undefined): AsyncIterator<unknown> | undefined {
  return (
    items && {
      next: async () => Promise.resolve(items.next()),
      return: async () => Promise.resolve(items.return?.() ?? { done: true, value: undefined }),
    }
  )
}

async function* blobPieces(blob: Blob): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < blob.size; at += PIECE) {
    yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer())
  }
}

async function* bytePieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += PIECE) yield await Promise.resolve(bytes.subarray(at, at + PIECE))
}

async function* ofBytes(pieces: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of pieces) {
    const bytes = bytesIn(piece)
    if (!bytes) throw new B24Error('A stream of bytes has given something else.')
    yield bytes
  }
}

async function* rowPieces(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[], void, undefined> {
  let piece: TableRow[] = []
  for await (const row of rows) {
    piece.push(row)
    if (piece.length < ROWS) continue
    yield piece
    piece = []
  }
  yield piece
}

/** A pair of surrogates may be parted between two pieces. */
async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder()
  let left = ''
  for await (const text of texts) {
    const all = left + text
    for (let at = 0; at < all.length || at === 0;) {
      const to = at + PIECE < all.length && isHigh(all, at + PIECE - 1) ? at + PIECE - 1 : at + PIECE
      left = to >= all.length && isHigh(all, all.length - 1) ? all.slice(-1) : ''
      yield encoder.encode(all.slice(at, Math.min(to, all.length - left.length)))
      at = to
    }
  }
  if (left) yield encoder.encode(left)
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800
}

async function* listed<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  for (const item of items) yield await Promise.resolve(item)
}

function bytesIn(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
    ? new Uint8Array(value as ArrayBuffer)
    : undefined
}
