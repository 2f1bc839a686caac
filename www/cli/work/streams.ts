import { masked } from '../secrets.ts'

let isClosed = false

/** Whoever reads our output may go: then nothing more is written, and what is under way goes on. */
export function openStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.listenerCount('error') > 0) continue
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
      if (stream === process.stdout) isClosed = true
    })
  }
}

/** Writes to standard output. */
export function print(text: string): void {
  if (!isClosed) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Tells people something on standard error; secrets are left out. */
export function note(text: string): void {
  process.stderr.write(masked(text.endsWith('\n') ? text : `${text}\n`))
}

/** Whether somebody sits there who can be asked. */
export function isTerminal(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY
}
