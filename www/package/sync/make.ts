import type { Failure } from '../core.ts'
import { AbortedError } from '../errors.ts'
import { toError } from '../failure.ts'
import type { Found } from '../issue.ts'
import type { Cap, Locale } from '../locale.ts'
import { watch } from '../signal.ts'
import { endIn } from '../told.ts'
import { invalid } from '../wording.ts'
import { type Begun, type SyncCore, type Taken, useMany } from './core.ts'
import { Given } from './given.ts'
import { Held } from './held.ts'
import { readHistory } from './history.ts'
import type { Journal } from './journal.ts'
import { openJournal } from './openJournal.ts'
import { Machine } from './machine.ts'
import type { SyncParty } from './party.ts'
import { type PhotoInput, takePhotos, type TakenRows } from './photoRows.ts'
import { photosOfJournal, photosOfPlan, type PhotoSource } from './photos.ts'
import { Plan } from './plan.ts'
import { type PlanProgress, Told } from './progress.ts'
import type { TableSource } from './source.ts'
import { openTable, type Pieces, Table } from './table.ts'

/** What may stop a plan while it is made, and be told of it. */
export interface MakingOptions {
  /** Gives up; nothing was changed. */
  signal?: AbortSignal | undefined
  /** Called when there is something new of how far it is; what it throws is passed over. */
  onProgress?: ((progress: PlanProgress) => void) | undefined
}

/** As many rows, or per cent as `'5%'`: of the people who are active for `dismiss`, else of the rows. `null` is no cap. */
export type CapOf = number | `${number}%` | null

/** What every plan is made by. */
export interface UndoOptions extends MakingOptions {
  /**
   * How many rows may do what is hard to take back; over any of them nothing at all is sent. Unless given nobody is
   * dismissed, gets another e-mail address or leaves all departments, and there is no cap of the rest.
   */
  caps?: Readonly<Partial<Record<Cap, CapOf | undefined>>> | undefined
  /** Ids of people who are not to be changed; the caller never is. */
  protect?: number | readonly number[] | undefined
}

/** What the plan of a list is made by. */
export interface PlanOptions extends UndoOptions {
  /** What people are found by; `XML_ID` unless given. */
  match?: 'XML_ID' | 'EMAIL' | 'ID' | undefined
  /** What becomes of people who are active and whom the list does not name: nothing, unless given. */
  missing?: 'ignore' | 'dismiss' | undefined
  /** Code of the portal's language, in which captions of custom fields are; English, German and Russian unless given. */
  language?: string | undefined
  /** How the portal writes days, such as `DD.MM.YYYY`; days go as `YYYY-MM-DD` unless given. */
  days?: string | undefined
  /** Names of countries in the portal's language, by ISO code. */
  countries?: Readonly<Record<string, string>> | undefined
  /** Milliseconds that a request may take. */
  timeout?: number | undefined
}

/** Makes a plan of a list. */
export async function makePlan(
  party: SyncParty,
  list: Table | TableSource,
  options?: PlanOptions,
): Promise<Plan> {
  const given = new Given('plan', options, party.line.localeOf(party.settings))
  const table = list instanceof Table ? list : await before(given.signal, openTable(list))
  const known = new Map<string, PhotoInput>()
  const told = given.text({ portal: await party.portal(), table: table.options })
  party.line.adapt(party.settings)
  const begun = useMany((core) => core.syncPlan(told, Date.now()))
  const take: Take = (rows) => takePhotos(rows, (digest, photo) => known.set(digest, photo))
  return made(party, 'plan', begun, given, photosOfPlan(known), { pieces: table.pieces(), take })
}

/** Makes the plan that takes a run back. */
export async function undo(party: SyncParty, journal: Journal, options?: UndoOptions): Promise<Plan> {
  const locale = party.line.localeOf(party.settings)
  const given = new Given('undo', options, locale)
  const opened = await openJournal('undo', journal, locale)
  let begun: string
  try {
    const told = given.text({ portal: await party.portal() })
    party.line.adapt(party.settings)
    const { held: history } = await readHistory(opened)
    begun = history.give((core, number) => core.syncUndo(number, told, Date.now()))
  } finally {
    await opened.close()
  }
  return made(party, 'undo', begun, given, photosOfJournal(journal))
}

async function made(
  party: SyncParty,
  name: string,
  json: string,
  given: Given,
  photos: PhotoSource,
  list?: { pieces: Pieces; take: Take },
): Promise<Plan> {
  const locale = party.line.localeOf(party.settings)
  const begun = JSON.parse(json) as Begun
  if (!begun.success) throw invalid(name, begun.issues ?? [], locale)
  const held = new Held('sync', begun.sync)
  const iterator = list?.pieces[Symbol.asyncIterator]()
  const progress = new Told<PlanProgress>(() => held.use((core, sync) => core.syncProgress(sync)), given)
  const machine = new Machine(party, held, {
    feed: list && iterator && (() => next(iterator, list.take)),
    tell: () => progress.tell(),
    options: given,
  })
  try {
    await machine.drive()
  } catch (error) {
    held.free()
    throw error
  } finally {
    // Not awaited: a source that gives nothing more does not end either.
    iterator?.return?.().catch(() => undefined)
  }
  return taken(
    name,
    held.give((core, sync) => core.syncTake(sync)),
    machine.reason,
    locale,
    photos,
  )
}

/** Takes the photos out of rows. */
type Take = (rows: readonly unknown[]) => Promise<TakenRows>

/** What a promise gives, unless the signal comes before. */
function before<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const unwatch = watch({ signal }, (reason) => reject(new AbortedError(reason, { sent: false })))
    promise.then(resolve, reject).finally(unwatch)
  })
}

async function next(
  iterator: AsyncIterator<Uint8Array | readonly unknown[]>,
  take: Take,
): Promise<((core: SyncCore, sync: number) => void) | undefined> {
  const item = await iterator.next()
  if (item.done) return undefined
  const { value } = item
  if (value instanceof Uint8Array) return (core, sync) => core.syncFeed(sync, value)
  const { rows, hasFiles } = await take(value)
  return (core, sync) => core.syncGive(sync, rows, hasFiles)
}

function taken(
  name: string,
  json: string,
  reason: unknown,
  locale: Locale | undefined,
  photos: PhotoSource,
): Plan {
  const answer = JSON.parse(json) as Taken
  if (answer.success) return new Plan(answer.plan, locale, { photos, columns: answer.columns })
  throw errorIn(name, answer.failure, reason, locale)
}

/** What has failed, as the error that is thrown. */
export function errorIn(
  name: string,
  failure: Failure<Found>,
  reason: unknown,
  locale: Locale | undefined,
): ReturnType<typeof toError> {
  const end = endIn(JSON.stringify({ success: false, failure }), locale)
  return toError(name, (end as { failure: Failure }).failure, reason)
}
