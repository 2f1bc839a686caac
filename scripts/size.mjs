/** What each entry costs a page, raw and compressed, beside others; fails when one is more than its budget. */
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { peerSizes } from '../tests/bench/sizes.mjs'
import { cores, wasmFile } from './lib/cores.mjs'
import { root } from './lib/machine.mjs'
import { runMain } from './lib/run.mjs'
import { sizeOf, sumOf } from './lib/size.mjs'

/**
 * What a page shall pay in the end, and what it may pay today, in bytes of brotli: entries may shrink, and then this
 * follows. CONTRIBUTING.md tells what was measured.
 *
 * @type {Record<string, { goal: number, budget: number }>}
 */
const bounds = {
  'b24-users/schemas': { goal: 32_000, budget: 41_400 },
  'b24-users': { goal: 60_000, budget: 109_700 },
  'b24-users/sync': { goal: 150_000, budget: 251_000 },
}
const dist = join(root, 'dist')

await runMain(async () => {
  const entries = cores.map(sizesOf)
  const others = await peerSizes()
  print(['bytes', 'raw', 'gzip', 'brotli'])
  for (const { whole, parts, later, inline } of entries) printSizes([whole, ...parts, ...later, inline])
  console.log('\nbeside the check of user.update in others, as an app bundles them:')
  printSizes(others)
  console.log('\nof brotli:')
  print(['', 'budget', 'goal'])
  const excesses = []
  for (const { whole } of entries) {
    const { goal, budget } = boundsOf(whole.title)
    print([whole.title, budget, goal])
    if (whole.brotli > budget) {
      excesses.push(`${whole.title}: ${whole.brotli} bytes are more than the budget of ${budget}`)
    }
  }
  if (excesses.length > 0) {
    throw new Error(excesses.join('\n'))
  }
})

/**
 * What a page gets of an entry, and its inline form.
 *
 * @param {import('./lib/cores.mjs').CoreBuild} core
 */
function sizesOf(core) {
  const { title, folder } = core
  const scripts = [...withImports(join(dist, folder, 'index.js'))]
  const parts = [...scripts, join(root, wasmFile(core))].map((file) => sizeOfFile('', file))
  const later = scripts.flatMap(importedLater).map((file) => sizeOfFile('not at once: ', file))
  const inline = { title: `${title}/inline`, ...sizeOf(readFileSync(join(dist, folder, 'inline.js'))) }
  return { whole: { title, ...sumOf(parts) }, parts, later, inline }
}

/**
 * @param {string} when
 * @param {string} file
 */
function sizeOfFile(when, file) {
  return { title: `  ${when}${relative(dist, file)}`, ...sizeOf(readFileSync(file)) }
}

/** @param {string} title */
function boundsOf(title) {
  const found = bounds[title]
  if (found === undefined) {
    throw new Error(`${title} has no budget`)
  }
  return found
}

/** @param {(import('./lib/size.mjs').Size & { title: string })[]} rows */
function printSizes(rows) {
  for (const { title, raw, gzip, brotli } of rows) print([title, raw, gzip, brotli])
}

/** @param {(string | number)[]} cells */
function print([title, ...cells]) {
  console.log(String(title).padEnd(36) + cells.map((cell) => String(cell).padStart(9)).join(''))
}

/**
 * A module and all that it imports from beside itself before it begins.
 *
 * @param {string} file
 * @param {Set<string>} seen
 */
function withImports(file, seen = new Set()) {
  if (!seen.has(file)) {
    seen.add(file)
    for (const other of named(file, /\b(?:from|import)\s*["'](\.[^"']+)["']/g)) withImports(other, seen)
  }
  return seen
}

/**
 * What a module imports from beside itself when it is needed.
 *
 * @param {string} file
 */
function importedLater(file) {
  return named(file, /\bimport\s*\(\s*["'](\.[^"']+)["']/g)
}

/**
 * @param {string} file
 * @param {RegExp} pattern
 */
function named(file, pattern) {
  const found = readFileSync(file, 'utf8').matchAll(pattern)
  return [...found].map(([, path = '']) => join(dirname(file), path))
}
