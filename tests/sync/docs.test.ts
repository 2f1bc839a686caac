import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startPortal } from '../../www/portal/node/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the page about many people says what its script prints', async () => {
  const page = await readFile(join(root, 'docs/many-people.md'), 'utf8')
  const block = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? ''
  const folder = await mkdtemp(join(root, 'target/docs-'))
  const portal = await startPortal()
  try {
    for (const id of [1, 2, 3, 4, 5]) {
      const person = portal.state.people.get(id)
      if (person) person.columns.XML_ID = `E-${id}`
    }
    await writeFile(join(folder, 'staff.csv'), block('csv'))
    await writeFile(join(folder, 'staff.mjs'), block('js'))
    const { stdout } = await promisify(execFile)(process.execPath, ['staff.mjs'], {
      cwd: folder,
      env: { ...process.env, WEBHOOK: portal.webhook, NODE_NO_WARNINGS: '1' },
    })
    expect(stdout.replaceAll('\r\n', '\n').replace('\uFEFF', '').trim()).toBe(block('text').trim())
  } finally {
    await portal.close()
    await rm(folder, { recursive: true })
  }
}, 30_000)
