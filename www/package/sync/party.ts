import type { Party } from '../line.ts'
import type { SharedSettings } from '../options.ts'

/** A client's line, and where it leads. */
export interface SyncParty extends Party {
  /** Host of the portal. */
  readonly portal: () => Promise<string>
  /** Used in place of the global one. */
  readonly fetch: typeof globalThis.fetch | undefined
  /** What is known of the portal, by which inputs are checked. */
  readonly known: Pick<SharedSettings, 'userFields' | 'languages'>
}
