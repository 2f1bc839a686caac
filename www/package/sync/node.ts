import { readFileSync } from 'node:fs'
import { load, type InitSource } from '../init.ts'
import { open } from '../open.ts'
import type { ClientOptions } from '../options.ts'
import { openSyncClient, type SyncClient } from './client.ts'
import { glue } from './glue.ts'
import type { Journal } from './journal.ts'
import { type JournalReport, openJournalReport } from './journalReport.ts'
import type { TableSource } from './source.ts'
import { openTable, type Table, type TableOptions } from './table.ts'

/**
 * Loads the WebAssembly core, from the file beside this module unless told otherwise; where a bundler has
 * parted the two, from a copy that is a module as well.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(glue, () => source ?? ownFile(), open)
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

export { fileJournal } from './fileJournal.ts'

// Those above take the place of their namesakes.
export * from './index.ts'

async function ownFile(): Promise<InitSource> {
  let bytes: BufferSource
  try {
    // Tools that trace or copy files find this one by this very expression.
    bytes = readFileSync(new URL('./wasm/b24_users_sync_bg.wasm', import.meta.url))
  } catch {
    // Bundlers of servers leave it behind, or put it where only pages find it.
    const { embedded } = await import('./embedded.ts')
    return embedded()
  }
  // Like any module of Node's, at once: to wait for its threads takes twice the time.
  return new WebAssembly.Module(bytes)
}
