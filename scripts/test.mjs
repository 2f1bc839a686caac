/** Sets up, then runs every check there is; the last line says how many passed and failed. */
import process from 'node:process'

import { findBrowsers } from './lib/machine.mjs'
import { onStop, run, runMain } from './lib/run.mjs'
import { runSteps } from './lib/steps.mjs'

onStop(() => process.exit(1))

await runMain(async () => {
  await run(process.execPath, ['scripts/setup.mjs', 'test'])
  const { chromium = '', firefox = '' } = findBrowsers()
  const steps = [
    { script: 'build', cargo: true },
    { script: 'format:check' },
    { script: 'test:rust', cargo: true },
    { script: 'build:app', after: ['build'] },
    { script: 'lint:rust', cargo: true },
    { script: 'lint:wasm', cargo: true },
    { script: 'types', after: ['build:app'] },
    { script: 'lint:js', after: ['build:app'] },
    { script: 'lint:imports' },
    { script: 'test:unit', after: ['build'] },
    { script: 'lint:package', after: ['build'] },
    { script: 'size', after: ['build'] },
    { script: 'docs', after: ['build'] },
    { script: 'docs:rust', cargo: true },
    { script: 'test:browser', cargo: true, alone: true },
    { script: 'test:consumers', after: ['build'], alone: true },
    { script: 'bench:check', after: ['build'], alone: true },
    { script: 'test:e2e', after: ['build:app'], alone: true },
  ]
  const { passed, failed } = await runSteps(steps, { CHROME: chromium, FIREFOX: firefox })
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})
