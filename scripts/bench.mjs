/**
 * Measures the built package beside others, in browsers and on Node.
 *
 * npm run bench -- [--browser chrome,firefox,node] [further options; --help lists them]
 */
import process from 'node:process'

import { onStop, run, runMain } from './lib/run.mjs'

onStop(() => process.exit(1))

await runMain(async () => {
  for (const command of [['setup.mjs', 'test'], ['build.mjs']]) {
    const [script = '', ...args] = command
    await run(process.execPath, [`scripts/${script}`, ...args])
  }
  await run(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts', ...process.argv.slice(2)])
})
