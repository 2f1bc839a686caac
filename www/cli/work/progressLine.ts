import type { RunProgress } from '../../package/sync/node.ts'

/** Shows how far a run is. */
export interface Progress {
  tell: (progress: RunProgress) => void
  end: () => void
}

/** How far a run is, in one line. */
export function lineOf({ done, total, failed, conflict, waitingSeconds, secondsLeft }: RunProgress): string {
  const parts = [`${done} of ${total}`]
  if (failed > 0) parts.push(`${failed} failed`)
  if (conflict > 0) parts.push(`${conflict} changed by others`)
  if (waitingSeconds !== undefined) parts.push(`waits ${Math.ceil(waitingSeconds)} s for the portal's limits`)
  else if (secondsLeft !== undefined && done < total) parts.push(`${Math.ceil(secondsLeft)} s left`)
  return parts.join(', ')
}
