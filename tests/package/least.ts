/** What is to be done. */
export interface Work {
  calls: number
  /** Seconds that one takes. */
  work: number
  /** Whether they count as operating time. */
  counts: boolean
  /** Seconds that a request is on its way. */
  latency: number
  /** Requests at once, and calls in one: as many as a client may have, unless given. */
  lanes?: number
  size?: number
}

/** Requests at once, and calls in one: what a client may do. */
const LANES = 16
const SIZE = 50
/** The portal's limits: requests at once and a second; seconds of a method in a window, which is counted by the minute. */
const BURST = 50
const RATE = 2
const BUDGET = 480
const WINDOW = 600
const MINUTE = 60

/** Seconds that somebody would take who knew everything beforehand, and kept to the portal's limits. */
export function leastTime({
  calls,
  work,
  counts,
  latency,
  lanes: width = LANES,
  size: whole = SIZE,
}: Work): number {
  const lanes = Array.from({ length: width }, () => 0)
  const spent: { from: number; seconds: number }[] = []
  let [left, tokens, now] = [calls, BURST, 0]
  const pass = (to: number) => {
    tokens = Math.min(BURST, tokens + (to - now) * RATE)
    now = to
  }
  while (left > 0) {
    lanes.sort((a, b) => a - b)
    pass(Math.max(now, lanes[0] as number))
    if (tokens < 1) pass(now + (1 - tokens) / RATE)
    while (spent[0] && spent[0].from + WINDOW <= now) spent.shift()
    const room = BUDGET - spent.reduce((sum, { seconds }) => sum + seconds, 0)
    if (counts && room <= 0) {
      pass((spent[0] as { from: number }).from + WINDOW)
      continue
    }
    tokens -= 1
    const most = counts ? Math.max(1, Math.ceil(room / work)) : whole
    const size = Math.min(whole, left, most)
    const last = spent.at(-1)
    if (counts && last && now - last.from < MINUTE) last.seconds += size * work
    else if (counts) spent.push({ from: now, seconds: size * work })
    lanes[0] = now + size * work + latency
    left -= size
  }
  return Math.max(...lanes)
}
