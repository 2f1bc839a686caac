import type { JournalReport, Report } from 'b24-users/sync'
import { keep, recall } from '../kept.ts'

/** What is known of a run of this browser. */
export interface KnownRun {
  /** Name of its journal. */
  readonly journal: string
  readonly what: string
  readonly who: string
  readonly begun: Date
  /** What came of it; absent when it has broken off without a word. */
  readonly outcome: Outcome | undefined
}

/** A report in the few numbers that a list shows. */
export interface Outcome {
  readonly applied: number
  readonly others: number
  /** Whether there is something to go on with. */
  readonly isUnfinished: boolean
}

/** What a report tells, of a run that has ended here or of one that is read from its journal. */
export type Told = Pick<Report & JournalReport, 'summary' | 'rows' | 'toCSV'>

const PREFIX = 'b24-users run '

/** A name for the journal of a new run, which says what it is and whose. */
export function runName(what: string, who: string): string {
  return JSON.stringify([new Date().toISOString(), who, what])
}

/** What a journal of this browser is of. */
export function runOf({ name, begun }: { name: string; begun: Date }): KnownRun {
  const [who, what] = partsOf(name)
  return { journal: name, what, who, begun, outcome: outcomeOf(name) }
}

/** Remembers what came of a run, so that a list need not read its journal. */
export function noteOutcome(name: string, { summary, stopped }: Report): void {
  const applied = summary.applied + summary.already
  const others = summary.ignored + summary.altered + summary.conflict + summary.failed + summary.unknown
  const isUnfinished = stopped !== undefined || summary.pending + summary.sent > 0
  keep('localStorage', PREFIX + name, JSON.stringify({ applied, others, isUnfinished }))
}

/** How many rows of a run have not come to an end: those that were never sent, and those that may have left. */
export function leftOf({ summary }: Told): number {
  return summary.pending + summary.sent
}

/** Forgets what came of a run. */
export function forgetOutcome(name: string): void {
  keep('localStorage', PREFIX + name, undefined)
}

function outcomeOf(name: string): Outcome | undefined {
  try {
    return JSON.parse(recall('localStorage', PREFIX + name) ?? '') as Outcome
  } catch {
    return undefined
  }
}

function partsOf(name: string): [who: string, what: string] {
  try {
    const [, who, what] = JSON.parse(name) as unknown[]
    if (typeof who === 'string' && typeof what === 'string') return [who, what]
  } catch {
    // A journal of somebody else on this origin.
  }
  return ['', name]
}
