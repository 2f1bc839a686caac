import type { Issue, Warning } from './issue.ts'

/** A list of inputs, made ready to be sent. */
export interface Batches {
  /** Bodies of requests to `batch`: JSON in UTF-8 with 50 calls at most, keyed by their place in the list. */
  bodies: Uint8Array<ArrayBuffer>[]
  /** The inputs that are left out. */
  refused: Refused[]
  /** The inputs that are in, and of which there is something to be said. */
  warned: Warned[]
}

/** An input of a list that is wrong. */
export interface Refused {
  /** Its place in the list. */
  index: number
  /** All that is wrong with it; paths begin within it. */
  issues: Issue[]
}

/** An input of a list with remarks on it. */
export interface Warned {
  /** Its place in the list. */
  index: number
  /** Remarks on it; paths begin within it. */
  warnings: Warning[]
}
