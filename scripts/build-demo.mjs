/**
 * Builds a static site in `target/demo`: a portal in a service worker, with the app in its frame. Any file server shows it
 * at the root of a host, on https or a loopback address.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import { build } from 'esbuild'

import { portalAssets } from './lib/build-portal.mjs'
import { root } from './lib/machine.mjs'
import { run, runMain } from './lib/run.mjs'

const output = join(root, 'target/demo')

await runMain(async () => {
  await run(process.execPath, ['scripts/build-app.mjs'])
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  cpSync(join(root, 'www/app/dist'), join(output, 'app'), { recursive: true })
  cpSync(join(root, 'www/portal/worker/index.html'), join(output, 'index.html'))
  await bundle('browser/start.ts', 'start.js', { format: 'esm' })
  await bundle('worker/index.ts', 'worker.js', {
    define: { PORTAL_ASSETS: JSON.stringify(await portalAssets()) },
  })
  // Hosts that run pages through a generator leave them alone then.
  writeFileSync(join(output, '.nojekyll'), '')
  console.log('target/demo')
})

/**
 * @param {string} source
 * @param {string} file
 * @param {import('esbuild').BuildOptions} options
 */
async function bundle(source, file, options) {
  await build({
    absWorkingDir: root,
    entryPoints: [join('www/portal', source)],
    outfile: join(output, file),
    bundle: true,
    charset: 'utf8',
    format: 'iife',
    target: 'es2022',
    ...options,
  })
}
