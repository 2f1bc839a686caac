/** Builds the cores: the crate to WebAssembly, once for each set of features, and the glue of each. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { cores, wasmFile, wasmFolder } from './cores.mjs'
import { isFresh } from './files.mjs'
import { cargoHome, root } from './machine.mjs'
import { read, run } from './run.mjs'
import { shrinkGlue, trapOnPanic } from './shrink.mjs'
import { silence } from './silence.mjs'

const target = 'wasm32-unknown-unknown'
const addressTypes = (
  /** @type {string} */ entry,
) => `/** Address of the module, as bundlers give it for "${entry}/wasm?url". */
declare const address: string
export default address
`

export async function buildCores() {
  const flags = { CARGO_ENCODED_RUSTFLAGS: (await withoutPaths()).join('\x1f') }
  for (const core of cores) await buildCore(core, flags)
}

/**
 * Cargo itself knows when there is nothing to compile; what follows is skipped by age.
 *
 * @param {import('./cores.mjs').CoreBuild} core
 * @param {Record<string, string>} flags
 */
async function buildCore(core, flags) {
  const { title, name, profile, features } = core
  await run(
    'cargo',
    [
      ...['build', '--lib', '--profile', profile, '--target', target, '--target-dir', 'target'],
      ...['--no-default-features', '--features', features.join(',')],
    ],
    flags,
  )
  const compiled = `target/${target}/${profile}/b24_users.wasm`
  const sources = ['build-core', 'cores', 'shrink', 'silence'].map((script) => `scripts/lib/${script}.mjs`)
  const wasm = wasmFile(core)
  if (isFresh(wasm, [compiled, 'Cargo.lock', 'package-lock.json', ...sources])) {
    return
  }
  const bound = `target/wasm-bindgen/${name}`
  rmSync(join(root, bound), { recursive: true, force: true })
  await run('wasm-bindgen', [
    ...['--target', 'web', '--omit-default-module-path'],
    ...['--out-dir', bound, '--out-name', name, compiled],
  ])
  trapOnPanic(`${bound}/${name}_bg.wasm`)
  mkdirSync(join(root, wasmFolder(core)), { recursive: true })
  // No single features: naming one turns off those that the compiler noted in the file.
  const names = await read('wasm-opt', [
    // The second time finds a little more. What follows makes more bytes but such as compress better: functions of one
    // caller stay apart (1.5 KB), and so do zeros in the data and values that are the same (1.3 KB).
    ...['--flatten', '--rereloop', '-Oz', '-Oz', '--one-caller-inline-max-function-size', '20'],
    ...['--skip-pass', 'memory-packing', '--skip-pass', 'local-cse'],
    // The stack lies below the data and nothing at its very end. Nothing is said of traps: without those of panics the core
    // would read on behind them, and a load that was moved in front of its condition traps where nothing is wrong.
    ...['--low-memory-unused', '--converge'],
    ...['--strip-producers', '--strip-target-features', '--minify-imports-and-exports-and-modules'],
    ...[`${bound}/${name}_bg.wasm`, '--output', wasm],
  ])
  silence(wasm)
  await shrinkGlue(`${bound}/${name}.js`, `${wasmFolder(core)}/${name}.js`, names)
  writeFileSync(join(root, `${wasm}.d.ts`), addressTypes(title))
}

/** Compiler flags that keep the folders of this machine out of what is shipped. */
async function withoutPaths() {
  const registry = join(cargoHome, 'registry', 'src')
  const registries = existsSync(registry) ? readdirSync(registry).map((name) => join(registry, name)) : []
  // Where the sources of the standard library are installed, the compiler names them by their place.
  const library = join(((await read('rustc', ['--print', 'sysroot'])) ?? '').trim(), 'lib/rustlib/src/rust')
  return [...registries, library, root].map((folder) => `--remap-path-prefix=${folder}=`)
}
