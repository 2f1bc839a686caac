import { SingleBar } from 'cli-progress'
import type { Progress } from './work/step.ts'

/** Shows how far something is, as a bar in the terminal that goes when it is over. */
export function openBar(): Progress {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {words}',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    // Signals are ours.
    gracefulExit: false,
  })
  const end = () => bar.stop()
  // However the program ends, the cursor is to be seen again.
  process.once('exit', end)
  let isOpen = false
  return {
    tell({ done, total, words }) {
      if (!isOpen) bar.start(Math.max(total, 1), done, { words })
      isOpen = true
      bar.setTotal(Math.max(total, 1))
      bar.update(done, { words })
    },
    end() {
      process.off('exit', end)
      end()
    },
  }
}
