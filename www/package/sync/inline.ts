import { load, type InitSource } from '../init.ts'
import type { ClientOptions } from '../options.ts'
import { openSyncClient, type SyncClient } from './client.ts'
import { embedded } from './embedded.ts'
import { glue } from './glue.ts'
import type { Journal } from './journal.ts'
import { type JournalReport, openJournalReport } from './journalReport.ts'
import type { TableSource } from './source.ts'
import { openTable, type Table, type TableOptions } from './table.ts'

/**
 * Loads the WebAssembly core, from the copy inside this module unless told otherwise.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(glue, () => source ?? embedded())
}

/** Loads the core if need be, and opens a client. */
export async function createClient(options: ClientOptions): Promise<SyncClient> {
  await init()
  return openSyncClient(options)
}

/** Finds out how a table is to be read, for {@link SyncClient.plan}. */
export async function readTable(source: TableSource, options?: TableOptions): Promise<Table> {
  await init()
  return openTable(source, options)
}

/** Reads what a journal tells of its run, without a portal; nothing is written to it. */
export async function readJournal(journal: Journal): Promise<JournalReport> {
  await init()
  return openJournalReport(journal)
}

// Those above take the place of their namesakes.
export * from './index.ts'
