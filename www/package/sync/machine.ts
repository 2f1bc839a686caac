import { type Party } from '../line.ts'
import { watch } from '../signal.ts'
import { type AskedPhoto, type SyncCore, SyncKind } from './core.ts'
import type { Held } from './held.ts'
import type { BroughtPhoto } from './photos.ts'

/** What a machine is driven with, beside the client's line. */
export interface Doors {
  /** Brings more of the table; says whether there was more. */
  feed?: (() => Promise<((core: SyncCore, sync: number) => void) | undefined>) | undefined
  /** Writes lines to the journal; resolves when they are safe. */
  record?: ((lines: string) => Promise<void>) | undefined
  /** Brings what a run asks for of the photo of a row. */
  photo?: ((asked: AskedPhoto, signal: AbortSignal) => Promise<BroughtPhoto>) | undefined
  /** Is told whenever something may have moved on. */
  tell?: (() => void) | undefined
  /** Has the caller's signal. */
  options?: unknown
}

/** Does what a planner or a run says is next, to its end. It decides nothing by itself. */
export class Machine {
  readonly #party: Party
  readonly #held: Held
  readonly #doors: Doors
  readonly #underWay = new Set<Promise<void>>()
  /** What gives photos up, each by itself: Node warns of a signal that many listen to. */
  readonly #photos = new Set<AbortController>()
  #failure: { cause: unknown } | undefined
  #isWoken = false
  #wake: (() => void) | undefined

  /** What the caller has given it up for. */
  reason: unknown

  constructor(party: Party, held: Held, doors: Doors) {
    this.#party = party
    this.#held = held
    this.#doors = doors
  }

  /** Throws what a door has thrown, and what the core has failed by. */
  async drive(): Promise<void> {
    const unwatch = watch(this.#doors.options, (reason) => {
      this.reason = reason
      this.#giveUpPhotos()
      this.#try(() => this.#held.use((core, sync) => core.syncStop(sync)))
    })
    try {
      while (!(await this.#isDone())) this.#doors.tell?.()
      this.#doors.tell?.()
    } finally {
      unwatch()
      this.#giveUpPhotos()
      // Whatever is under way may still change people, and nobody else may have the journal until it is over.
      await Promise.all(this.#underWay)
    }
  }

  /** Does one step. */
  async #isDone(): Promise<boolean> {
    if (this.#failure) throw this.#failure.cause
    const { line } = this.#party
    const step = line.use((_, client, now) =>
      this.#held.use((core, sync) => core.syncNext(sync, client, now)),
    )
    const argument = Math.floor(step / 8)
    switch (step % 8) {
      case SyncKind.Feed:
        // It changes nobody, and may never come: it is not waited for in the end.
        void this.#acting(() => this.#feed())
        return false
      case SyncKind.Record:
        this.#begin(() => this.#record())
        return false
      case SyncKind.Submit:
        this.#begin(() => this.#submit(argument))
        return false
      case SyncKind.Photo:
        this.#begin(() => this.#photo(argument))
        return false
      case SyncKind.Wait:
        await this.#woken(argument)
        return false
      case SyncKind.Rest:
        await this.#woken()
        return false
      default:
        return true
    }
  }

  #begin(act: () => Promise<void>): void {
    const acting = this.#acting(act)
    this.#underWay.add(acting)
    void acting.then(() => this.#underWay.delete(acting))
  }

  #acting(act: () => Promise<void>): Promise<void> {
    return act().then(
      () => this.#rouse(),
      (cause: unknown) => this.#fail(cause),
    )
  }

  async #feed(): Promise<void> {
    const give = await this.#doors.feed?.()
    this.#held.use((core, sync) => (give ? give(core, sync) : core.syncEnd(sync)))
  }

  async #record(): Promise<void> {
    const lines = this.#held.use((core, sync) => core.syncLines(sync))
    await this.#doors.record?.(lines)
    this.#held.use((core, sync) => core.syncRecorded(sync))
  }

  async #photo(row: number): Promise<void> {
    const asked = JSON.parse(this.#held.use((core, sync) => core.syncPhoto(sync, row))) as AskedPhoto
    const over = new AbortController()
    this.#photos.add(over)
    const brought = await this.#doors.photo?.(asked, over.signal)
    this.#photos.delete(over)
    this.#held.use((core, sync) => core.syncBring(sync, row, brought?.photo, brought?.told))
  }

  #giveUpPhotos(): void {
    for (const over of this.#photos) over.abort()
  }

  async #submit(ask: number): Promise<void> {
    const { line, settings } = this.#party
    let place: [client: number, job: number] | undefined
    await line.run(
      settings,
      (_, client, known, __, now) => {
        const job = this.#held.use((core, sync) => core.syncSubmit(sync, ask, client, known, now))
        place = [client, job]
        return job
      },
      undefined,
    )
    const [client, job] = place ?? [0, 0]
    this.#held.use((core, sync) => core.syncCame(sync, ask, client, job, Date.now()))
  }

  #try(act: () => void): void {
    try {
      act()
      this.#rouse()
    } catch (cause) {
      this.#fail(cause)
    }
  }

  #fail(cause: unknown): void {
    this.#failure ??= { cause }
    this.#rouse()
  }

  #rouse(): void {
    this.#isWoken = true
    this.#wake?.()
  }

  /** Until something has come, or so many milliseconds. */
  async #woken(ms?: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    if (!this.#isWoken) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        if (ms !== undefined) timer = setTimeout(resolve, ms)
      })
    }
    clearTimeout(timer)
    this.#wake = undefined
    this.#isWoken = false
  }
}
