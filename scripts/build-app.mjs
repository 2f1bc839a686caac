/** Builds the iframe app into `www/app/dist`, unless nothing it is made of has changed. */
import { isFresh } from './lib/files.mjs'
import { run, runMain } from './lib/run.mjs'

await runMain(async () => {
  if (!isFresh('www/app/dist/index.html', ['www/app', 'www/package', 'dist/wasm', 'package-lock.json'])) {
    await run('vite', ['build', 'www/app'])
  }
})
