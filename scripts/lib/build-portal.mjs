/** Builds the local portal: an entry of the package and a command, which need nothing but Node, and declarations. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { build } from 'esbuild'
import { tsImport } from 'tsx/esm/api'

import { isFresh } from './files.mjs'
import { root } from './machine.mjs'
import { run } from './run.mjs'

const sources = 'www/portal'
const declarations = 'target/portal'

/** The entry imports nothing; the command imports the entry. */
export async function buildPortal() {
  const dependencies = ['package-lock.json', 'tsconfig.base.json', 'scripts/lib/build-portal.mjs']
  if (isFresh('dist/portal.js', [sources, ...dependencies])) {
    return
  }
  for (const folder of ['dist/portal', declarations]) {
    rmSync(join(root, folder), { recursive: true, force: true })
  }
  await run('tsc', ['--project', `${sources}/node`, '--noEmitOnError', '--emitDeclarationOnly'])
  copyDeclarations('node/index.d.ts')
  await bundle('node/cli.ts', 'portal/cli.js', {
    plugins: [entryOutside],
    banner: { js: '#!/usr/bin/env node' },
  })
  await bundle('node/index.ts', 'portal.js', { plugins: [await assetsInside()] })
}

/**
 * @param {string} source
 * @param {string} output
 * @param {import('esbuild').BuildOptions} options
 */
async function bundle(source, output, options) {
  await build({
    absWorkingDir: root,
    entryPoints: [join(sources, source)],
    outfile: join('dist', output),
    bundle: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    ...options,
  })
}

/** @type {import('esbuild').Plugin} */
const entryOutside = {
  name: 'entry-outside',
  setup(hooks) {
    hooks.onResolve({ filter: /^\.\/index\.ts$/ }, () => ({ path: '../portal.js', external: true }))
  },
}

/** What the portal serves to browsers, made from the sources. */
export async function portalAssets() {
  const module = /** @type {unknown} */ (await tsImport('../../www/portal/node/assets.ts', import.meta.url))
  const { loadAssets } = /** @type {typeof import('../../www/portal/node/assets.ts')} */ (module)
  return loadAssets()
}

/**
 * Puts what browsers get into the bundle, in place of the module that makes it from the sources.
 *
 * @returns {Promise<import('esbuild').Plugin>}
 */
async function assetsInside() {
  const assets = Object.entries({ ...(await portalAssets()) }).map(
    ([name, text]) => `${name}: ${literal(text)}`,
  )
  const contents = `export const loadAssets = async () => ({ ${assets.join(', ')} })`
  return {
    name: 'assets-inside',
    setup(hooks) {
      hooks.onLoad({ filter: /\bassets\.ts$/ }, () => ({ contents, loader: 'js' }))
    },
  }
}

/**
 * A text as a template, which leaves its lines as they are.
 *
 * @param {string} text
 */
function literal(text) {
  return `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``
}

/**
 * Takes over a declaration and those that it imports.
 *
 * @param {string} path from the folder of declarations
 * @param {Set<string>} seen
 */
function copyDeclarations(path, seen = new Set()) {
  if (seen.has(path)) {
    return
  }
  seen.add(path)
  const text = readFileSync(join(root, declarations, path), 'utf8')
  const target = join(root, 'dist/portal', path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text.replaceAll(/(?<= from '\.[^']*)\.ts(?=')/g, '.js'))
  for (const [, imported = ''] of text.matchAll(/ from '(\.[^']*)\.ts'/g)) {
    copyDeclarations(join(dirname(path), `${imported}.d.ts`), seen)
  }
}
