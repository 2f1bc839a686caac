import { onScopeDispose, readonly, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { describeFailure, type Failure } from '../failure.ts'
import { Latest } from '../latest.ts'

/** Something that is asked of the portal again and again; the newest question wins, whatever comes back first. */
export interface Request {
  loading: Readonly<Ref<boolean>>
  /** Why the newest has failed. */
  failure: Readonly<ShallowRef<Failure | undefined>>
  /** Asks, and takes what comes back unless something newer has been asked meanwhile. */
  run: <T>(ask: (signal: AbortSignal) => Promise<T>, take: (value: T) => void) => Promise<void>
  /** Stops asking; what still comes back is dropped. */
  stop: () => void
}

/** Asks the portal for one thing. */
export function useRequest(): Request {
  const latest = new Latest()
  const loading = ref(false)
  const failure = shallowRef<Failure>()

  function stop(): void {
    latest.stop()
    loading.value = false
  }

  onScopeDispose(stop)

  return {
    loading: readonly(loading),
    failure,
    stop,
    async run(ask, take) {
      const turn = latest.begin()
      loading.value = true
      failure.value = undefined
      try {
        const value = await ask(turn.signal)
        if (turn.isLatest()) take(value)
      } catch (error) {
        if (turn.isLatest()) failure.value = describeFailure(error)
      } finally {
        if (turn.isLatest()) loading.value = false
      }
    },
  }
}
