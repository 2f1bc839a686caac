/** A call as the portal remembers it; nothing in it is secret. */
export interface Seen {
  readonly method: string
  /** When it came, in milliseconds. */
  readonly at: number
  /** The method ran and did not refuse; a batch counts as applied whatever its commands did. */
  applied: boolean
  /** Status of the answer; absent while there is none. */
  status?: number
  /** The kind of the fault that struck. */
  fault?: string
  /** The commands of a batch. */
  commands?: Seen[]
}

/** Calls remembered; older ones are forgotten. */
const MOST_SEEN = 10_000

/** Remembers a call that has just come. */
export function noteCall(seen: Seen[], method: string, at: number): Seen {
  const call: Seen = { method, at, applied: false }
  seen.push(call)
  if (seen.length > MOST_SEEN) seen.shift()
  return call
}
