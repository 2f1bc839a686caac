import type { Locale } from '../locale.ts'
import type { Held } from './held.ts'
import { readHistory } from './history.ts'
import type { Journal } from './journal.ts'
import { openJournal } from './openJournal.ts'
import { PAGE, pagesOf, textsOf } from './pages.ts'
import { type CsvOptions, inWords } from './plan.ts'
import type { ReportSummary } from './report.ts'
import type { ReportRow } from './rows.ts'

/** What the head of a plan says, as far as it is told. */
interface Head {
  portal: string
  caller: number
  made: number
  undoes?: string
}

/** What a journal tells of its run, without a portal: as far as it went, or to its end. */
export class JournalReport {
  readonly #held: Held
  readonly #locale: Locale | undefined
  /** Host of the portal that the run is of. */
  readonly portal: string
  /** Id of whoever has made the plan. */
  readonly caller: number
  /** When the plan was made, in milliseconds since 1970. */
  readonly made: number
  /** Whether the run takes another one back. */
  readonly isUndo: boolean
  /** Whether the run has come to its end; `resume` goes on with one that has not. */
  readonly isEnded: boolean
  /** How many rows there are of each state; those that are `sent` are in doubt. */
  readonly summary: ReportSummary

  /** @internal */
  constructor(held: Held, told: { head: Head; summary: ReportSummary; isEnded: boolean }, locale?: Locale) {
    this.#held = held
    this.#locale = locale
    this.portal = told.head.portal
    this.caller = told.head.caller
    this.made = told.head.made
    this.isUndo = Boolean(told.head.undoes)
    this.isEnded = told.isEnded
    this.summary = told.summary
  }

  /** Rows in the order of the table, of one state or all. */
  *rows(state?: ReportRow['state']): Generator<ReportRow, void, undefined> {
    const ask = (from: number) =>
      this.#held.use((core, history) => core.historyRows(history, from, PAGE, state))
    for (const page of pagesOf<ReportRow>(this.summary.rows, ask)) {
      for (const row of page) yield inWords(row, this.#locale)
    }
  }

  /** For spreadsheets: one line a row; UTF-8 with its mark. */
  toCSV({ delimiter = ',' }: CsvOptions = {}): string {
    const ask = (from: number) =>
      this.#held.use((core, history) => core.historyCsv(history, from, PAGE, delimiter))
    return [...textsOf(this.summary.rows, ask)].join('')
  }
}

/** Reads what a journal tells; nothing is written to it. */
export async function openJournalReport(journal: Journal, locale?: Locale): Promise<JournalReport> {
  const opened = await openJournal('readJournal', journal, locale)
  try {
    const { held, told } = await readHistory(opened)
    return new JournalReport(held, told as ConstructorParameters<typeof JournalReport>[1], locale)
  } finally {
    await opened.close()
  }
}
