import type { Locale, PlanErrorCode } from '../locale.ts'
import { invalid } from '../wording.ts'
import { type Begun, type Outcome } from './core.ts'
import { Given, optionsIn } from './given.ts'
import { Held } from './held.ts'
import { isEmpty, readHistory } from './history.ts'
import type { Journal, OpenJournal } from './journal.ts'
import { JournalError, kept } from './journalError.ts'
import { Machine } from './machine.ts'
import { errorIn } from './make.ts'
import { openJournal } from './openJournal.ts'
import type { SyncParty } from './party.ts'
import { bringPhoto, type PhotoFiles, photosGiven, type PhotoSource } from './photos.ts'
import { Plan } from './plan.ts'
import { PlanError } from './planError.ts'
import { type RunProgress, Told } from './progress.ts'
import { Report } from './report.ts'
import { Run } from './run.ts'

/** Options of a run. */
export interface RunOptions {
  /** What follows when somebody has changed what a row is to change: the row is left out (`skip`), or the run stops. */
  onConflict?: 'skip' | 'stop' | undefined
  /** Requests that are under way at once: 1 to 16, 4 unless given. */
  lanes?: number | undefined
  /** Milliseconds that a request may take. */
  timeout?: number | undefined
  /** Milliseconds for which a plan can be applied; a day unless given. */
  maxAge?: number | undefined
  /**
   * Saves photos before they are replaced or deleted, beside the journal, so that an undo gives them back. Each is read by
   * its address; where that cannot be done the run goes on without.
   */
  photos?: boolean | undefined
  /**
   * The photos that rows want, for a plan from JSON and where a run is gone on with: plans and journals do not hold them. A
   * row whose photo is missing, or is another one than planned, is not sent.
   */
  files?: PhotoFiles | undefined
  /** Stops: what is under way is awaited, and the report says that it was cancelled. */
  signal?: AbortSignal | undefined
  /** Called when there is something new of how far it is; what it throws is passed over. */
  onProgress?: ((progress: RunProgress) => void) | undefined
}

/** Options of a run that begins. */
export interface ApplyOptions extends RunOptions {
  /** Where the run is recorded; an empty one. */
  journal: Journal
}

/** Begins a run, given an open journal; gives what the core says of it. */
type Begin = (journal: OpenJournal, options: string) => Promise<string>

/** Applies a plan. */
export function apply(party: SyncParty, plan: Plan, options: ApplyOptions): Run {
  return running(
    party,
    'apply',
    options,
    async (opened, told) => {
      if (!(await isEmpty(opened))) throw new JournalError('used')
      return plan.use((core, number) => core.syncApply(number, told, Date.now()))
    },
    () => plan.photos,
    (locale) => {
      if (!(plan instanceof Plan)) {
        throw invalid('apply', [{ path: ['plan'], code: 'type', expected: 'plan' }], locale)
      }
      plan.check()
    },
  )
}

/** Goes on with a run. */
export function resume(party: SyncParty, journal: Journal, options?: RunOptions): Run {
  return running(
    party,
    'resume',
    { ...options, journal },
    async (opened, told) => {
      const { held: history } = await readHistory(opened)
      return history.give((core, number) => core.syncResume(number, told, Date.now()))
    },
    () => undefined,
    (locale) => void optionsIn('resume', options, locale),
  )
}

function running(
  party: SyncParty,
  name: string,
  options: ApplyOptions,
  begin: Begin,
  own: () => PhotoSource | undefined,
  check: (locale: Locale | undefined) => void = () => undefined,
): Run {
  let held: Held | undefined
  const progress = new Told<RunProgress>(
    () => held?.use((core, sync) => core.syncProgress(sync)) ?? '',
    options,
  )
  async function go(): Promise<Report> {
    const locale = party.line.localeOf(party.settings)
    check(locale)
    const { journal, files, ...known } = optionsIn(name, options as Partial<ApplyOptions>, locale)
    const given = files === undefined ? undefined : photosGiven(name, files, locale)
    const chosen = new Given(name, known, locale)
    party.line.adapt(party.settings)
    const host = await party.portal()
    const told = chosen.text({ portal: host })
    const opened = await openJournal(name, journal, locale)
    const sources = [given, own()]
    try {
      if (known.photos && !opened.photos)
        throw new JournalError('unsupported', { detail: 'It keeps no photos.' })
      held = begun(name, await begin(opened, told), locale)
      const machine = new Machine(party, held, {
        record: (lines) => kept(() => opened.append(lines)),
        photo: (asked, signal) =>
          bringPhoto(asked, sources, opened.photos, { host, fetch: party.fetch, signal }, locale),
        tell: () => progress.tell(),
        options: chosen,
      })
      await machine.drive()
      return reported(name, held, machine.reason, locale)
    } finally {
      for (const source of sources) await source?.close?.()
      await opened.close()
    }
  }
  const report = go().finally(() => progress.end())
  return new Run(report, () => progress.each())
}

function begun(name: string, json: string, locale: Locale | undefined): Held {
  const answer = JSON.parse(json) as Begun
  if (answer.success) return new Held('sync', answer.sync)
  if (answer.refused)
    throw new PlanError(answer.refused.code as PlanErrorCode, answer.refused.obstacles, locale)
  throw invalid(name, answer.issues ?? [], locale)
}

function reported(name: string, held: Held, reason: unknown, locale: Locale | undefined): Report {
  const { stopped, failure } = JSON.parse(held.use((core, sync) => core.syncOutcome(sync))) as Outcome
  if (stopped === 'caller') throw new PlanError('caller', [], locale)
  const error = failure && errorIn(name, failure, reason, locale)
  return new Report(held, locale, stopped, error)
}
