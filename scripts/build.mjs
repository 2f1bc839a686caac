/** Builds the npm package into `dist`: the core to WebAssembly, its glue, and the face around it. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildFace } from './lib/build-face.mjs'
import { buildJsonSchema } from './lib/build-json-schema.mjs'
import { buildLicences } from './lib/build-licences.mjs'
import { buildPortal } from './lib/build-portal.mjs'
import { isFresh } from './lib/files.mjs'
import { cargoHome, root } from './lib/machine.mjs'
import { read, run, runMain } from './lib/run.mjs'
import { shrinkGlue, trapOnPanic } from './lib/shrink.mjs'

const target = 'wasm32-unknown-unknown'
const compiled = `target/${target}/release/b24_users.wasm`
const bound = 'target/wasm-bindgen'
const wasm = 'dist/wasm/b24_users_bg.wasm'
const addressTypes = `/** Address of the module, as bundlers give it for "b24-users/wasm?url". */
declare const address: string
export default address
`

await runMain(async () => {
  await buildWasm()
  await buildFace()
  await buildPortal()
  await buildJsonSchema()
  await buildLicences()
})

/** Cargo itself knows when there is nothing to compile; what follows is skipped by age. */
async function buildWasm() {
  const flags = { CARGO_ENCODED_RUSTFLAGS: withoutPaths().join('\x1f') }
  await run('cargo', ['build', '--release', '--lib', '--target', target, '--target-dir', 'target'], flags)
  if (
    isFresh(wasm, [
      compiled,
      'Cargo.lock',
      'package-lock.json',
      'scripts/build.mjs',
      'scripts/lib/shrink.mjs',
    ])
  ) {
    return
  }
  rmSync(join(root, bound), { recursive: true, force: true })
  await run('wasm-bindgen', [
    ...['--target', 'web', '--omit-default-module-path'],
    ...['--out-dir', bound, '--out-name', 'b24_users', compiled],
  ])
  trapOnPanic(`${bound}/b24_users_bg.wasm`)
  mkdirSync(join(root, 'dist/wasm'), { recursive: true })
  // No single features: naming one turns off those that the compiler noted in the file.
  const names = await read('wasm-opt', [
    // The second time finds a little more. What follows makes more bytes but such as compress better: functions of one
    // caller stay apart (1.5 KB), and so do zeros in the data and values that are the same (1.3 KB).
    ...['--flatten', '--rereloop', '-Oz', '-Oz', '--one-caller-inline-max-function-size', '20'],
    ...['--skip-pass', 'memory-packing', '--skip-pass', 'local-cse'],
    ...['--strip-producers', '--minify-imports-and-exports-and-modules'],
    ...[`${bound}/b24_users_bg.wasm`, '--output', wasm],
  ])
  await shrinkGlue(`${bound}/b24_users.js`, 'dist/wasm/b24_users.js', names)
  writeFileSync(join(root, `${wasm}.d.ts`), addressTypes)
}

/** Compiler flags that keep the folders of this machine out of what is shipped. */
function withoutPaths() {
  const registry = join(cargoHome, 'registry', 'src')
  const folders = existsSync(registry) ? readdirSync(registry).map((name) => join(registry, name)) : []
  return [...folders, root].map((folder) => `--remap-path-prefix=${folder}=`)
}
