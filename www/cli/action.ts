import type { Command } from 'commander'
import type { ActionName } from './work.ts'

/** Lets a command do what it is for. That is loaded now and not before, so that help comes at once. */
export function does(name: ActionName): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command
    const { run } = await import('./work.ts')
    const flags = new Map(command.options.map((option) => [option.attributeName(), option.long ?? '']))
    process.exitCode = await run(name, command.processedArgs as unknown[], command.optsWithGlobals(), flags)
  }
}
