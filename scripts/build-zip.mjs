/** Packs the app into `target/b24-users-app.zip`, as it is uploaded to a portal. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { zipSync } from 'fflate'

import { root } from './lib/machine.mjs'
import { run, runMain } from './lib/run.mjs'

const app = join(root, 'target/app')
const output = join(root, 'target/b24-users-app.zip')

await runMain(async () => {
  await run('vite', ['build', 'www/app', '--mode', 'zip'])
  const names = readdirSync(app, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(app, name)).isFile()).sort()
  // The same files make the same archive, whenever it is packed.
  /** @type {import('fflate').Zippable} */
  const entries = {}
  for (const name of files) {
    entries[name.replaceAll('\\', '/')] = [readFileSync(join(app, name)), { mtime: '1980-01-02' }]
  }
  mkdirSync(join(root, 'target'), { recursive: true })
  writeFileSync(output, zipSync(entries, { level: 9 }))
  console.log('target/b24-users-app.zip')
})
