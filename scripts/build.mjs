/** Builds the npm package into `dist`: the core to WebAssembly, its glue, and the face around it. */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { isFresh } from './lib/files.mjs'
import { root } from './lib/machine.mjs'
import { run, runMain } from './lib/run.mjs'

const target = 'wasm32-unknown-unknown'
const compiled = `target/${target}/release/b24_users.wasm`
const bound = 'target/wasm-bindgen'
const wasm = 'dist/wasm/b24_users_bg.wasm'

await runMain(async () => {
  await buildWasm()
  await buildFace()
})

/** Cargo itself knows when there is nothing to compile; what follows is skipped by age. */
async function buildWasm() {
  await run('cargo', ['build', '--release', '--lib', '--target', target, '--target-dir', 'target'])
  if (isFresh(wasm, [compiled, 'Cargo.lock', 'package-lock.json', 'scripts/build.mjs'])) {
    return
  }
  rmSync(join(root, bound), { recursive: true, force: true })
  await run('wasm-bindgen', [
    ...['--target', 'web', '--omit-default-module-path'],
    ...['--out-dir', bound, '--out-name', 'b24_users', compiled],
  ])
  mkdirSync(join(root, 'dist/wasm'), { recursive: true })
  for (const name of readdirSync(join(root, bound)).filter((file) => !file.endsWith('.wasm'))) {
    copyFileSync(join(root, bound, name), join(root, 'dist/wasm', name))
  }
  // No single features: naming one turns off those that the compiler noted in the file.
  await run('wasm-opt', ['-Oz', `${bound}/b24_users_bg.wasm`, '--output', wasm])
}

/** Whatever an earlier build left of files that no longer exist must not be shipped. */
async function buildFace() {
  if (isFresh('dist/index.js', ['www/package', 'tsconfig.base.json', 'scripts/build.mjs'])) {
    return
  }
  for (const name of readdirSync(join(root, 'dist')).filter((entry) => entry !== 'wasm')) {
    rmSync(join(root, 'dist', name), { recursive: true })
  }
  await run('tsc', ['--project', 'www/package', '--noEmitOnError'])
}
