import type { Found } from '../issue.ts'
import type { Cap, Locale, PlanErrorCode } from '../locale.ts'
import { toIssues } from '../wording.ts'
import { type SyncCore, useMany } from './core.ts'
import { Held } from './held.ts'
import { type Obstacle, toObstacles } from './obstacle.ts'
import { PAGE, pagesOf, textsOf } from './pages.ts'
import type { PhotoSource } from './photos.ts'
import { PlanError } from './planError.ts'
import type { PlanColumn, PlanCounts, PlanKind, PlanRow } from './rows.ts'

/** A plan in numbers. */
export interface PlanSummary extends PlanCounts {
  /** All rows. */
  rows: number
  /** Rows by what caps are about. */
  counts: Record<Cap, number>
  /** People of the portal who are active, where that was asked. */
  people?: number
  /** What stands in the way; while something does, nothing is sent. */
  obstacles: Obstacle[]
  /** Stands for the whole plan: two of one digest are the same. */
  digest: string
}

/** How a file is written. */
export interface CsvOptions {
  /** What stands between cells; a comma unless given. */
  delimiter?: ',' | ';' | '\t' | '|' | undefined
}

/**
 * What a list comes to: for each row who is meant, what differs now and what that entails. Nothing is sent by it; apply it
 * by the client that has made it, or by one of the same portal and caller.
 */
export class Plan {
  readonly #held: Held
  readonly #locale: Locale | undefined
  /** What the columns of its list were taken for; none of a plan that came from JSON. */
  readonly columns: readonly PlanColumn[]
  /** @internal Where the photos are that it wants. */
  readonly photos: PhotoSource | undefined

  /** @internal */
  constructor(
    number: number,
    locale?: Locale,
    made?: { photos: PhotoSource; columns: readonly PlanColumn[] },
  ) {
    this.columns = made?.columns ?? []
    this.photos = made?.photos
    this.#held = new Held('plan', number)
    this.#locale = locale
  }

  /**
   * Takes a plan back from `toJSON`; throws a {@link PlanError} when it is not whole, or was changed. It has no photos: they
   * are given again to `apply`, as `files`.
   */
  static fromJSON(json: unknown, { locale }: { locale?: Locale | undefined } = {}): Plan {
    const { list, ...head } = dataIn(json, locale)
    const reader = told(
      useMany((core) => core.planRead(JSON.stringify(head))),
      'reader',
      locale,
    )
    for (let from = 0; from < list.length; from += PAGE) {
      const refusal = useMany((core) =>
        core.planReadRows(reader, JSON.stringify(list.slice(from, from + PAGE))),
      )
      if (refusal !== '') throw refused(refusal, locale)
    }
    return new Plan(
      told(
        useMany((core) => core.planReadEnd(reader)),
        'plan',
        locale,
      ),
      locale,
    )
  }

  /** How many rows there are of each kind, and what stands in the way. */
  get summary(): PlanSummary {
    const summary = JSON.parse(this.#held.use((core, plan) => core.planSummary(plan))) as PlanSummary
    return { ...summary, obstacles: toObstacles(summary.obstacles, this.#locale) }
  }

  /** Rows in the order of the table, of one kind or all. */
  *rows(kind?: PlanKind): Generator<PlanRow, void, undefined> {
    for (const row of this.#rows(kind)) yield inWords(row, this.#locale)
  }

  /** The whole plan as plain data, which {@link Plan.fromJSON} takes. */
  toJSON(): object {
    const head = JSON.parse(this.#held.use((core, plan) => core.planHead(plan))) as object
    return { ...head, list: [...this.#rows()] }
  }

  /** For spreadsheets: one line a change, and one for each row without; UTF-8 with its mark. */
  toCSV({ delimiter = ',' }: CsvOptions = {}): string {
    const ask = (from: number) => this.#held.use((core, plan) => core.planCsv(plan, from, PAGE, delimiter))
    return [...textsOf(this.#length, ask)].join('')
  }

  /** For terminals and logs: what stands in the way, then one line a change. */
  text(): string {
    const ask = (from: number) => this.#held.use((core, plan) => core.planText(plan, from, PAGE))
    const obstacles = this.summary.obstacles.map(({ message }) => `! ${message}\n`)
    return [...obstacles, ...textsOf(this.#length, ask)].join('')
  }

  /** @internal Throws what stands in its way. */
  check(): void {
    const { obstacles } = JSON.parse(this.#held.use((core, plan) => core.planSummary(plan))) as PlanSummary
    if (obstacles.length > 0) throw new PlanError('obstacles', obstacles, this.#locale)
  }

  /** @internal Lets a run begin with it. */
  use(begin: (core: SyncCore, plan: number) => string): string {
    return this.#held.use(begin)
  }

  get #length(): number {
    return this.#held.use((core, plan) => core.planLength(plan))
  }

  *#rows(kind?: PlanKind): Generator<PlanRow, void> {
    const ask = (from: number) => this.#held.use((core, plan) => core.planRows(plan, from, PAGE, kind))
    for (const page of pagesOf<PlanRow>(this.#length, ask)) yield* page
  }
}

/** Issues of a row, in words. */
export function inWords<Row extends PlanRow>(row: Row, locale: Locale | undefined): Row {
  if (!row.issues) return row
  return { ...row, issues: toIssues(row.issues as unknown as Found[], locale) }
}

function dataIn(json: unknown, locale: Locale | undefined): { list: unknown[] } & object {
  try {
    const data: unknown = typeof json === 'string' ? JSON.parse(json) : json
    const { list } = data as { list?: unknown }
    if (Array.isArray(list)) return { ...(data as object), list }
  } catch {
    // It is no plan.
  }
  throw new PlanError('broken', [], locale)
}

/** A number that the core gives, or why it gives none. */
function told(json: string, name: 'reader' | 'plan', locale: Locale | undefined): number {
  const answer = JSON.parse(json) as { success: boolean } & Record<typeof name, number>
  if (!answer.success) throw refused(json, locale)
  return answer[name]
}

function refused(json: string, locale: Locale | undefined): PlanError {
  return new PlanError((JSON.parse(json) as { code: PlanErrorCode }).code, [], locale)
}
