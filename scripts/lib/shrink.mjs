/** What makes the compiled core small: after the linker, where cargo can do no more. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import binaryen from 'binaryen'
import { transform } from 'esbuild'

import { root } from './machine.mjs'

/**
 * Where the standard library begins to panic. A panic ends in `unreachable` here anyway, and there is nothing that its
 * message could be written to; but the wording of messages brings in half of `core::fmt`.
 */
const panics =
  /\bpanicking::|::fmt::Debug>::fmt|::(slice_error_fail|slice_index_fail|len_mismatch_fail|unwrap_failed|expect_failed|panic_\w+|handle_error|capacity_overflow|handle_alloc_error)\b/

/**
 * Lets every panic trap where it begins.
 *
 * @param {string} file a module with a section of names
 */
export function trapOnPanic(file) {
  const module = binaryen.readBinary(readFileSync(join(root, file)))
  const found = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  ).filter(({ base, name }) => base === '' && panics.test(name))
  if (found.length === 0) {
    throw new Error(`${file} names none of the functions that panic: is its section of names gone?`)
  }
  for (const { name, params, results } of found) {
    module.removeFunction(name)
    module.addFunction(name, params, results, [], module.unreachable())
  }
  writeFileSync(join(root, file), module.emitBinary())
  module.dispose()
}

/**
 * The glue with the short names that `wasm-opt` has given to what the two sides exchange, and minified.
 *
 * @param {string} glue
 * @param {string | undefined} printed what `wasm-opt` has printed of them: `["long", "short"]`
 */
export async function shrinkGlue(glue, printed = '') {
  const names = new Map(
    Array.from(printed.matchAll(/"(\w+)", "([\w$]+)"\]/g), ([, long = '', short = '']) => [long, short]),
  )
  if (names.size === 0) {
    throw new Error('wasm-opt has shortened no names')
  }
  const renamed = glue
    .replaceAll(/"\.\/\w+_bg\.js"(?=:)/g, 'a')
    .replaceAll(/\b__wb\w+(?=:)|(?<=\bwasm\.)\w+/g, (name) => names.get(name) ?? name)
  const { code } = await transform(renamed, { format: 'esm', minify: true, target: 'es2022' })
  return code
}
