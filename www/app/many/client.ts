import type { indexedDBJournal, indexedDBJournals, readJournal, readTable, SyncClient } from 'b24-users/sync'
import type { ClientOptions } from 'b24-users'
import { loadOr } from '../core.ts'
import { loadWording } from '../wording.ts'

/** What changes many people, loaded when somebody wants to. */
export interface ManyTools {
  readonly client: SyncClient
  readonly indexedDBJournal: typeof indexedDBJournal
  readonly indexedDBJournals: typeof indexedDBJournals
  readonly readJournal: typeof readJournal
  readonly readTable: typeof readTable
}

let tools: Promise<ManyTools> | undefined

/** Opens a client that also takes many people; a failed try is forgotten. */
export function openMany(portal: {
  readonly connection: ClientOptions
  readonly language: string
  readonly accessToken: () => Promise<string>
}): Promise<ManyTools> {
  tools ??= open(portal).catch((error: unknown) => {
    tools = undefined
    throw error
  })
  return tools
}

async function open({
  connection,
  language,
  accessToken,
}: Parameters<typeof openMany>[0]): Promise<ManyTools> {
  const [sync, locale] = await Promise.all([import('b24-users/sync'), loadWording(language)])
  await loadOr(sync.init, async () => (await import('b24-users/sync/wasm?url&inline')).default)
  const { oauth } = connection
  const options = oauth
    ? { ...connection, oauth: { ...oauth, accessToken: await accessToken() } }
    : connection
  return {
    client: await sync.createClient({ ...options, locale }),
    indexedDBJournal: sync.indexedDBJournal,
    indexedDBJournals: sync.indexedDBJournals,
    readJournal: sync.readJournal,
    readTable: sync.readTable,
  }
}
