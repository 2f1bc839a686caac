import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPortal } from '../../www/portal/node/index.ts'
import { present } from '../portal/call.ts'

/** Where blocks are written to, so that the package finds itself. */
const FOLDER = 'target/readme'

interface Block {
  readonly language: string
  readonly text: string
}

const DOCUMENTS = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)

const blocksOf = (document: string): Block[] =>
  [...readFileSync(document, 'utf8').matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
    ([, language = '', text = '']) => ({
      language,
      text,
    }),
  )

/** What the examples take as given. */
const GIVEN = `
import type { BX24Like, Client, Issue, UserFieldRow } from 'b24-users'
declare global {
  const BX24: BX24Like
  const webhook: string
  const accessToken: string
  const refresh: () => Promise<string>
  const rows: UserFieldRow[]
  const client: Client
  const file: File
  const input: unknown
  const people: { id: number; job: string; works: boolean }[]
  const outcome: { error: { issues: Issue[] } }
  const b24: import('@bitrix24/b24jssdk').B24Frame
  const { createClient, schemas, flatten, formatPath }: typeof import('b24-users')
}
`

beforeAll(() => mkdir(FOLDER, { recursive: true }))
afterAll(() => rm(FOLDER, { recursive: true }))

describe('the first example', () => {
  it('prints what README says', async () => {
    const blocks = blocksOf('README.md')
    const at = blocks.findIndex(({ text }) => text.startsWith('// first.mjs'))
    const portal = await startPortal()
    try {
      const script = present(blocks[at]).text.replace(/https:\/\/acme[^']+/, portal.webhook)
      expect(script).toContain(portal.webhook)
      await writeFile(join(FOLDER, 'first.mjs'), script)
      const { stdout } = await promisify(execFile)(process.execPath, [join(FOLDER, 'first.mjs')])
      expect(stdout).toBe(present(blocks[at + 1]).text)
      expect(portal.state.people.get(1)?.columns['WORK_POSITION']).toBe('Head of Llamas')
    } finally {
      await portal.close()
    }
  })
})

describe('every example', () => {
  const examples = DOCUMENTS.flatMap((document) =>
    blocksOf(document)
      .filter(({ language }) => language === 'ts')
      .map(({ text }, index) => ({ name: `${document.replaceAll(/\W/g, '-')}-${index}.ts`, text })),
  )

  it('compiles', { timeout: 300_000 }, async () => {
    expect(examples.length).toBeGreaterThan(10)
    const given = join(FOLDER, 'given.ts')
    await writeFile(given, GIVEN)
    for (const { name, text } of examples) await writeFile(join(FOLDER, name), `${text}\nexport {}\n`)
    const { config } = ts.readConfigFile('tsconfig.base.json', ts.sys.readFile.bind(ts.sys)) as {
      config: object
    }
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.')
    const program = ts.createProgram([given, ...examples.map(({ name }) => join(FOLDER, name))], {
      ...options,
      noEmit: true,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: ['node'],
      noUnusedLocals: false,
      noUnusedParameters: false,
    })
    const found = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      const words = ts.flattenDiagnosticMessageText(messageText, '\n')
      return `${file?.fileName ?? ''}: ${words}`
    })
    expect(found).toEqual([])
  })

  it('names documents that are there', () => {
    const links = DOCUMENTS.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) =>
        join(document.includes('/') ? 'docs' : '.', path),
      ),
    )
    expect(links.filter((path) => !existsSync(path))).toEqual([])
    // Who has installed the package follows them too.
    const packed = readFileSync('tests/package/files.txt', 'utf8').split('\n')
    const isPacked = (path: string) => packed.some((name) => name === path || name.startsWith(`${path}/`))
    expect(links.filter((path) => !isPacked(path.replace(/\/$/, '')))).toEqual([])
    expect(links.length).toBeGreaterThan(20)
  })
})

it('README is short', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(200)
})
