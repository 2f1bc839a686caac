/** What makes the compiled core small: after the linker, where cargo can do no more. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import binaryen from 'binaryen'
import { build } from 'esbuild'

import { root } from './machine.mjs'

/**
 * Where the standard library begins to panic. A panic ends in `unreachable` here anyway, and there is nothing that its
 * message could be written to.
 */
const panics =
  /\bpanicking::|::(slice_error_fail|slice_index_fail|len_mismatch_fail|unwrap_failed|expect_failed|panic_\w+|handle_error|capacity_overflow|handle_alloc_error)\b/

/** What words the messages of panics, and must not be used for anything else: it is several KB. */
const formatting = /\b(core|alloc)(\[\w+\])?::fmt::/

/**
 * Lets every panic trap where it begins, and takes away what only panics use.
 *
 * @param {string} file a module with a section of names
 */
export function trapOnPanic(file) {
  const module = binaryen.readBinary(readFileSync(join(root, file)))
  if (trap(module, panics) === 0) {
    throw new Error(`${file} names none of the functions that panic: is its section of names gone?`)
  }
  const user = callerOf(module, formatting)
  if (user !== undefined) {
    throw new Error(`${user} uses core::fmt: join its text from parts, with format::text and format::number`)
  }
  trap(module, formatting)
  writeFileSync(join(root, file), module.emitBinary())
  module.dispose()
}

/**
 * Replaces the bodies of functions by a trap; says how many there were.
 *
 * @param {binaryen.Module} module
 * @param {RegExp} names
 */
function trap(module, names) {
  const found = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  ).filter(({ base, name }) => base === '' && names.test(name))
  for (const { name, params, results } of found) {
    module.removeFunction(name)
    module.addFunction(name, params, results, [], module.unreachable())
  }
  return found.length
}

/**
 * The first function that calls one of those named without being one itself.
 *
 * @param {binaryen.Module} module
 * @param {RegExp} names
 */
function callerOf(module, names) {
  let inside = ''
  for (const [, kind, name = ''] of module.emitText().matchAll(/\((func|call) \$("[^"]*"|\S+)/g)) {
    if (kind === 'func') {
      inside = name
    } else if (names.test(name) && !names.test(inside)) {
      return inside
    }
  }
  return undefined
}

const loaders = 'export { initSync, __wbg_init as default };'
/**
 * In place of the glue's own, which also fetches: in Node it loads all of `fetch` to ask whether it was given a
 * `Response`. `start` takes the place of an instance that has failed.
 */
const loader = `export async function instantiate(module) {
  const instance = await WebAssembly.instantiate(module, __wbg_get_imports())
  if (wasm === undefined) __wbg_finalize_init(instance, module)
}
export function start(module) {
  __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module)
}`

/**
 * Lets each import catch by itself. The glue makes a function and a list of arguments for each call, so that one place can
 * catch: that is a fifth of the time of one object in Firefox.
 *
 * @param {string} code
 */
function catchInPlace(code) {
  const caught = code
    .replaceAll(
      /function\(\) \{ return handleError\(function \(([^)]*)\) \{([^]*?)\}, arguments\); \}/g,
      'function($1) { try {$2} catch (e) { handleError(e) } }',
    )
    .replace(
      /function handleError\(f, args\) \{\s+try \{\s+return f\.apply\(this, args\);\s+\} catch \(e\) \{([^]*?)\}\s+\}/,
      'function handleError(e) {$1}',
    )
  if (!caught.includes('function handleError(e) {') || caught.includes('arguments)')) {
    throw new Error('the glue no longer catches as it did')
  }
  return caught
}

/**
 * Writes the glue as one minified file, with the short names that `wasm-opt` has given to what the two sides exchange.
 *
 * @param {string} glue its file; what it imports lies beside it
 * @param {string} output
 * @param {string | undefined} printed what `wasm-opt` has printed of the names: `["long", "short"]`
 */
export async function shrinkGlue(glue, output, printed = '') {
  const names = new Map(
    Array.from(printed.matchAll(/"(\w+)", "([\w$]+)"\]/g), ([, long = '', short = '']) => [long, short]),
  )
  if (names.size === 0) {
    throw new Error('wasm-opt has shortened no names')
  }
  const code = readFileSync(join(root, glue), 'utf8')
  if (!code.includes(loaders)) {
    throw new Error(`${glue} no longer exports what it did`)
  }
  const renamed = catchInPlace(code)
    .replace(loaders, loader)
    .replaceAll(/"\.\/\w+_bg\.js"(?=:)/g, 'a')
    .replaceAll(/\b__wb\w+(?=:)|(?<=\bwasm\.)\w+/g, (name) => names.get(name) ?? name)
  await build({
    stdin: { contents: renamed, resolveDir: join(root, dirname(glue)) },
    outfile: join(root, output),
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
  })
}
