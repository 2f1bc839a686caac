import type { RunCounts } from './rows.ts'

/** How far a plan is that is being made. */
export interface PlanProgress {
  /** What is read: the portal's fields and departments, the people of the list, those whom it does not name. */
  phase: 'facts' | 'people' | 'missing' | 'done'
  /** Rows that were read so far. */
  rows: number
  /** Those of them of which it is known whom they mean. */
  done: number
  /** People of the portal who are active. */
  people?: number
}

/** How far a run is: of rows that change something, how many there are of each state. */
export interface RunProgress extends RunCounts {
  /** The plan is being written to the journal, rows are being sent, what is under way is awaited, all is over. */
  phase: 'opening' | 'going' | 'stopping' | 'ending' | 'done'
  /** Rows that change something. */
  total: number
  /** Those of them of which it is known what became of them. */
  done: number
  /** Seconds until the portal's limits let more leave, while that is waited for. */
  waitingSeconds?: number
  /** Seconds that the rest will take, once that can be told. */
  secondsLeft?: number
}

/** Tells how far something is, each state once; to a function, and to whoever iterates. */
export class Told<Progress> {
  readonly #read: () => string
  readonly #tell: unknown
  #last = ''
  #isOver = false
  #listeners = 0
  readonly #waiting = new Set<() => void>()

  /** `read` gives the progress as JSON. */
  constructor(read: () => string, options: unknown) {
    this.#read = read
    this.#tell = member(options)
  }

  tell(): void {
    const isHeard = typeof this.#tell === 'function' || this.#listeners > 0
    if (isHeard) this.#pass()
  }

  #pass(): void {
    const now = this.#read()
    if (now === this.#last) return
    this.#last = now
    this.#rouse()
    const tell = this.#tell
    if (typeof tell !== 'function') return
    // What somebody makes of it does not stop what is under way: neither when it throws, nor later.
    new Promise((resolve) =>
      resolve((tell as (progress: Progress) => unknown)(JSON.parse(now) as Progress)),
    ).catch(() => undefined)
  }

  end(): void {
    this.#isOver = true
    this.#rouse()
  }

  /** Whoever is slow gets the newest only. */
  async *each(): AsyncGenerator<Progress, void, undefined> {
    this.#listeners++
    try {
      for (let seen = ''; ;) {
        if (this.#last !== seen) {
          seen = this.#last
          yield JSON.parse(seen) as Progress
        } else if (this.#isOver) {
          return
        } else {
          await new Promise<void>((resolve) => this.#waiting.add(resolve))
        }
      }
    } finally {
      this.#listeners--
    }
  }

  #rouse(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}

function member(options: unknown): unknown {
  try {
    return (options as { onProgress?: unknown } | null | undefined)?.onProgress
  } catch {
    return undefined
  }
}
