import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { cores, wasmFile } from '../../scripts/lib/cores.mjs'
import { cargoHome } from '../../scripts/lib/machine.mjs'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const golden = new URL('files.txt', import.meta.url)

test('the package has these files and no others', { timeout: 60_000 }, async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root })
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }]
  const names = files.map(({ path }) => `${path}\n`)
  const list = names.sort().join('')
  if (process.env['BLESS']) await writeFile(golden, list)
  expect(list).toBe(await readFile(golden, 'utf8'))
})

const forms = ['embedded', 'index', 'inline', 'module', 'node']

test.each([
  'fields.js',
  ...cores.flatMap(({ folder, name }) => [...forms, `wasm/${name}`].map((file) => `${folder}${file}.js`)),
])('%s makes no code, style or script from text', async (name) => {
  const code = await readFile(`${root}dist/${name}`, 'utf8')
  expect(code).not.toMatch(/\beval\s*\(|\bFunction\s*\(|\bset(Timeout|Interval)\s*\(\s*["'`]/)
  expect(code).not.toMatch(/\bdocument\b|\b(inner|outer)HTML\b|\bcreateElement\b|\bcssText\b|\.style\b/)
})

// The compiler names sources in what panics say, and those of the standard library by where they are installed.
test.each(cores)('the module of $title names no folder of the machine that built it', async (core) => {
  const text = (await readFile(`${root}${wasmFile(core)}`)).toString('latin1')
  const folders = [root, homedir(), cargoHome, 'rustlib', 'registry/src', '.rustup']
  expect(folders.filter((folder) => text.includes(folder))).toEqual([])
  expect(text.match(/(?<![\w.])\/(?:home|root|Users|tmp|usr|opt)\/[\w./-]*|[A-Z]:\\[\w.\\-]*/g)).toBeNull()
})
