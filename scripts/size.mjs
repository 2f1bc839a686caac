/** What the package costs a page, raw and compressed, beside others; fails when that is more than its budget. */
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { peerSizes } from '../tests/bench/sizes.mjs'
import { root } from './lib/machine.mjs'
import { runMain } from './lib/run.mjs'
import { sizeOf, sumOf } from './lib/size.mjs'

/** What a page shall pay in the end. */
const goal = 40_000
/**
 * What it pays today, rounded up: it may shrink, and then this follows. It grew by 10 KB for speed: the core reads and
 * writes JSON by itself, and is compiled for both size and speed; and by 20 KB for calls that are not lost: many requests
 * at once, limits that are booked ahead, answers that are searched for secrets; and by 9 KB for what developers meet:
 * clients of one line, wording apart from codes, rows that are sent back. CONTRIBUTING.md tells what was measured.
 */
const budget = 108_500
const dist = join(root, 'dist')

await runMain(async () => {
  const files = [...withImports(join(dist, 'index.js')), join(dist, 'wasm/b24_users_bg.wasm')]
  const parts = files.map((file) => ({ title: `  ${relative(dist, file)}`, ...sizeOf(readFileSync(file)) }))
  const whole = { title: 'b24-users', ...sumOf(parts) }
  const inline = { title: 'b24-users/inline', ...sizeOf(readFileSync(join(dist, 'inline.js'))) }
  const others = await peerSizes()
  print(['bytes', 'raw', 'gzip', 'brotli'])
  printSizes([whole, ...parts, inline])
  console.log('\nbeside the check of user.update in others, as an app bundles them:')
  printSizes(others)
  console.log(`\nbudget ${budget}, goal ${goal}`)
  if (whole.brotli > budget) {
    throw new Error(`${whole.brotli} bytes are more than the budget of ${budget}`)
  }
})

/** @param {(import('./lib/size.mjs').Size & { title: string })[]} rows */
function printSizes(rows) {
  for (const { title, raw, gzip, brotli } of rows) print([title, raw, gzip, brotli])
}

/** @param {(string | number)[]} cells */
function print([title, ...cells]) {
  console.log(String(title).padEnd(36) + cells.map((cell) => String(cell).padStart(9)).join(''))
}

/**
 * A module and all that it imports from beside itself.
 *
 * @param {string} file
 * @param {Set<string>} seen
 */
function withImports(file, seen = new Set()) {
  if (!seen.has(file)) {
    seen.add(file)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
      /\b(?:from|import)\s*\(?["'](\.[^"']+)["']/g,
    )) {
      withImports(join(dirname(file), path), seen)
    }
  }
  return seen
}
