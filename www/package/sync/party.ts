import type { Party } from '../line.ts'

/** A client's line, and where it leads. */
export interface SyncParty extends Party {
  /** Host of the portal. */
  readonly portal: () => Promise<string>
}
