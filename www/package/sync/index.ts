/**
 * Everything of `b24-users`, and many people: a list comes in, a plan goes out and nothing is sent; one step applies exactly
 * that plan, proves each row by reading it back, goes on after a crash, and can be taken back. It has a core of its own,
 * which holds the other two; `b24-users/sync/node` also keeps journals in files.
 *
 * @module b24-users/sync
 */
import { load, loadSync, type InitSource, type InitSyncSource } from '../init.ts'
import type { ClientOptions } from '../options.ts'
import { openSyncClient, type SyncClient } from './client.ts'
import { glue } from './glue.ts'
import type { Journal } from './journal.ts'
import { type JournalReport, openJournalReport } from './journalReport.ts'
import type { TableSource } from './source.ts'
import { openTable, type Table, type TableOptions } from './table.ts'

/**
 * Loads the WebAssembly core, from the file beside this module unless told otherwise.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  // Bundlers find the file by this very expression.
  return load(glue, () => source ?? new URL('./wasm/b24_users_sync_bg.wasm', import.meta.url))
}

/** Loads the core if need be, and opens a client. */
export async function createClient(options: ClientOptions): Promise<SyncClient> {
  await init()
  return openSyncClient(options)
}

/**
 * Finds out how a table is to be read, for {@link SyncClient.plan}: a CSV file of any delimiter, JSON, an object a line, a
 * workbook, or rows. Throws a `ValidationError` when its encoding cannot be told, which proposes one.
 */
export async function readTable(source: TableSource, options?: TableOptions): Promise<Table> {
  await init()
  return openTable(source, options)
}

/** Reads what a journal tells of its run, without a portal; nothing is written to it. */
export async function readJournal(journal: Journal): Promise<JournalReport> {
  await init()
  return openJournalReport(journal)
}

/** Loads the core at once from its bytes or a compiled module; does nothing when it is loaded already. */
export function initSync(source: InitSyncSource): void {
  loadSync(glue, source)
}

export type { InitSource, InitSyncSource } from '../init.ts'
export type { Cap, JournalErrorCode, PhotoErrorCode, PlanErrorCode } from '../locale.ts'
export * from '../face.ts'
export type { ApplyOptions, RunOptions } from './apply.ts'
export type { Change, ChangeOptions, SyncUserMethods } from './change.ts'
export type { SyncClient } from './client.ts'
export { indexedDBJournal, indexedDBJournals, type KeptJournal } from './indexedDBJournal.ts'
export type { Journal, OpenJournal, PhotoStore } from './journal.ts'
export { isJournalError, JournalError } from './journalError.ts'
export type { JournalReport } from './journalReport.ts'
export type { CapOf, MakingOptions, PlanOptions, UndoOptions } from './make.ts'
export { memoryJournal } from './memoryJournal.ts'
export type { Obstacle, TableIssue, TablePlace } from './obstacle.ts'
export { type CsvOptions, Plan, type PlanSummary } from './plan.ts'
export { isPlanError, PlanError } from './planError.ts'
export type { PhotoInput } from './photoRows.ts'
export type { PhotoFiles } from './photos.ts'
export type { PlanProgress, RunProgress } from './progress.ts'
export type { Report, ReportSummary, Stopped } from './report.ts'
export type {
  Consequence,
  FieldChange,
  FieldConflict,
  FieldOutcome,
  PlanColumn,
  PlanCounts,
  PlanKind,
  PlanRow,
  PlanValue,
  ReportRow,
  RowState,
  RunCounts,
} from './rows.ts'
export type { Run } from './run.ts'
export type { TableRow, TableSource } from './source.ts'
export { Table, type TableOptions } from './table.ts'
