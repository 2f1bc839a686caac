import type { Core, Failure } from '../core.ts'
import { use } from '../init.ts'
import type { Found } from '../issue.ts'
import type { PhotoErrorCode } from '../locale.ts'
import type { PlanColumn, PlanRow, ReportRow } from './rows.ts'

/** What a build has that also takes many people; whatever is given and taken as text is JSON. */
export interface SyncCore extends Core {
  /** Gives {@link Begun} planners and runs. */
  syncPlan(options: string, now: number): string
  syncUndo(history: number, options: string, now: number): string
  syncApply(plan: number, options: string, now: number): string
  syncResume(history: number, options: string, now: number): string
  syncRelease(sync: number): void
  syncOne(params: string, options: string): string
  /** Gives a {@link Single}. */
  syncOneOutcome(sync: number): string
  /** Gives what is next: eight times a number, and one of {@link SyncKind}. */
  syncNext(sync: number, client: number, now: number): number
  /** Gives the number of a job. */
  syncSubmit(sync: number, ask: number, client: number, settings: number | undefined, now: number): number
  syncCame(sync: number, ask: number, client: number, job: number, now: number): void
  syncFeed(sync: number, bytes: Uint8Array): void
  syncGive(sync: number, rows: readonly unknown[], hasFiles: boolean): void
  syncEnd(sync: number): void
  syncLines(sync: number): string
  syncRecorded(sync: number): void
  syncStop(sync: number): void
  /** Gives an {@link AskedPhoto}. */
  syncPhoto(sync: number, row: number): string
  /** Takes a {@link ToldPhoto}. */
  syncBring(sync: number, row: number, photo: unknown, told: ToldPhoto | undefined): void
  /** Gives a {@link PhotoForm}, or nothing. */
  photoForm(photo: unknown): string
  syncProgress(sync: number): string
  /** Gives a {@link Taken}. */
  syncTake(sync: number): string
  /** Gives an {@link Outcome}. */
  syncOutcome(sync: number): string
  planSummary(plan: number): string
  planHead(plan: number): string
  planLength(plan: number): number
  /** Gives `[next, rows]`. */
  planRows(plan: number, from: number, count: number, kind?: string): string
  planText(plan: number, from: number, count: number): string
  planCsv(plan: number, from: number, count: number, delimiter: string): string
  planRelease(plan: number): void
  planRead(head: string): string
  planReadRows(reader: number, rows: string): string
  planReadEnd(reader: number): string
  reportSummary(sync: number): string
  /** Gives `[next, rows]`. */
  reportRows(sync: number, from: number, count: number, state?: string): string
  reportCsv(sync: number, from: number, count: number, delimiter: string): string
  historyOpen(): number
  historyFeed(history: number, bytes: Uint8Array): void
  historyEnd(history: number): string
  /** Gives `[next, rows]`. */
  historyRows(history: number, from: number, count: number, state?: string): string
  historyCsv(history: number, from: number, count: number, delimiter: string): string
  historyRelease(history: number): void
  encodingByMark(bytes: Uint8Array): string
  encodingProposed(bytes: Uint8Array, language: string): string
  /** How many bytes at the end are only the beginning of a character; negative when it is not UTF-8. */
  partIn(bytes: Uint8Array): number
}

/** Kinds of steps. */
export const SyncKind = { Rest: 0, Wait: 1, Feed: 2, Record: 3, Submit: 4, Done: 5, Photo: 6 } as const

/** A row whose photo is wanted, and whether the one that is there is to be saved. */
export type AskedPhoto = [row: PlanRow, saves: boolean]

/** What is told with a photo that is brought: what is held of the saved one, and what is said if it is not the right one. */
export interface ToldPhoto {
  saved?: PhotoForm | undefined
  code: PhotoErrorCode
  words: string
}

/** What is held of a photo in plans and journals. */
export interface PhotoForm {
  name: string
  size: number
  digest: string
}

/** A planner or a run that has begun, or why it has not. */
export type Begun = { success: true; sync: number } | { success: false; issues?: Found[]; refused?: Refusal }

/** Why nothing of a plan or journal is applied, with what that is about. */
export interface Refusal {
  code: string
  obstacles?: unknown[]
}

/** A plan that was made. */
export type Taken =
  | { success: true; plan: number; columns: readonly PlanColumn[] }
  | { success: false; failure: Failure<Found> }

/** What became of one person. */
export type Single = { success: true; row: ReportRow } | { success: false; failure: Failure<Found> }

/** How a run has ended. */
export interface Outcome {
  stopped?: 'cancelled' | 'conflict' | 'failed' | 'caller'
  failure?: Failure<Found>
}

/** Lets something be done by a core for many people: entries without one have nothing that asks for it. */
export function useMany<T>(act: (core: SyncCore) => T): T {
  return use((core) => act(core as SyncCore))
}
