/** Packs what is in `dist` and lets publint and Are The Types Wrong look at the file that people would install. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { runMain, runQuietly } from './lib/run.mjs'

const folder = mkdtempSync(join(tmpdir(), 'b24-users-'))

await runMain(async () => {
  try {
    // Without scripts: the first of them would build again.
    await runQuietly('npm', ['pack', '--ignore-scripts', '--pack-destination', folder])
    for (const file of readdirSync(folder).map((name) => join(folder, name))) {
      await runQuietly('publint', ['--strict', file])
      // It judges `require` by what TypeScript calls node16; Node takes ES modules there by now.
      await runQuietly('attw', ['--profile', 'esm-only', file])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
