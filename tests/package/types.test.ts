import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Compiles `types/` the way a strict user of the package would; gives what the compiler has to say. */
async function compile(...options: string[]): Promise<string> {
  const compiler = at('../../node_modules/typescript/bin/tsc')
  return run(process.execPath, [compiler, '-p', at('types'), ...options]).then(
    () => '',
    (failure: unknown) => (failure as { stdout: string }).stdout,
  )
}

test.each([
  ['Node', []],
  ['bundlers', ['--module', 'esnext', '--moduleResolution', 'bundler']],
])('the declarations hold for %s', { timeout: 60_000 }, async (_, options) => {
  expect(await compile(...options)).toBe('')
})

test('no declaration refers to a missing file', async () => {
  const names = await readdir(at('../../dist'))
  const declarations = names.filter((name) => name.endsWith('.d.ts'))
  expect(declarations).toContain('index.d.ts')
  for (const name of declarations) {
    const text = await readFile(at(`../../dist/${name}`), 'utf8')
    for (const [, target] of text.matchAll(/(?:from |import\()['"]\.\/([^'"]+)\.[jt]s['"]/g)) {
      expect(names, `${name} refers to ${target}`).toContain(`${target}.d.ts`)
    }
  }
})
