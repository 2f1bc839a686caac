import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
const manifest = JSON.parse(await read('package.json')) as {
  version: string
  scripts: Record<string, string>
}

test('the changelog begins with this version, or with what is to come', async () => {
  const [, heading] = /^## \[?([^\]\s]+)/m.exec(await read('CHANGELOG.md')) ?? []
  expect(['Unreleased', manifest.version]).toContain(heading)
})

test('the version is written in package.json alone', async () => {
  const [, crate] = /^\[package\]\n([^[]+)/m.exec(await read('Cargo.toml')) ?? []
  expect(crate).toMatch(/^name = "b24-users"$/m)
  expect(crate).not.toMatch(/^version/m)
  const lock = JSON.parse(await read('package-lock.json')) as { version: string }
  expect(lock.version).toBe(manifest.version)
})

const folder = '.github/workflows'
const workflows = await readdir(new URL(`../../${folder}`, import.meta.url))

describe.each(workflows)('the workflow %s', (name) => {
  test('runs what everybody runs', async () => {
    const text = await read(`${folder}/${name}`)
    const commands = [...text.matchAll(/- run: npm (?:run )?(\S+)/g)].map(([, command]) => command)
    expect(commands).toContain('test')
    for (const command of commands) {
      expect(['ci', 'pack', 'publish', ...Object.keys(manifest.scripts)]).toContain(command)
    }
  })

  test('may write nothing, but for what publishing takes, and names each action by a commit', async () => {
    const text = await read(`${folder}/${name}`)
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m)
    const writes = [...text.matchAll(/(\S+): write/g)].map(([, right]) => right)
    expect(writes).toEqual(name === 'publish.yml' ? ['id-token'] : [])
    const actions = [...text.matchAll(/uses: \S+@(.+)/g)].map(([, version]) => version)
    expect(actions).not.toEqual([])
    for (const version of actions) expect(version).toMatch(/^[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })
})
