/**
 * Installs what is missing on this machine and says what it does; the second time it does nothing.
 *
 * node scripts/setup.mjs [portal | start | test | mutants] [--dry-run]
 */
import { parseArgs } from 'node:util'

import { toolsFolder } from './lib/machine.mjs'
import { runMain, runQuietly } from './lib/run.mjs'
import { inspect } from './setup/inspect.mjs'
import { plan } from './setup/plan.mjs'

const purposes = /** @type {const} */ (['portal', 'start', 'test', 'mutants'])

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  })
  const wish = positionals[0] ?? 'test'
  const purpose = purposes.find((name) => name === wish)
  if (purpose === undefined) {
    throw new Error(`setup: unknown purpose ${wish}, expected one of ${purposes.join(', ')}`)
  }
  const { steps, problems } = plan(await inspect(), purpose, toolsFolder)
  if (problems.length > 0) {
    throw new Error(problems.map((problem) => `setup: ${problem}`).join('\n'))
  }
  for (const { title, command } of steps) {
    const [program = '', ...args] = command
    console.log(`setup: ${title}: ${command.join(' ')}`)
    if (!values['dry-run']) {
      await runQuietly(program, args)
    }
  }
})
