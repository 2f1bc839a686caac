/** Writes `dist/LICENCES.txt`: whose work is bundled in the package, and on what terms. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { build } from 'esbuild'

import { cliEntries } from './build-cli.mjs'
import { isFresh, readJson } from './files.mjs'
import { root } from './machine.mjs'
import { read } from './run.mjs'

/** @typedef {{ name: string, version: string, licence: string, address: string, folder: string }} Work */
/**
 * What cargo tells of a crate.
 *
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string | null} license
 * @property {string | null} repository
 * @property {string} manifest_path
 * @property {string | null} source
 */

const output = 'dist/LICENCES.txt'

/** What is bundled besides the core; the rest of the package imports nothing. */
const bundled = ['www/portal/node/index.ts', 'www/portal/worker/index.ts', ...cliEntries]

export async function buildLicences() {
  if (isFresh(output, ['Cargo.lock', 'package-lock.json', 'scripts/lib/build-licences.mjs', ...bundled])) {
    return
  }
  const works = [...(await crates()), ...(await modules())]
  writeFileSync(join(root, output), `${[head, ...worksByTerms(works)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
}

const head = `The package b24-users holds the work of others, in compiled form. Here are their names and their terms.
The Rust standard library (https://github.com/rust-lang/rust) is used on the terms MIT OR Apache-2.0.`

/** @returns {Promise<Work[]>} */
async function crates() {
  const target = ['--target', 'wasm32-unknown-unknown', '--locked']
  const tree = ['tree', ...target, '--all-features', '--edges', 'normal,no-proc-macro', '--prefix', 'none']
  const metadata = ['metadata', '--format-version', '1', '--locked', '--all-features']
  const [names, packages] = await Promise.all([read('cargo', tree), read('cargo', metadata)])
  if (names === undefined || packages === undefined) {
    throw new Error('cargo does not tell which crates the core is made of')
  }
  const used = new Set(names.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')))
  const told = /** @type {unknown} */ (JSON.parse(packages))
  const known = /** @type {{ packages: Package[] }} */ (told)
  return known.packages
    .filter(({ name, version, source }) => source !== null && used.has(`${name} v${version}`))
    .map(({ name, version, license, repository, manifest_path }) => ({
      name,
      version,
      licence: license ?? '',
      address: repository ?? '',
      folder: dirname(manifest_path),
    }))
}

/** @returns {Promise<Work[]>} */
async function modules() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: bundled,
    outdir: 'target/licences',
    bundle: true,
    format: 'esm',
    platform: 'node',
    // Tools that make what the portal serves are not bundled with it; nor is the package with its command.
    external: ['esbuild', 'node:*', '*/package/sync/node.ts'],
    metafile: true,
    write: false,
  })
  const names = Object.keys(metafile.inputs).map(
    (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1],
  )
  return [...new Set(names)]
    .filter((name) => name !== undefined)
    .map((name) => {
      const folder = `node_modules/${name}`
      const { version, license, homepage } =
        /** @type {{ version: string, license?: string, homepage?: string }} */ (
          readJson(`${folder}/package.json`)
        )
      return { name, version, licence: license ?? '', address: homepage ?? '', folder: join(root, folder) }
    })
}

/**
 * The same terms are written once.
 *
 * @param {Work[]} works
 */
function worksByTerms(works) {
  /** @type {Map<string, string[]>} */
  const byTerms = new Map()
  for (const work of works.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const terms = termsOf(work)
    const line = `${work.name} ${work.version} (${work.licence}) ${work.address}`.trimEnd()
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), line])
  }
  return Array.from(byTerms, ([terms, lines]) => `${lines.join('\n')}\n\n${terms}`)
}

/**
 * Where a work may be had on the terms of MIT, those are chosen.
 *
 * @param {Work} work
 */
function termsOf({ name, licence, folder }) {
  if (licence === '') {
    throw new Error(`${name} does not say on what terms it may be used`)
  }
  const names = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
  const mit = names.filter((file) => /mit|unicode/i.test(file))
  const files = (mit.length > 0 ? mit : names).sort()
  return files.length > 0
    ? files
        .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
        .join('\n\n')
    : `It brings no file with its terms: ${licence}.`
}
