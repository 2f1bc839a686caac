import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setTimeout } from 'node:timers/promises'

const script = fileURLToPath(new URL('applying.mjs', import.meta.url))

/** What a process is to do: apply a plan, or go on by the journal where there is no plan. */
export interface Work {
  portal: string
  journal: string
  plan?: string
  /** Milliseconds by which its clock goes ahead. */
  ahead?: number
}

/** A run in a process of its own, which ends with this one. */
export interface Applying {
  /** Waits for something while it runs; throws when it ends before. */
  until(isSo: () => boolean): Promise<void>
  /** As a power cut would: nothing is flushed or closed. */
  kill(): Promise<void>
  /** What it has printed, once it has ended by itself. */
  ended: Promise<string>
}

/** Lets a process apply a plan, or go on with a run. */
export function applyInProcess(work: Work): Applying {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  let printed = ''
  let hasEnded = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      hasEnded = true
      if (code === 0) resolve(printed)
      else reject(new Error(`The process has ended with ${code ?? 'a signal'}: ${printed}`))
    })
  })
  const gone = ended.then(
    () => undefined,
    () => undefined,
  )
  // The script ends when its input does, and that is open until this process ends.
  child.stdin.write(`${JSON.stringify(work)}\n`)
  return {
    ended,
    async until(isSo) {
      while (!isSo()) {
        if (hasEnded) throw new Error(`The process has ended too early: ${printed}`)
        await setTimeout(2)
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
