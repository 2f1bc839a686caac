import type { Party } from '../line.ts'
import type { SharedSettings } from '../options.ts'

/** A client's line, and where it leads. */
export interface SyncParty extends Party {
  /** Host of the portal. */
  readonly portal: () => Promise<string>
  /** What is known of the portal, by which inputs are checked. */
  readonly known: Pick<SharedSettings, 'userFields' | 'languages'>
}
