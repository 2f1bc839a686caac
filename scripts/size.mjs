/** What the package costs a page, raw and compressed; fails when that is more than its budget. */
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

import { root } from './lib/machine.mjs'
import { runMain } from './lib/run.mjs'

/** What a page shall pay in the end. */
const goal = 40_000
/** What it pays today, rounded up: it may shrink, and then this follows, but it may not grow. */
const budget = 68_000
const dist = join(root, 'dist')

await runMain(() => {
  const files = [...withImports(join(dist, 'index.js')), join(dist, 'wasm/b24_users_bg.wasm')]
  const rows = files.map((file) => [relative(dist, file), ...sizes(readFileSync(file))])
  const totals = [1, 2, 3].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0))
  for (const [name, ...cells] of [['bytes', 'raw', 'gzip', 'brotli'], ...rows, ['all', ...totals]]) {
    console.log(String(name).padEnd(28) + cells.map((cell) => String(cell).padStart(9)).join(''))
  }
  const [, , brotli = Infinity] = totals
  console.log(`budget ${budget}, goal ${goal}`)
  if (brotli > budget) {
    throw new Error(`${brotli} bytes are more than the budget of ${budget}`)
  }
})

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

/** @param {Buffer} bytes */
function sizes(bytes) {
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length]
}
