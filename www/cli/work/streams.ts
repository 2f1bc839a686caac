import { masked } from '../secrets.ts'
import { Exit } from './exit.ts'

let isClosed = false

/** Whoever reads our output may go: then nothing more is written, and what is under way goes on. */
export function openStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.listenerCount('error') > 0) continue
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (stream === process.stdout) isClosed = true
      if (error.code === 'EPIPE' || error.code === 'EIO') return
      // A disk that is full, for one: what was asked for is not there.
      process.once('exit', () => (process.exitCode = Exit.Error))
      if (stream === process.stdout) note(`error: Standard output cannot be written: ${error.code ?? ''}`)
    })
  }
}

/** Writes to standard output. */
export function print(text: string, style = plain): void {
  if (!isClosed) process.stdout.write(shown(text, process.stdout, style))
}

/** Tells people something on standard error; secrets are left out. */
export function note(text: string, style = plain): void {
  process.stderr.write(shown(masked(text), process.stderr, style))
}

/** A whole number of lines. A terminal would do what control characters in somebody's name say, so they are spelled. */
function shown(text: string, { isTTY }: NodeJS.WriteStream, style: (text: string) => string): string {
  const lines = text.endsWith('\n') ? text : `${text}\n`
  return isTTY ? style(lines.replace(CONTROL, spelled)) : lines
}

// eslint-disable-next-line no-control-regex -- these are what is meant
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

function spelled(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function plain(text: string): string {
  return text
}

/** Whether somebody sits there who can be asked. */
export function isTerminal(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY
}
