import { invalid } from '../wording.ts'
import type { Found } from '../issue.ts'
import { useMany } from './core.ts'

/** Encodings that are named where one is not known; `TextDecoder` knows more. */
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252']

/** What the first bytes tell: a file of these letters is a workbook, which is a ZIP archive. */
export const isArchive = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4

/** A decoder by its label; an issue where there is none. Characters that are none become U+FFFD, which the core finds. */
export function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    throw invalid('readTable', [{ path: ['encoding'], code: 'out_of_range', allowed: ENCODINGS }])
  }
}

/** The encoding that a mark tells, if there is one. */
export function markedIn(head: Uint8Array): string | undefined {
  return useMany((core) => core.encodingByMark(head)) || undefined
}

/** What is said of a file that is in no encoding that can be told. */
export function notUTF8(sample: Uint8Array, language: string): Found {
  const names = [useMany((core) => core.encodingProposed(sample, language))]
  return {
    path: ['encoding'],
    code: 'bad_table',
    why: 'not_utf8',
    hint: { code: 'did_you_mean', names },
  }
}

/** The same bytes in UTF-8. */
export async function* recoded(
  pieces: AsyncIterable<Uint8Array>,
  label: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = decoderOf(label)
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(decoder.decode(piece, { stream: true }))
  yield encoder.encode(decoder.decode())
}

/** Whether all of it is UTF-8. Not by a decoder: texts that nobody reads take longer to make than the plan to compare. */
export async function isUTF8(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  let left = new Uint8Array()
  for await (const piece of pieces) {
    const bytes = left.length > 0 ? joined(left, piece) : piece
    const part = useMany((core) => core.partIn(bytes))
    if (part < 0) return false
    left = bytes.slice(bytes.length - part)
  }
  return left.length === 0
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const all = new Uint8Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}

/** All of it in one piece. */
export async function whole(pieces: AsyncIterable<Uint8Array>): Promise<ArrayBuffer> {
  const all: BlobPart[] = []
  for await (const piece of pieces) all.push(piece as Uint8Array<ArrayBuffer>)
  return new Blob(all).arrayBuffer()
}
