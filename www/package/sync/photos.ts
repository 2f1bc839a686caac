import type { Locale, PhotoErrorCode } from '../locale.ts'
import { many } from '../many/en.ts'
import { invalid, say } from '../wording.ts'
import type { AskedPhoto, PhotoForm, ToldPhoto } from './core.ts'
import type { Journal, OpenJournal, PhotoStore } from './journal.ts'
import { kept } from './journalError.ts'
import { isJournal } from './openJournal.ts'
import { formOf, type PhotoInput, readable } from './photoRows.ts'
import type { Fetching } from './readPhoto.ts'
import { within } from './within.ts'

/**
 * The photos that rows of a plan want, which a plan from JSON and a journal do not hold: by the key of their rows, as a map
 * or from a function; or the journal of the run that the plan takes back.
 */
export type PhotoFiles =
  | ReadonlyMap<string, PhotoInput>
  | ((key: string) => PhotoInput | undefined | PromiseLike<PhotoInput | undefined>)
  | Journal

/** A photo for a run, and what is told with it. */
export interface BroughtPhoto {
  photo: unknown
  told: ToldPhoto
}

/** Where photos come from; closed once nobody asks any more. */
export interface PhotoSource {
  find(id: number, key: string, photo: PhotoForm): unknown
  close?(): Promise<void>
}

/** Milliseconds that somebody has to give a photo. */
const PATIENCE = 60_000

/** Photos by their digests. */
export function photosOfPlan(known: ReadonlyMap<string, PhotoInput>): PhotoSource {
  return { find: (_, __, { digest }) => known.get(digest) }
}

/** Photos that were saved with a journal, which is taken when the first one is asked for. */
export function photosOfJournal(journal: Journal): PhotoSource {
  let opening: Promise<OpenJournal> | undefined
  return {
    async find(id, _, form) {
      opening ??= journal.open()
      const data = await (await opening).photos?.get(nameOf(id, form))
      return data && { data }
    },
    async close() {
      const opened = await opening?.catch(() => undefined)
      opening = undefined
      await opened?.close()
    },
  }
}

/** Photos that the caller gives; throws a `ValidationError` in the name of a function when they are nothing of the kind. */
export function photosGiven(name: string, files: unknown, locale: Locale | undefined): PhotoSource {
  if (isJournal(files)) return photosOfJournal(files)
  if (typeof files === 'function') return { find: (_, key) => (files as (key: string) => unknown)(key) }
  if (files instanceof Map) return { find: (_, key) => files.get(key) as unknown }
  throw invalid(name, [{ path: ['files'], code: 'type', expected: 'photo_files' }], locale)
}

/** Saves the photo that a row replaces, and looks for the one that it wants. */
export async function bringPhoto(
  [{ id = 0, key, changes }, saves]: AskedPhoto,
  sources: readonly (PhotoSource | undefined)[],
  store: PhotoStore | undefined,
  fetching: Fetching,
  locale: Locale | undefined,
): Promise<BroughtPhoto> {
  const { before, after } = changes?.['PERSONAL_PHOTO'] ?? {}
  const { readPhoto } = saves && store ? await import('./readPhoto.ts') : {}
  const old = await readPhoto?.(before as string, fetching)
  const saved = old && formOf(old)
  if (saved) await kept(async () => store?.put(nameOf(id, saved), old.data))
  let [photo, code]: [unknown, PhotoErrorCode] = [null, 'photo_missing']
  try {
    for (const source of after === '' ? [] : sources) {
      photo ??= await within(PATIENCE, fetching.signal, async () => {
        const form = after as unknown as PhotoForm
        const found = await source?.find(id, key, form)
        return found && named(await readable(found), form.name)
      })
    }
    if (photo) code = 'photo_changed'
  } catch {
    code = 'photo_unread'
  }
  const words = say(locale, (known) => known.many.photos[code], { many })
  return { photo, told: { saved, code, words } }
}

/** By what a saved photo is known in its journal. */
function nameOf(id: number, { digest }: PhotoForm): string {
  return `${id}-${digest}`
}

/** The plan says what it is called, whatever the file is called now. */
function named(photo: unknown, name: string): unknown {
  if (Array.isArray(photo)) return [name, ...(photo as unknown[]).slice(1)]
  return typeof photo === 'object' ? { ...photo, name } : photo
}
