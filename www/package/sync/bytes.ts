import { invalid } from '../wording.ts'
import type { Found } from '../issue.ts'
import { useMany } from './core.ts'

/** Encodings that are named where one is not known; `TextDecoder` knows more. */
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252']

/** What the first bytes tell: a file of these letters is a workbook, which is a ZIP archive. */
export const isArchive = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4

/** A decoder by its label; an issue where there is none. Characters that are none become U+FFFD, which the core finds. */
export function decoderOf(label: string, fatal = false): TextDecoder {
  try {
    return new TextDecoder(label, { fatal })
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

/** Whether all of it is UTF-8. */
export async function isUTF8(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = decoderOf('utf-8', true)
  try {
    for await (const piece of pieces) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** All of it in one piece. */
export async function whole(pieces: AsyncIterable<Uint8Array>): Promise<ArrayBuffer> {
  const all: BlobPart[] = []
  for await (const piece of pieces) all.push(piece as Uint8Array<ArrayBuffer>)
  return new Blob(all).arrayBuffer()
}
