/** Writes a programming error to standard error; the caller only sees a 500. */
export function reportFault(thrown: unknown): void {
  process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`)
}
