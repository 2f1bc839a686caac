/** Documents the Rust core, natively and for WebAssembly, where other modules exist; a warning fails. */
import { run, runMain } from './lib/run.mjs'

const targets = [[], ['--target', 'wasm32-unknown-unknown']]

await runMain(async () => {
  for (const target of targets) {
    await run('cargo', ['doc', '--no-deps', '--document-private-items', '--lib', ...target], {
      RUSTDOCFLAGS: '-D warnings',
    })
  }
})
