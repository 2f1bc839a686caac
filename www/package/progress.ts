/** How far many calls are. */
export interface Progress {
  /** Calls that have an outcome. */
  done: number
  /** Those of them that have failed. */
  failed: number
  /** All calls. */
  total: number
}

/** Counts outcomes, and tells whoever wants to know. */
export class Progression {
  readonly #progress: Progress
  readonly #tell: unknown

  constructor(total: number, options: unknown) {
    this.#progress = { done: 0, failed: 0, total }
    this.#tell = member(options)
  }

  count(success: boolean): void {
    this.#progress.done++
    if (!success) this.#progress.failed++
  }

  tell(): void {
    const tell = this.#tell
    if (typeof tell !== 'function') return
    const progress = { ...this.#progress }
    // What somebody makes of it does not stop what is under way: neither when it throws, nor later.
    new Promise((resolve) => resolve((tell as (progress: Progress) => unknown)(progress))).catch(
      () => undefined,
    )
  }
}

function member(options: unknown): unknown {
  try {
    return (options as { onProgress?: unknown } | null | undefined)?.onProgress
  } catch {
    return undefined
  }
}
