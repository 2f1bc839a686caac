import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

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

test.each(['embedded.js', 'fields.js', 'index.js', 'inline.js', 'module.js', 'node.js', 'wasm/b24_users.js'])(
  '%s makes no code, style or script from text',
  async (name) => {
    const code = await readFile(`${root}dist/${name}`, 'utf8')
    expect(code).not.toMatch(/\beval\s*\(|\bFunction\s*\(|\bset(Timeout|Interval)\s*\(\s*["'`]/)
    expect(code).not.toMatch(/\bdocument\b|\b(inner|outer)HTML\b|\bcreateElement\b|\bcssText\b|\.style\b/)
  },
)
