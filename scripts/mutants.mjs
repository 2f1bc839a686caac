/**
 * Changes the core in many small ways, and says how many of them a test catches; fails where that is less than 95 of 100.
 * Takes hours; a floor alone takes minutes.
 *
 * node scripts/mutants.mjs [floor …]
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import { readJson } from './lib/files.mjs'
import { root } from './lib/machine.mjs'
import { run, runMain } from './lib/run.mjs'

const floors = ['value', 'format', 'check', 'revise', 'rest', 'client']
/** Of a hundred. */
const least = 95
const output = 'target/mutants'

/** @typedef {'CaughtMutant' | 'MissedMutant' | 'Timeout' | 'Unviable' | 'Success' | 'Failure'} Summary */
/** @typedef {{ scenario: 'Baseline' | { Mutant: { name: string } }, summary: Summary }} Outcome */

await runMain(async () => {
  const wished = process.argv.slice(2)
  const unknown = wished.find((name) => !floors.includes(name))
  if (unknown !== undefined) {
    throw new Error(`mutants: unknown floor ${unknown}, expected one of ${floors.join(', ')}`)
  }
  await run(process.execPath, ['scripts/setup.mjs', 'mutants'])
  const counts = []
  for (const floor of wished.length > 0 ? wished : floors) {
    counts.push(await count(floor))
  }
  const rows = counts.map(({ floor, caught, missed }) => ({
    floor,
    mutants: caught + missed.length,
    caught,
    'of a hundred': Number(share(caught, missed.length).toFixed(1)),
  }))
  console.table(rows)
  const failed = counts.filter(({ caught, missed }) => share(caught, missed.length) < least)
  if (failed.length > 0) {
    throw new Error(
      `fewer than ${least} of 100 are caught in: ${failed.map(({ floor }) => floor).join(', ')}`,
    )
  }
})

/** @param {string} floor */
async function count(floor) {
  const folder = `${output}/${floor}`
  rmSync(join(root, folder), { recursive: true, force: true })
  mkdirSync(join(root, folder), { recursive: true })
  const files = [`src/${floor}.rs`, `src/${floor}/**`].flatMap((glob) => ['--file', glob])
  const args = ['mutants', '--jobs', '2', '--no-shuffle', '--output', folder, ...files]
  // It fails when a mutant is missed; how many may be is decided here.
  await run('cargo', [...args, '--', '--lib', '--test', 'native']).catch(() => undefined)
  const { outcomes } = /** @type {{ outcomes: Outcome[] }} */ (
    readJson(`${folder}/mutants.out/outcomes.json`)
  )
  /** @param {Summary[]} summaries */
  const named = (...summaries) =>
    outcomes.flatMap(({ scenario, summary }) =>
      scenario !== 'Baseline' && summaries.includes(summary) ? [scenario.Mutant.name] : [],
    )
  // What goes round without end is caught by the time it takes.
  return { floor, caught: named('CaughtMutant', 'Timeout').length, missed: named('MissedMutant') }
}

/**
 * @param {number} caught
 * @param {number} missed
 */
function share(caught, missed) {
  return caught + missed === 0 ? 0 : (100 * caught) / (caught + missed)
}
