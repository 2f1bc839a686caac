import { vi } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import type { WorldOptions } from '../../www/portal/world/options.ts'

/** Seconds that a request is on its way. */
export const LATENCY = 0.2
export const UPDATES = 10_000

export interface Load {
  /** Seconds that one update takes at the portal. */
  work: number
  /** Whether they count as operating time. */
  counts: boolean
}

export const LOADS: readonly Load[] = [
  { work: 0, counts: false },
  { work: 0.15, counts: false },
  { work: 0.13, counts: true },
  { work: 0.4, counts: true },
]

/** What is sent to a portal. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** A portal that keeps the real limits and works as slowly as told, on the pretended clock. */
export function slowPortal({ work, counts }: Load, options: WorldOptions = {}) {
  const portal: Portal = createPortal({
    ...options,
    rate: { burst: 50, perSecond: 2 },
    operatingLimit: 480,
    work: (method) => (method === 'user.update' ? work * 1000 : 0),
    operatingCost: (method) => (counts && method === 'user.update' ? work : 0),
  })
  const { code } = portal.addWebhook(1)
  /** Statuses of all requests, and changes that were asked for and refused. */
  const told = { statuses: [] as number[], updates: 0, refused: 0 }

  /** Does the calls of a batch one after the other: those of requests at once come in between, as at a real portal. */
  async function calls(sent: Sent, cmd: Record<string, string>): Promise<{ status: number; body: string }> {
    const whole: Answer = { result: {}, time: {} }
    for (const [index, [key, command]] of Object.entries(cmd).entries()) {
      // Only the first counts as a request.
      const address = index === 0 ? '' : `call ${index}`
      const {
        status,
        body,
        delay = 0,
      } = portal.handle({ ...sent, address, body: batchOf({ [key]: command }) })
      await passed(delay / 1000)
      if (status !== 200) return { status, body: body as string }
      const { result, time } = JSON.parse(body as string) as Answer
      if (command.startsWith('user.update')) {
        told.updates += 1
        told.refused += Object.keys(result['result_error'] ?? {}).length
      }
      for (const [name, part] of Object.entries(result)) {
        // PHP writes a list where the keys are 0, 1, 2 …
        const value = Array.isArray(part) ? (part as unknown[])[0] : part[key]
        if (value !== undefined) (whole.result[name] ??= {})[key] = value
      }
      whole.time = { ...time, start: whole.time['start'] ?? time['start'] }
    }
    return { status: 200, body: JSON.stringify(whole) }
  }

  return {
    portal,
    told,
    webhook: `https://portal.example/rest/1/${code}/`,
    async answer(sent: Sent) {
      const { cmd } = JSON.parse(sent.body) as { cmd?: Record<string, string> }
      await passed(LATENCY / 2)
      const {
        status,
        body,
        delay = 0,
      } = cmd ? { ...(await calls(sent, cmd)), delay: 0 } : portal.handle(sent)
      await passed(LATENCY / 2 + delay / 1000)
      told.statuses.push(status)
      return { status, body: body as string }
    },
  }
}

/** What a batch is answered with. */
interface Answer {
  result: Record<string, Record<string, unknown>>
  time: Record<string, unknown>
}

function batchOf(cmd: Record<string, string>): string {
  return JSON.stringify({ halt: 0, cmd })
}

function passed(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}

/** Lets the pretended time go by until something is done; says how many seconds that took. */
export async function took(doing: Promise<unknown>): Promise<number> {
  const begun = Date.now()
  const progress = { isDone: false }
  const done = doing.finally(() => (progress.isDone = true))
  while (!progress.isDone) await vi.advanceTimersToNextTimerAsync()
  await done
  return (Date.now() - begun) / 1000
}
