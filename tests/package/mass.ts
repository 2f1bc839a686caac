import { vi } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'

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
export function slowPortal({ work, counts }: Load) {
  const portal: Portal = createPortal({
    rate: { burst: 50, perSecond: 2 },
    operatingLimit: 480,
    operatingCost: () => (counts ? work : 0),
  })
  const { code } = portal.addWebhook(1)
  return {
    portal,
    webhook: `https://portal.example/rest/1/${code}/`,
    async answer(sent: Sent) {
      const commands = Object.keys((JSON.parse(sent.body) as { cmd?: object }).cmd ?? { one: '' }).length
      await new Promise((resolve) => setTimeout(resolve, (LATENCY + commands * work) * 1000))
      const { status, body } = portal.handle(sent)
      return { status, body: body as string }
    },
  }
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
