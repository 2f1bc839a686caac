#!/usr/bin/env node
import { normalised } from './argv.ts'
import { withCompletion } from './commands/completion.ts'
import { createProgram } from './program.ts'
import { masked } from './secrets.ts'
import { hideArguments } from './title.ts'

try {
  const argv = normalised(await given(process.argv.slice(2)))
  const program = await withCompletion(createProgram(), argv)
  await program.parseAsync(argv, { from: 'user' })
} catch (error) {
  process.stderr.write(masked(`error: ${(error as Error).message}\n`))
  process.exitCode = 1
}

/** What goes on in the background is told by whoever has started it what to do: its own arguments are for all to see. */
async function given(argv: string[]): Promise<string[]> {
  const [first, id] = argv
  if (first !== 'in-background' || !/^[0-9a-f]{8}$/.test(id ?? '')) {
    hideArguments(argv)
    return argv
  }
  const { receiveJob } = await import('./work.ts')
  return receiveJob(id ?? '')
}
