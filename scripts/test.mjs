/**
 * Sets up, then runs every check there is. Says where the time went; the last line says how many passed and failed.
 *
 * npm test [-- --force]
 */
import { statSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'

import { browsing, computing } from './lib/checks.mjs'
import { findBrowsers } from './lib/machine.mjs'
import { onStop, read, run, runMain } from './lib/run.mjs'
import { forgetSteps, isGood, runSteps, tableOf } from './lib/steps.mjs'

onStop(() => process.exit(1))

await runMain(async () => {
  const { values } = parseArgs({ options: { force: { type: 'boolean', default: false } } })
  await run(process.execPath, ['scripts/setup.mjs', 'test'])
  if (values.force || process.env['CI']) forgetSteps()
  const { chromium = '', firefox = '' } = findBrowsers()
  const variables = { CHROME: chromium, FIREFOX: firefox, MACHINE: await describeMachine() }
  const steps = [
    ...(await runSteps(computing, 4, variables)),
    ...(await runSteps(browsing, browsing.length, variables)),
  ]
  const passed = steps.filter(isGood).length
  console.log(tableOf(steps))
  console.log(`${passed} passed, ${steps.length - passed} failed`)
  process.exitCode = passed === steps.length ? 0 : 1
})

/** What steps depend on besides the files of the project. */
async function describeMachine() {
  const programs = Object.values(findBrowsers()).map((path) => path && `${path} ${statSync(path).mtimeMs}`)
  return [process.version, await read('rustc', ['--version']), ...programs].join(', ')
}
