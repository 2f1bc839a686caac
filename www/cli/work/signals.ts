import { Exit } from './exit.ts'
import { note } from './streams.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Stops at the first signal what is under way, in its own time; at the second one, at once. */
export async function stoppable<T>(act: (signal: AbortSignal) => Promise<T>, word?: string): Promise<T> {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(Exit.Cancelled)
    // In a terminal a bar stands in the line.
    if (word !== undefined) note(process.stderr.isTTY ? `\n${word}` : word)
    controller.abort()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    return await act(controller.signal)
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}
