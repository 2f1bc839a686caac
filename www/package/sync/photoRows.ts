import { type FileInput, readFiles } from '../files.ts'
import { useMany } from './core.ts'

/** A photo, as `user.update` takes it. */
export type PhotoInput = FileInput | readonly [name: string, base64: string]

/** What is held of a photo in plans and journals. */
export interface PhotoForm {
  name: string
  size: number
  digest: string
}

/** Names of images; others are no photos, whatever stands beside them. */
const IMAGE = /\.(jpg|jpeg|jpe|bmp|gif|png|webp)$/i
/** Bytes of a file that is no photo: so many are enough to say so. */
const SAMPLE = 64

/** Rows as the core takes them, and whether there are files among them. */
export interface TakenRows {
  rows: readonly unknown[]
  hasFiles: boolean
}

/**
 * Puts what is held of photos in their place: of those bytes none come to the core with the rows. What is no photo stays, so
 * that the core says what is wrong with it. `remember` is told what the caller has passed.
 */
export async function takePhotos(
  rows: readonly unknown[],
  remember: (digest: string, photo: PhotoInput) => void,
): Promise<TakenRows> {
  const taken: unknown[] = []
  let hasFiles = false
  for (const row of rows) {
    const found = photosIn(row)
    if (found.length === 0) {
      taken.push(row)
      continue
    }
    const copy = { ...(row as object) } as Record<string, unknown>
    for (const [name, photo] of found) {
      const given = await readable(photo)
      const form = formOf(given)
      if (form) {
        copy[name] = form
        remember(form.digest, photo)
      } else {
        hasFiles ||= isNamed(given)
        copy[name] = isNamed(given) ? { ...given, data: given.data.slice(0, SAMPLE) } : given
      }
    }
    taken.push(copy)
  }
  return { rows: taken, hasFiles }
}

/** What is held of a photo; none where `user.update` would not take it. */
export function formOf(photo: unknown): PhotoForm | undefined {
  const form = useMany((core) => core.photoForm(photo))
  return form === '' ? undefined : (JSON.parse(form) as PhotoForm)
}

/** A photo whose contents are at hand; empty where they cannot be read. */
export async function readable(photo: unknown): Promise<unknown> {
  if (typeof photo !== 'object' || photo === null || Array.isArray(photo)) return photo
  const named = isFile(photo) ? { name: photo.name ?? 'file', data: photo } : (photo as { name: string })
  if (!('data' in named)) return photo
  try {
    const [[data] = []] = await readFiles([[bytesOf(named.data)]])
    return { name: named.name, data: data ?? new Uint8Array() }
  } catch {
    return { name: named.name, data: new Uint8Array() }
  }
}

/** Members of a row that may be photos. */
function photosIn(row: unknown): [name: string, photo: PhotoInput][] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return []
  try {
    return Object.entries(row).filter(([, value]) => isPhoto(value)) as [string, PhotoInput][]
  } catch {
    // The core says that it cannot be read.
    return []
  }
}

function isPhoto(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('data:')
  if (typeof value !== 'object' || value === null) return false
  if (!Array.isArray(value)) return isFile(value) || ('name' in value && 'data' in value)
  const [name, content] = value as unknown[]
  return value.length === 2 && typeof name === 'string' && typeof content === 'string' && IMAGE.test(name)
}

function isFile(value: object): value is Blob & { name?: string } {
  return /^\[object (File|Blob)\]$/.test(Object.prototype.toString.call(value))
}

function isNamed(value: unknown): value is { name: string; data: Uint8Array } {
  return (value as { data?: unknown }).data instanceof Uint8Array
}

/** A view of what is no view itself. */
function bytesOf(data: unknown): unknown {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return Object.prototype.toString.call(data) === '[object ArrayBuffer]'
    ? new Uint8Array(data as ArrayBuffer)
    : data
}
