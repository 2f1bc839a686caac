import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import writeExcelFile from 'write-excel-file/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which the consumers are, with the package installed. */
    folder: string
  }
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const root = at('../..')
const run = promisify(execFile)

/** Gives the tests a folder outside of the project, in which the packed package is installed as people install it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await installTools(), 'run-'))
  provide('folder', folder)
  await cp(at('app'), folder, { recursive: true })
  await writeFile(join(folder, 'book.js'), await bookModule())
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  })
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  // By npm rather than unpacked: it also has to be content with our manifest.
  await run('npm', ['install', '--no-save', '--offline', filename], { cwd: folder })
  return () => rm(folder, { recursive: true, force: true })
}

/** A module that gives the bytes of a workbook, for consumers that have no files. */
async function bookModule(): Promise<string> {
  const text = (value: string) => ({ value })
  const rows = [
    [text('ID'), text('LAST_NAME')],
    [{ value: 44 }, text('Workbook')],
    [{ value: 45 }, text('Книга')],
  ]
  const write = writeExcelFile as unknown as (rows: object[][]) => { toBuffer(): Promise<Buffer> }
  const base64 = (await write(rows).toBuffer()).toString('base64')
  return `export const workbook = () => Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0))\n`
}

/** The folder whose `node_modules` has the tools; made once for each state of their lock. */
async function installTools(): Promise<string> {
  const files = [at('tools/package.json'), at('tools/package-lock.json'), join(root, '.npmrc')]
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(file))
  const home = join(tmpdir(), `b24-users-consumers-${hash.digest('hex').slice(0, 12)}`)
  if (!relative(root, home).startsWith('..'))
    throw new Error('The folder for temporary files is in the project')
  if (await isFolder(home)) return home

  const draft = await mkdtemp(`${home}-`)
  try {
    for (const file of files) await cp(file, join(draft, basename(file)))
    // Which scripts npm runs is a matter of its version, so that only the one that is needed is run, and by us.
    await run('npm', ['ci', '--ignore-scripts'], { cwd: draft })
    await run(process.execPath, ['install.js'], { cwd: join(draft, 'node_modules/bun') })
    // Only a whole one gets the name.
    await rename(draft, home)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    // Another run may have been first.
    if (!(await isFolder(home))) throw cause
  }
  return home
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
