import { B24Error } from '../errors.ts'
import { currentInstance, isAlive, lastFailure } from '../init.ts'
import { type SyncCore, useMany } from './core.ts'

/** What there is in the core that somebody holds, and how it is released. */
type Kind = 'sync' | 'plan' | 'history'

const release: Readonly<Record<Kind, (core: SyncCore, number: number) => void>> = {
  sync: (core, number) => core.syncRelease(number),
  plan: (core, number) => core.planRelease(number),
  history: (core, number) => core.historyRelease(number),
}

let registry: FinalizationRegistry<[kind: Kind, instance: number, number: number]> | undefined

/** Something in the core by its number: released when nobody holds it, gone when the core has failed. */
export class Held {
  readonly #kind: Kind
  readonly #instance: number
  readonly #number: number
  #isGone = false

  /** Made within the instance that the number is of. */
  constructor(kind: Kind, number: number) {
    this.#kind = kind
    this.#instance = currentInstance()
    this.#number = number
    if (typeof FinalizationRegistry === 'undefined') return
    registry ??= new FinalizationRegistry(([kind, instance, number]) => {
      if (isAlive(instance)) useMany((core) => release[kind](core, number))
    })
    registry.register(this, [kind, this.#instance, number], this)
  }

  use<T>(act: (core: SyncCore, number: number) => T): T {
    if (this.#isGone || !isAlive(this.#instance)) {
      throw new B24Error('The core of b24-users has failed, and was loaded anew; what it held is lost.', {
        cause: lastFailure(),
      })
    }
    return useMany((core) => act(core, this.#number))
  }

  /** Gives the number away: whoever takes it releases what it is of. */
  give<T>(act: (core: SyncCore, number: number) => T): T {
    return this.use((core, number) => {
      this.#isGone = true
      registry?.unregister(this)
      return act(core, number)
    })
  }

  free(): void {
    if (!this.#isGone && isAlive(this.#instance)) this.give(release[this.#kind])
  }
}
