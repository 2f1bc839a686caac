import type { PlanProgress, RunProgress } from '../../package/sync/node.ts'

/** How far something is, as it is shown. */
export interface Step {
  done: number
  total: number
  words: string
}

/** Shows how far something is. */
export interface Progress {
  tell: (step: Step) => void
  end: () => void
}

/** How far a run is. */
export function stepOfRun(progress: RunProgress): Step {
  const { done, total, failed, conflict, waitingSeconds, secondsLeft } = progress
  const parts = [`${done} of ${total}`]
  if (failed > 0) parts.push(`${failed} failed`)
  if (conflict > 0) parts.push(`${conflict} changed by others`)
  if (waitingSeconds !== undefined) parts.push(`waits ${Math.ceil(waitingSeconds)} s for the portal's limits`)
  else if (secondsLeft !== undefined && done < total) parts.push(`${Math.ceil(secondsLeft)} s left`)
  return { done, total, words: parts.join(', ') }
}

/** How far a plan is; of how many rows, nobody knows before the list has been read. */
export function stepOfPlan({ phase, rows, done, people }: PlanProgress): Step {
  switch (phase) {
    case 'facts':
      return { done: 0, total: 0, words: 'reading the fields of the portal' }
    case 'people':
      return { done, total: rows, words: `${done} of ${rows} rows compared` }
    case 'missing':
      return {
        done,
        total: rows,
        words: `looking for whom the list does not name${people === undefined ? '' : `, among ${people}`}`,
      }
    case 'done':
      return { done, total: rows, words: `${rows} rows compared` }
  }
}
