/** One of several beginnings of the same thing. */
export interface Turn {
  /** Ends when a newer one begins. */
  readonly signal: AbortSignal
  isLatest(): boolean
}

/** Tells which of several beginnings of the same thing is the newest; a newer one stops the one before. */
export class Latest {
  #running = new AbortController()

  begin(): Turn {
    this.#running.abort()
    const running = new AbortController()
    this.#running = running
    return { signal: running.signal, isLatest: () => this.#running === running }
  }

  /** Stops what is running; nothing is the newest any more. */
  stop(): void {
    this.begin()
  }
}
