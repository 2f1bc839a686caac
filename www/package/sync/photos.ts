import type { Locale, PhotoErrorCode } from '../locale.ts'
import { many } from '../many/en.ts'
import { invalid, say } from '../wording.ts'
import type { Journal, OpenJournal, PhotoStore } from './journal.ts'
import { kept } from './journalError.ts'
import { isJournal, openJournal } from './openJournal.ts'
import { formOf, type PhotoInput, readable } from './photoRows.ts'
import { savePhoto } from './savePhoto.ts'
import { within } from './within.ts'

/**
 * The photos that rows of a plan want, which a plan from JSON and a journal do not hold: by the key of their rows, as a map
 * or from a function; or the journal of the run that the plan takes back.
 */
export type PhotoFiles =
  | ReadonlyMap<string, PhotoInput>
  | ((key: string) => PhotoInput | undefined | PromiseLike<PhotoInput | undefined>)
  | Journal

/** What a run asks for before a row is sent. */
export interface AskedPhoto {
  id: number
  key: string
  /** Of the photo that is wanted. */
  digest?: string
  /** Where the photo is that is to be saved. */
  address?: string
}

/** What a row is brought. */
export interface BroughtPhoto {
  photo?: unknown
  /** What is held of the photo that was saved, as JSON. */
  saved: string
  /** What is said where the photo is not the one that is wanted. */
  code: PhotoErrorCode
  words: string
}

/** Where photos come from; closed once nobody asks any more. */
export interface PhotoSource {
  find(asked: AskedPhoto): Promise<unknown>
  close?(): Promise<void>
}

/** Milliseconds that somebody has to give a photo. */
const PATIENCE = 60_000

/** By what a saved photo is known in its journal. */
export function savedName(id: number, digest: string): string {
  return `${id}-${digest}`
}

/** Photos by their digests. */
export function photosOfPlan(known: ReadonlyMap<string, PhotoInput>): PhotoSource {
  return { find: ({ digest = '' }) => Promise.resolve(known.get(digest)) }
}

/** Photos that were saved with a journal, which is taken when the first one is asked for. */
export function photosOfJournal(journal: Journal): PhotoSource {
  let opening: Promise<OpenJournal> | undefined
  return {
    async find({ id, digest = '' }) {
      opening ??= openJournal('apply', journal)
      const data = await (await opening).photos?.get(savedName(id, digest))
      return data && { name: 'photo', data }
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
  if (typeof files === 'function') {
    return { find: ({ key }) => Promise.resolve((files as (key: string) => unknown)(key)) }
  }
  // Also one of another frame.
  if (Object.prototype.toString.call(files) === '[object Map]') {
    return { find: ({ key }) => Promise.resolve((files as ReadonlyMap<string, unknown>).get(key)) }
  }
  throw invalid(name, [{ path: ['files'], code: 'type', expected: 'photo_files' }], locale)
}

/** What a run is brought of photos. */
export class Photos {
  readonly #sources: readonly PhotoSource[]
  readonly #store: PhotoStore | undefined
  readonly #save: (asked: { address: string }, signal: AbortSignal) => ReturnType<typeof savePhoto>
  readonly #locale: Locale | undefined

  constructor(
    sources: readonly (PhotoSource | undefined)[],
    store: PhotoStore | undefined,
    known: { host: string; fetch: typeof fetch | undefined; locale: Locale | undefined },
  ) {
    this.#sources = sources.filter((source) => source !== undefined)
    this.#store = store
    this.#save = ({ address }, signal) => savePhoto(address, known, signal)
    this.#locale = known.locale
  }

  /** Saves the photo that a row replaces, and looks for the one that it wants. */
  async bring(asked: AskedPhoto, signal: AbortSignal): Promise<BroughtPhoto> {
    const saved = await this.#saved(asked, signal)
    if (asked.digest === undefined) return this.#told(saved, 'photo_missing')
    let code: PhotoErrorCode = 'photo_missing'
    for (const source of this.#sources) {
      try {
        const found = await within(PATIENCE, signal, () => source.find(asked))
        if (found === undefined || found === null) continue
        const photo = await within(PATIENCE, signal, () => readable(found))
        if (formOf(photo)?.digest === asked.digest) return this.#told(saved, code, photo)
        code = 'photo_changed'
      } catch {
        code = 'photo_unread'
      }
    }
    return this.#told(saved, code)
  }

  async close(): Promise<void> {
    for (const source of this.#sources) await source.close?.()
  }

  #told(saved: string, code: PhotoErrorCode, photo?: unknown): BroughtPhoto {
    const words = say(this.#locale, (locale) => locale.many.photos[code], { many })
    return { photo, saved, code, words }
  }

  async #saved({ id, address }: AskedPhoto, signal: AbortSignal): Promise<string> {
    if (address === undefined || !this.#store) return ''
    const found = await this.#save({ address }, signal)
    if (!found) return ''
    const store = this.#store
    await kept(() => store.put(savedName(id, found.form.digest), found.bytes))
    return JSON.stringify(found.form)
  }
}
