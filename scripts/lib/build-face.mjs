/** Builds the npm face around the core in `dist/wasm`: one bundle and the declarations of each entry. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { deflateSync } from 'node:zlib'

import { build } from 'esbuild'

import { cores, wasmFolder } from './cores.mjs'
import { isFresh } from './files.mjs'
import { root } from './machine.mjs'
import { run } from './run.mjs'
import { insert } from './source-map.mjs'

const sources = 'www/package'
const dist = join(root, 'dist')

export async function buildFace() {
  const others = [
    'tsconfig.base.json',
    'package-lock.json',
    'scripts/lib/build-face.mjs',
    'scripts/lib/cores.mjs',
    'scripts/lib/source-map.mjs',
    ...cores.map(wasmFolder),
  ]
  if (isFresh('dist/fields.js', [sources, ...others])) {
    return
  }
  await run('tsc', ['--project', sources, '--noEmitOnError', '--emitDeclarationOnly'])
  const languages = readdirSync(join(root, sources, 'locales')).map((name) => `locales/${name.slice(0, -3)}`)
  const typed = cores.flatMap(({ folder }) => ['index', 'inline', 'node'].map((entry) => folder + entry))
  dropUnreached([...typed, 'fields', ...languages].map((entry) => `${entry}.d.ts`))
  for (const { folder } of cores) await bundleEntry(folder)
  await bundle('sync/workbook')
  await bundle('sync/readPhoto')
  for (const language of languages) await bundle(language)
  // Its age is that of all.
  await bundle('fields')
}

/** @param {string} folder */
async function bundleEntry(folder) {
  await bundle(`${folder}inline`, { plugins: [embedWasm] })
  await bundle(`${folder}embedded`, { plugins: [embedWasm] })
  // These stay beside `wasm`: bundlers find the file by the address written in them.
  await bundle(`${folder}node`, {
    external: ['./wasm/*', 'node:*'],
    minify: false,
    plugins: [outside],
  })
  await bundle(`${folder}index`, { external: ['./wasm/*'], plugins: [outside] })
  await bundle(`${folder}module`, { external: ['./wasm/*'], plugins: [outside] })
}

/**
 * @param {string} entry
 * @param {import('esbuild').BuildOptions} [options]
 */
async function bundle(entry, options = {}) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${sources}/${entry}.ts`],
    outdir: dist,
    outbase: sources,
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    sourcemap: 'linked',
    ...options,
    plugins: [withoutWorkers, ...(options.plugins ?? [])],
    write: false,
  })
  const [map, code] = outputFiles
  if (!map?.path.endsWith('.js.map') || !code?.path.endsWith('.js')) {
    throw new Error(`esbuild has not made a bundle of ${entry} and its map`)
  }
  const changed = insert([...pureNotes(code.text), ...breaks(code.text)], code.text, map.text)
  writeFileSync(code.path, changed.code)
  writeFileSync(map.path, changed.map)
}

/**
 * Gives a bundle the glue and the module of the `wasm` beside it. The module is deflated before it becomes base64: less than half
 * the text, and fewer bytes on the way, since base64 compresses badly.
 *
 * @type {import('esbuild').Plugin}
 */
const embedWasm = {
  name: 'embed-wasm',
  setup(hooks) {
    hooks.onResolve({ filter: /^\.\/wasm\// }, ({ path, resolveDir }) => ({
      path: join(dist, relative(join(root, sources), resolveDir), path),
    }))
    hooks.onLoad({ filter: /\.wasm$/ }, ({ path }) => ({
      contents: deflateSync(readFileSync(path), { level: 9 }),
      loader: 'base64',
    }))
  },
}

/**
 * Modules that few ask for stay apart, so that the others do not read them either: the embedded core in plain Node, and
 * what reads workbooks or photos.
 *
 * @type {import('esbuild').Plugin}
 */
const outside = {
  name: 'outside',
  setup(hooks) {
    hooks.onResolve({ filter: /^\.\/(embedded|workbook|readPhoto)\.ts$/ }, ({ path }) => ({
      path: path.replace(/ts$/, 'js'),
      external: true,
    }))
  },
}

/**
 * What reads workbooks gets an `unzip` without workers.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutWorkers = {
  name: 'without workers',
  setup(hooks) {
    hooks.onResolve({ filter: /^fflate$/ }, ({ importer }) =>
      importer.includes('read-excel-file') ? { path: join(root, sources, 'sync/unzip.ts') } : undefined,
    )
  },
}

/**
 * Says again of each schema's making that it may be left out: esbuild drops such notes together with the blanks, and
 * then every bundle of a user would keep the schemas, and the glue with them.
 *
 * @param {string} code
 */
function pureNotes(code) {
  const makings = code.matchAll(/"(user\.[\w.]+)":(?=[\w$]+\("\1"\))/g)
  return Array.from(makings, ({ 0: name, index }) => ({ at: index + name.length, text: '/*@__PURE__*/' }))
}

/**
 * Gives an embedded module a line of its own: Node prints the whole line that an uncaught error comes from.
 *
 * @param {string} code
 */
function breaks(code) {
  const embedded = code.matchAll(/"[\w+/=]{1000,}"/g)
  return Array.from(embedded, ({ 0: text, index }) => [index, index + text.length])
    .flat()
    .map((at) => ({ at, text: '\n' }))
}

/**
 * Deletes the declarations that none of the entries' types lead to, and what an earlier build has left.
 *
 * @param {string[]} entries
 */
function dropUnreached(entries) {
  const reached = new Set(entries)
  for (const name of reached) {
    const text = readFileSync(join(dist, name), 'utf8')
    for (const [, module = ''] of text.matchAll(/["'](\.\.?\/[^"']+)\.[jt]s["']/g)) {
      reached.add(posix.join(posix.dirname(name), `${module}.d.ts`))
    }
  }
  for (const folder of ['locales/', 'many/', 'tables/', ...cores.map(({ folder }) => folder)]) {
    const names = readdirSync(join(dist, folder)).map((name) => folder + name)
    for (const name of names.filter((name) => name.endsWith('.d.ts') && !reached.has(name))) {
      rmSync(join(dist, name))
    }
  }
}
