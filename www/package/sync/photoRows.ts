import { type FileInput, readFiles } from '../files.ts'
import { type PhotoForm, useMany } from './core.ts'

/** A photo, as `user.update` takes it. */
export type PhotoInput = FileInput | readonly [name: string, base64: string]

/** Rows as the core takes them, and whether there are files among them. */
export interface TakenRows {
  rows: readonly unknown[]
  hasFiles: boolean
}

/** Names that images may have; others are no photos, whatever stands beside them. */
const IMAGE = /\.\w{3,4}$/
/** Bytes of a file that is no photo: so many are enough to say so. */
const SAMPLE = 64

/**
 * Puts what is held of photos in their place, so that a plan has no bytes; `remember` is told what the caller has passed. What
 * is no photo stays: the core says what is wrong with it.
 */
export async function takePhotos(
  rows: readonly unknown[],
  remember: (digest: string, photo: PhotoInput) => void,
): Promise<TakenRows> {
  const taken = [...rows]
  let hasFiles = false
  for (const [place, row] of rows.entries()) {
    for (const [name, photo] of photosIn(row)) {
      const given = await readable(photo)
      const form = formOf(given)
      if (form) remember(form.digest, photo)
      const { data } = given as { data?: Partial<Uint8Array> }
      hasFiles ||= !form && data !== undefined
      const wrong = data?.slice ? { ...(given as object), data: data.slice(0, SAMPLE) } : given
      taken[place] = { ...(taken[place] as object), [name]: form ?? wrong }
    }
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
  const { name = 'file', data = photo } = photo as { name?: string; data?: unknown }
  if (!(data instanceof Blob)) return photo
  const [[bytes] = []] = await readFiles([[data]]).catch(() => [])
  return { name, data: bytes ?? new Uint8Array() }
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
  if (Array.isArray(value)) return typeof value[0] === 'string' && IMAGE.test(value[0])
  return value instanceof Blob || (value as { data?: unknown } | null | undefined)?.data !== undefined
}
