/** What a listener takes, and for how long it waits. */
export interface Bounds {
  /** Milliseconds for the head of a request. */
  readonly headersTimeout: number
  /** Milliseconds for all of a request; its answer may take longer. */
  readonly requestTimeout: number
  /** Milliseconds between two looks for requests that take too long. */
  readonly connectionsCheckingInterval: number
  /** Connections at once. */
  readonly connections: number
  /** Bytes of a call's body, or of an application. */
  readonly call: number
  /** Bytes of any other body. */
  readonly other: number
  /** Bytes of all bodies that are under way. */
  readonly held: number
}

const MEGABYTE = 1024 * 1024

export const BOUNDS: Bounds = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  connections: 1000,
  call: 20 * MEGABYTE,
  other: MEGABYTE,
  held: 100 * MEGABYTE,
}
