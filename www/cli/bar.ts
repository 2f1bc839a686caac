import { SingleBar } from 'cli-progress'
import { lineOf, type Progress } from './work/progressLine.ts'

/** Shows how far a run is, as a bar in the terminal that goes when it is over. */
export function openBar(): Progress {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {told}',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    // Signals are ours.
    gracefulExit: false,
  })
  let isOpen = false
  return {
    tell(progress) {
      const told = { told: lineOf(progress) }
      if (!isOpen) bar.start(Math.max(progress.total, 1), progress.done, told)
      isOpen = true
      bar.update(progress.done, told)
    },
    end: () => bar.stop(),
  }
}
