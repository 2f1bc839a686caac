import { type Home, PROGRAM, type Running } from './cli.ts'

/** Starts the program in a terminal of its own, by util-linux; what is typed goes to its standard input. */
export function startInTerminal(
  home: Home,
  args: readonly string[],
  env: Record<string, string> = {},
): Running {
  const line = [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ')
  const terminal = { TERM: 'xterm-256color', COLUMNS: '100', LINES: '30', SHELL: '/bin/sh' }
  return home.startAs('script', ['-qfec', line, '/dev/null'], { env: { ...terminal, ...env }, input: null })
}

/** What was shown, without what only moves the cursor and gives colours. */
export function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what terminals are told by
  return text.replaceAll(/\u001B\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '')
}
