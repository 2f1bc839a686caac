import { decodeBase64 } from '../php/encoding.ts'
import { isArray, member, type PhpValue, toText, values } from '../php/value.ts'
import type { CustomField } from '../world/field.ts'
import type { ColumnValue } from '../world/state.ts'

interface NewFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface FilesChange {
  readonly action: 'files'
  readonly multiple: boolean
  readonly kept: readonly string[]
  readonly removed: readonly string[]
  readonly added: readonly NewFile[]
}

type Refusal = { action: 'refuse'; reason: string }

/** What a value does to a file field: `{fileData}` adds or replaces, `{id, remove: "Y"}` deletes, a list is for multiple fields. */
export function readFiles(
  field: CustomField,
  value: PhpValue,
  stored: ColumnValue,
): FilesChange | Refusal | undefined {
  const multiple = field.MULTIPLE === 'Y'
  const existing = Array.isArray(stored) ? stored.map(String) : stored ? [String(stored)] : []
  if (!multiple && Array.isArray(value)) {
    return { action: 'refuse', reason: `The field "${field.FIELD_NAME}" takes a single file.<br>` }
  }
  const entries = multiple && isArray(value) ? values(value) : [value]
  const added = entries.flatMap(readNew)
  const asked = new Set(entries.flatMap(readRemoved))
  const clears = !multiple && (added.length > 0 || (!isArray(value) && toText(value) === ''))
  const removed = new Set(clears ? existing : existing.filter((id) => asked.has(id)))
  if (added.length === 0 && removed.size === 0) return undefined
  const kept = existing.filter((id) => !removed.has(id))
  return { action: 'files', multiple, kept, removed: [...removed], added }
}

function readNew(entry: PhpValue): NewFile[] {
  const data = member(entry, 'fileData')
  if (!isArray(data)) return []
  const [name, content] = values(data).map(toText)
  const bytes = decodeBase64(content ?? '')
  const fileName = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  if (fileName === '' || bytes.length === 0) return []
  return [{ name: fileName, type: imageType(fileName) ?? 'application/octet-stream', bytes }]
}

function readRemoved(entry: PhpValue): string[] {
  return toText(member(entry, 'remove')) === 'Y' ? [toText(member(entry, 'id'))] : []
}

export type PhotoChange =
  | { action: 'replace'; name: string; type: string; bytes: Uint8Array }
  | { action: 'delete' }
  | { action: 'refuse'; reason: string }

const DELETE: PhotoChange = { action: 'delete' }

/**
 * What `PERSONAL_PHOTO` does: an array is read as name and base64 by position whatever its keys,
 * a scalar as base64 alone; what decodes to nothing deletes the photo.
 */
export function readPhoto(value: PhpValue): PhotoChange {
  const [name, content] = isArray(value) ? values(value) : [undefined, value]
  const text = toText(content)
  if (text === '' || text === 'false') return DELETE
  const bytes = decodeBase64(text)
  if (bytes.length === 0) return DELETE
  const fileName = toText(name).split(/[\\/]/).at(-1) ?? ''
  const type = imageType(fileName)
  if (type === undefined) return refuse('Invalid file extension')
  if (!looksLikeImage(bytes)) return refuse('The file is not an image')
  return { action: 'replace', name: fileName, type, bytes }
}

function refuse(reason: string): PhotoChange {
  return { action: 'refuse', reason: `Personal photo: ${reason}.<br>` }
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  bmp: 'image/bmp',
  gif: 'image/gif',
  png: 'image/png',
  webp: 'image/webp',
}

const at =
  (offset: number, ...bytes: number[]) =>
  (content: Uint8Array) =>
    bytes.every((byte, index) => content[offset + index] === byte)
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

const SIGNATURES: ((content: Uint8Array) => boolean)[] = [
  (content) => at(0, 0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a)(content) && at(12, ...ascii('IHDR'))(content),
  at(0, 0xff, 0xd8, 0xff),
  at(0, ...ascii('GIF8')),
  at(0, ...ascii('BM')),
  (content) => at(0, ...ascii('RIFF'))(content) && at(8, ...ascii('WEBP'))(content),
]

/** The media type for a file name, `undefined` when the extension is not one of an image. */
export function imageType(name: string): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined
}

/** Whether bytes begin as an image does. */
export function looksLikeImage(content: Uint8Array): boolean {
  return content.length > 24 && SIGNATURES.some((matches) => matches(content))
}
