import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { Home } from './support/cli.ts'
import { type Front, startFront } from './support/front.ts'
import { type Proxy, startProxy } from './support/proxy.ts'

interface Block {
  language: string
  text: string
}

const page = await readFile(new URL('../../docs/command-line.md', import.meta.url), 'utf8')
const blocks: Block[] = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  ([, language = '', text = '']) => ({
    language,
    text,
  }),
)
const examples = blocks.flatMap(({ language, text }, index) => {
  const next = blocks[index + 1]
  return language === 'sh' ? [{ text, answer: next?.language === 'text' ? next.text : undefined }] : []
})

// One after the other, as somebody who reads the page would.
describe('the page about the command line', () => {
  let home: Home
  let portal: LocalPortal
  let front: Front
  let proxy: Proxy
  let env: Record<string, string>

  beforeAll(async () => {
    home = await Home.make()
    portal = await startPortal({ code: 'k3yc0de' })
    front = await startFront('acme.bitrix24.com', portal.url, home.folder)
    proxy = await startProxy({ to: front.url })
    await writeFile(home.path('people.csv'), blocks.find(({ language }) => language === 'csv')?.text ?? '')
    await writeFile(home.path('other.csv'), 'EMAIL,Job,Notes\nbjorn.akerman@example.com,Director,x\n')
    env = {
      B24_WEBHOOK: 'https://acme.bitrix24.com/rest/1/k3yc0de/',
      TOKEN: portal.issueToken(1).accessToken,
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: front.authority,
    }
  })

  afterAll(async () => {
    await Promise.all([proxy.close(), front.close(), portal.close()])
    await home.remove()
  })

  test('has examples', () => {
    expect(examples.length).toBeGreaterThan(8)
  })

  test.each(examples)('$text', { timeout: 120_000 }, async ({ text, answer }) => {
    const ran = await home.shell(`set -e\n${text}`, { env })
    expect(ran).toMatchObject({ code: 0 })
    if (answer !== undefined) expect(ran.stdout).toBe(answer)
  })

  test('the five lines of README', { timeout: 120_000 }, async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
    const [, lines = ''] = /^```sh\n(npx b24-users login.*?)^```$/ms.exec(readme) ?? []
    expect(lines.trim().split('\n')).toHaveLength(5)
    // There is no terminal here that `apply` could ask in.
    const ran = await home.shell(
      `set -e\nrm -f plan.*\n${lines.replaceAll('npx ', '').replace('apply plan.json', '$& --yes --journal plan.journal || true')}`,
      { env },
    )
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('applied')
  })

  test('names every command, and no other', async () => {
    const { stdout } = await home.run(['--help'])
    const all = [...stdout.matchAll(/^ {2}(\w+) .*$/gm)].map(([, name = '']) => name)
    expect(all.length).toBeGreaterThan(20)
    for (const name of all.filter((name) => name !== 'help')) expect(page).toContain(name)
    for (const [, name = ''] of page.matchAll(/\bb24-users ([a-z]\w+)/g))
      expect([...all, 'bitrix24']).toContain(name)
  })
})
