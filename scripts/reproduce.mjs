/**
 * Builds and packs what is committed twice, in two folders, and compares every file: that the same sources give the same
 * bytes, wherever they lie. Takes minutes. Fails where a byte differs.
 *
 * node scripts/reproduce.mjs
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { run, runMain } from './lib/run.mjs'

await runMain(async () => {
  await run(process.execPath, ['scripts/setup.mjs', 'start'])
  const folder = mkdtempSync(join(tmpdir(), 'reproduce-'))
  try {
    const [first, second] = [await packed(join(folder, 'a')), await packed(join(folder, 'another/place'))]
    const names = [...new Set([...first.keys(), ...second.keys()])].sort()
    const different = names.filter((name) => first.get(name) !== second.get(name))
    if (different.length > 0) throw new Error(`different in two builds: ${different.join(', ')}`)
    console.log(`${names.length} files, the same bytes in both`)
    console.log(`sha256 of all: ${hash(names.map((name) => `${first.get(name)} ${name}\n`).join(''))}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/**
 * @param {string} folder
 * @returns {Promise<Map<string, string>>} hashes of the package's files
 */
async function packed(folder) {
  mkdirSync(folder, { recursive: true })
  const archive = join(folder, 'sources.tar')
  await run('git', ['archive', '--output', archive, 'HEAD'])
  await run('tar', ['--extract', '--file', archive, '--directory', folder])
  await run(process.execPath, [join(folder, 'scripts/setup.mjs'), 'start'])
  await run(process.execPath, [join(folder, 'scripts/build.mjs')])
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder, folder])
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (tarball === undefined) throw new Error('npm has packed nothing')
  await run('tar', ['--extract', '--file', join(folder, tarball), '--directory', folder])
  const files = readdirSync(join(folder, 'package'), { recursive: true, withFileTypes: true })
  return new Map(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(join(folder, 'package/').length), hash(readFileSync(path))]),
  )
}

/** @param {string | Buffer} content */
function hash(content) {
  return createHash('sha256').update(content).digest('hex')
}
