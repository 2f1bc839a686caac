/**
 * Changes the core in many small ways, and says how many of them a test catches; fails where that is less than 95 of 100.
 * Takes hours; a floor alone takes minutes. It may be stopped, and goes on from what earlier runs have caught: what was
 * missed is tried again, and what stands in another line. After a change of the code under it, begin anew. With
 * `--one-in 5` only every fifth change is tried, all over each floor: a fifth of the time, and an estimate.
 *
 * node scripts/mutants.mjs [--anew] [--one-in N] [floor …]
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'

import { root } from './lib/machine.mjs'
import { read, run, runMain } from './lib/run.mjs'
import { share, tally } from './lib/tally.mjs'

const floors = ['value', 'format', 'check', 'revise', 'rest', 'client']
/** Of a hundred. */
const least = 95
const output = join(root, 'target/mutants')

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { anew: { type: 'boolean', default: false }, 'one-in': { type: 'string', default: '1' } },
  })
  const step = Number(values['one-in'])
  if (!Number.isInteger(step) || step < 1) {
    throw new Error(`mutants: --one-in ${values['one-in']} is no count`)
  }
  const unknown = positionals.find((name) => !floors.includes(name))
  if (unknown !== undefined) {
    throw new Error(`mutants: unknown floor ${unknown}, expected one of ${floors.join(', ')}`)
  }
  await run(process.execPath, ['scripts/setup.mjs', 'mutants'])
  const counts = []
  for (const floor of positionals.length > 0 ? positionals : floors) {
    if (values.anew) {
      rmSync(join(output, floor), { recursive: true, force: true })
    }
    counts.push({ floor, ...(await count(floor, step)) })
  }
  const rows = counts.map(({ floor, caught, missed }) => ({
    floor,
    mutants: caught + missed,
    caught,
    'of a hundred': Number(share(caught, missed).toFixed(1)),
  }))
  console.table(rows)
  const failed = counts.filter(({ caught, missed }) => share(caught, missed) < least)
  if (failed.length > 0) {
    throw new Error(
      `fewer than ${least} of 100 are caught in: ${failed.map(({ floor }) => floor).join(', ')}`,
    )
  }
})

/**
 * @param {string} floor
 * @param {number} step
 */
async function count(floor, step) {
  const folder = join(output, floor)
  mkdirSync(folder, { recursive: true })
  const globs = [`src/${floor}.rs`, `src/${floor}/**`].flatMap((glob) => ['--file', glob])
  const chosen = [...globs, '--shard', `0/${step}`, '--sharding', 'round-robin']
  const listed = await read('cargo', ['mutants', '--list', '--colors', 'never', ...chosen])
  const mutants = lines(listed ?? '')
  keepUnviable(folder)
  const args = ['mutants', '--iterate', '--jobs', '2', '--no-shuffle', '--output', folder, ...chosen]
  // A property that fails need not be told by its smallest case. And it fails when a mutant is missed: how many may be
  // is decided here.
  await run('cargo', args, { PROPTEST_MAX_SHRINK_ITERS: '0' }).catch(() => undefined)
  keepUnviable(folder)
  const { caught, missed, untried } = tally(mutants, {
    caught: names(folder, 'mutants.out/caught.txt'),
    earlier: names(folder, 'mutants.out/previously_caught.txt'),
    unviable: names(folder, 'unviable.txt'),
    missed: names(folder, 'mutants.out/missed.txt'),
    timeout: names(folder, 'mutants.out/timeout.txt'),
  })
  if (untried > 0) {
    throw new Error(`mutants: ${untried} of ${floor} were not tried; run this again to go on`)
  }
  return { caught, missed }
}

/**
 * Notes what does not compile: the next run counts it among what was caught.
 *
 * @param {string} folder
 */
function keepUnviable(folder) {
  const known = new Set(names(folder, 'unviable.txt'))
  for (const name of names(folder, 'mutants.out/unviable.txt').filter((name) => !known.has(name))) {
    appendFileSync(join(folder, 'unviable.txt'), `${name}\n`)
  }
}

/**
 * @param {string} folder
 * @param {string} list
 * @returns {string[]} none where there is no list
 */
function names(folder, list) {
  const file = join(folder, list)
  return existsSync(file) ? lines(readFileSync(file, 'utf8')) : []
}

/** @param {string} text */
function lines(text) {
  return text.split('\n').filter(Boolean)
}
