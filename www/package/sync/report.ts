import type { AnyB24Error } from '../errors.ts'
import type { Locale } from '../locale.ts'
import type { Held } from './held.ts'
import { PAGE, pagesOf, textsOf } from './pages.ts'
import { type CsvOptions, inWords } from './plan.ts'
import type { PlanCounts, ReportRow, RunCounts } from './rows.ts'

/** A report in numbers. */
export interface ReportSummary extends RunCounts, Omit<PlanCounts, 'update'> {
  /** All rows. */
  rows: number
}

/** Why a run has stopped before its end. */
export type Stopped = 'cancelled' | 'conflict' | 'failed'

/** What became of each row. */
export class Report {
  readonly #held: Held
  readonly #locale: Locale | undefined
  /** Why the run has stopped before its end, if it has; `resume` goes on. */
  readonly stopped: Stopped | undefined
  /** What it has failed by. */
  readonly error: AnyB24Error | undefined

  /** @internal */
  constructor(held: Held, locale: Locale | undefined, stopped?: Stopped, error?: AnyB24Error) {
    this.#held = held
    this.#locale = locale
    this.stopped = stopped
    this.error = error
  }

  /** How many rows there are of each state. */
  get summary(): ReportSummary {
    return JSON.parse(this.#held.use((core, run) => core.reportSummary(run))) as ReportSummary
  }

  /** Rows in the order of the table, of one state or all. */
  *rows(state?: ReportRow['state']): Generator<ReportRow, void, undefined> {
    const ask = (from: number) => this.#held.use((core, run) => core.reportRows(run, from, PAGE, state))
    for (const page of pagesOf<ReportRow>(this.summary.rows, ask)) {
      for (const row of page) yield inWords(row, this.#locale)
    }
  }

  /** For spreadsheets: one line a row; UTF-8 with its mark. */
  toCSV({ delimiter = ',' }: CsvOptions = {}): string {
    const ask = (from: number) => this.#held.use((core, run) => core.reportCsv(run, from, PAGE, delimiter))
    return [...textsOf(this.summary.rows, ask)].join('')
  }
}
