import type { RunProgress } from '../../package/sync/node.ts'
import { lineOf, type Progress } from './progressLine.ts'
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

function lines(): Progress {
  let last = -Infinity
  let newest: RunProgress | undefined
  const say = () => {
    if (!newest) return
    note(lineOf(newest))
    newest = undefined
    last = performance.now()
  }
  return {
    tell(progress) {
      newest = progress
      if (performance.now() - last >= PAUSE) say()
    },
    end: say,
  }
}
