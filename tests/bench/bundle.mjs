/** Bundles what runs in a page or in a process of its own. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'

import { build } from 'esbuild'

import { root } from '../../scripts/lib/machine.mjs'
import { contenders } from './contenders.mjs'
import { compiled } from './peers/ajv.mjs'
import { planners } from './plan/planners.mjs'

const folder = join(root, 'tests/bench')

/** @type {import('esbuild').Plugin} */
const ajv = {
  name: 'ajv',
  setup(build) {
    build.onResolve({ filter: /^ajv-compiled$/ }, ({ path }) => ({ path, namespace: 'ajv' }))
    build.onLoad({ filter: /./, namespace: 'ajv' }, () => ({ contents: compiled(), resolveDir: folder }))
  },
}

/** @satisfies {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  plugins: [ajv],
  // Works of many calls run in the package as it is shipped.
  external: ['b24-users', 'b24-users/sync'],
}

/**
 * Writes the runner, and per contender its check alone (`peers`) and all its works (`contenders`); `planners` make plans.
 *
 * Each contender has the code around it to itself, so that an engine optimises them for it alone.
 *
 * @param {'browser' | 'node'} platform
 * @param {string} outdir
 */
export async function bundle(platform, outdir) {
  await build({ ...options, platform, outfile: join(outdir, 'runner.js'), entryPoints: [at('runner')] })
  for (const { name } of contenders) {
    // Pages have their bundler's output; a script of Node finds the package where it lies.
    const external = platform === 'browser' ? [] : options.external
    const check = join(outdir, `peers/${name}.js`)
    await build({ ...options, platform, external, outfile: check, entryPoints: [at(`peers/${name}`)] })
    const outfile = join(outdir, `contenders/${name}.js`)
    await build({ ...options, platform, outfile, stdin: { contents: contenderOf(name), resolveDir: folder } })
  }
  for (const planner of planners) {
    const outfile = join(outdir, `planners/${planner.name}.js`)
    await build({
      ...options,
      platform,
      outfile,
      stdin: { contents: plannerOf(planner), resolveDir: folder },
    })
  }
  const core = 'wasm/b24_users_schemas_bg.wasm'
  cpSync(join(root, 'dist/schemas', core), join(outdir, 'peers', core))
}

/**
 * The minified bundle of a module, for a page.
 *
 * @param {string} contents
 * @returns {Promise<Uint8Array>}
 */
export async function bundled(contents) {
  const stdin = { contents, resolveDir: folder }
  const { outputFiles } = await build({ ...options, external: [], platform: 'browser', stdin, write: false })
  const [file] = outputFiles
  if (file === undefined) {
    throw new Error('esbuild has written nothing')
  }
  return file.contents
}

/** @param {string} name */
function contenderOf(name) {
  if (name === 'ours') {
    return `export * from './ours.ts'`
  }
  return `
    import * as peer from './peers/${name}.ts'
    import { withLibrary } from './contender.ts'
    export const contender = withLibrary(peer)`
}

/** @param {import('./plan/planners.mjs').Entry} planner */
function plannerOf({ peer }) {
  if (peer === undefined) {
    return `export * from './plan/ours.ts'`
  }
  return `
    import * as peer from './peers/${peer}.ts'
    import { byHand } from './plan/byHand.ts'
    export const { plan } = byHand(peer)`
}

/** @param {string} module */
function at(module) {
  return join(folder, `${module}.ts`)
}
