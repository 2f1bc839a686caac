/**
 * The local portal alone, which needs nothing but Node.
 *
 * npm run portal -- [--port N] [--https] [--oauth] [further options; --help lists them]
 */
import process from 'node:process'

import { run, runMain, servePortal } from './lib/run.mjs'

await runMain(async () => {
  await run(process.execPath, ['scripts/setup.mjs', 'portal'])
  servePortal(process.argv.slice(2))
})
