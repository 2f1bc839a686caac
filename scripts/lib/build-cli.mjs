/** Builds the command `b24-users`: what all of it needs, and apart from that what only some of it does. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { build } from 'esbuild'

import { isFresh } from './files.mjs'
import { root } from './machine.mjs'

const sources = 'www/cli'

/** What is loaded when it is asked for: help needs none of it. */
const pieces = ['work', 'bar', 'completion', 'prompt', 'proxied']

/** All of what is bundled, for whoever lists whose work that is. */
export const cliEntries = ['cli', ...pieces].map((name) => `${sources}/${name}.ts`)

export async function buildCli() {
  const dependencies = [
    'package.json',
    'package-lock.json',
    'tsconfig.base.json',
    'scripts/lib/build-cli.mjs',
  ]
  if (isFresh('dist/cli.js', [sources, 'www/package', ...dependencies])) {
    return
  }
  rmSync(join(root, 'dist/cli'), { recursive: true, force: true })
  for (const piece of pieces) await bundle(piece, `dist/cli/${piece}.js`, './')
  // Its age is that of all.
  await bundle('cli', 'dist/cli.js', './cli/')
}

/**
 * @param {string} name
 * @param {string} output
 * @param {string} folder of the pieces, as the output sees it
 */
async function bundle(name, output, folder) {
  await build({
    absWorkingDir: root,
    entryPoints: [`${sources}/${name}.ts`],
    outfile: output,
    bundle: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    plugins: [apart(folder)],
    // Some of what is bundled is CommonJS, which asks for modules of Node.
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'\nconst require = requireOf(import.meta.url)`,
    },
  })
}

/**
 * Leaves out what is a file of its own: pieces that are loaded later, and the package itself.
 *
 * @param {string} folder
 * @returns {import('esbuild').Plugin}
 */
function apart(folder) {
  return {
    name: 'apart',
    setup(hooks) {
      hooks.onResolve({ filter: /\.ts$/ }, ({ path, kind }) => {
        if (path.endsWith('/package/sync/node.ts')) return { path: '../sync/node.js', external: true }
        if (path.endsWith('/package/fields.ts')) return { path: '../fields.js', external: true }
        const name = /(\w+)\.ts$/.exec(path)?.[1] ?? ''
        return kind === 'dynamic-import' ? { path: `${folder}${name}.js`, external: true } : undefined
      })
    },
  }
}
