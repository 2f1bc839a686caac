import type { Progress, Step } from './step.ts'
import { note } from './streams.ts'

/** Milliseconds between lines, where there is no terminal. */
const PAUSE = 5000

/** A bar in a terminal, plain lines elsewhere; nothing where JSON is wanted. */
export async function progressTo(isJson: boolean): Promise<Progress> {
  if (isJson) return { tell: () => undefined, end: () => undefined }
  if (process.stderr.isTTY) {
    const { openBar } = await import('../bar.ts')
    return openBar()
  }
  return lines()
}

/** The first at once, then one now and then, and the last. */
function lines(): Progress {
  let last = -Infinity
  let newest: Step | undefined
  const say = () => {
    if (!newest) return
    note(newest.words)
    newest = undefined
    last = performance.now()
  }
  return {
    tell(step) {
      newest = step
      if (performance.now() - last >= PAUSE) say()
    },
    end: say,
  }
}
