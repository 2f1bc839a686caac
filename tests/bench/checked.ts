/** Parameters of one call, whatever they are. */
export type Row = Record<string, unknown>

/** One fault, as far as contenders can be compared by it. */
export interface Fault {
  path: readonly PropertyKey[]
  message: string
}

/** Outcome of one check, with all faults at once. */
export type Checked = { success: true; data: Row } | { success: false; issues: readonly Fault[] }

/** What a validator is to the bench. */
export interface Peer {
  check: (input: unknown) => Checked
  /** Whether what the check returns is a copy, so that it may be changed in place. */
  copies: boolean
  /** Waits until it can check. */
  load?: () => Promise<void>
}
