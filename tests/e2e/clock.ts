/**
 * Script of a page whose clock can be put forward: what waits by a timer then need not wait any longer. Until that is
 * done, time passes as ever.
 */
export const CLOCK = `(() => {
  const real = { setTimeout: setTimeout.bind(globalThis), clearTimeout: clearTimeout.bind(globalThis), now: Date.now }
  let ahead = 0
  let last = 0
  const timers = new Map()
  const start = (id, timer) => {
    timer.real = real.setTimeout(() => fire(id), timer.due - Date.now())
  }
  const fire = (id) => {
    const timer = timers.get(id)
    if (timer === undefined) return
    clearTimeout(id)
    timer.call(...timer.values)
  }
  Date.now = () => real.now() + ahead
  globalThis.setTimeout = (call, ms = 0, ...values) => {
    const timer = { call, values, due: Date.now() + ms, real: 0 }
    last += 1
    timers.set(last, timer)
    start(last, timer)
    return last
  }
  globalThis.clearTimeout = (id) => {
    real.clearTimeout(timers.get(id)?.real)
    timers.delete(id)
  }
  /** Puts the clock forward to where the next timer is due. */
  globalThis.putForward = () => {
    const next = Math.min(...Array.from(timers.values(), ({ due }) => due))
    if (next === Infinity) return
    ahead += Math.max(0, next - Date.now())
    for (const [id, timer] of timers) {
      real.clearTimeout(timer.real)
      start(id, timer)
    }
  }
})()`
