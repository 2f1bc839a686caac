import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, readTable, type SyncClient } from '../../dist/sync/node.js'
import { startPortal, type LocalPortal } from '../../www/portal/node/index.ts'

/** An escape of a terminal, its short form, ends of lines, and what turns text round. */
const HOSTILE = 'A\u001b[31m\u009b31m\n\u2028\u202eB'

let portal: LocalPortal
let client: SyncClient

beforeAll(async () => {
  portal = await startPortal()
  client = await createClient({ webhook: portal.webhook })
})

afterAll(() => portal.close())

/** The lines, none of which steers a terminal. */
function linesOf(text: string): string[] {
  // eslint-disable-next-line no-control-regex -- these are what is meant
  expect(text.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028-\u202e\ufeff]/)
  return text.trimEnd().split('\n')
}

test('a caption steers nothing in a plan that is printed, and is whole where it is data', async () => {
  const table = await readTable(`ID;"${HOSTILE}${'x'.repeat(10_000)}"\n2;a\n`)
  const plan = await client.plan(table, { match: 'ID' })
  const [obstacle = ''] = linesOf(plan.text())
  expect(obstacle).toMatch(/^! .*A.*B.*…: /)
  expect(obstacle.length).toBeLessThan(500)
  expect(plan.summary.obstacles).toMatchObject([
    { issues: [{ caption: expect.stringContaining(HOSTILE) as string }] },
  ])
})

test.each([
  ['name of a field', [{ ID: 2, [HOSTILE]: 'a' }], 'ID'],
  ['value', [{ ID: 2, NAME: 'A\u009b31m\u202eB' }], 'ID'],
  ['value that is refused', [{ ID: 2, NAME: HOSTILE }], 'ID'],
  ['key', [{ XML_ID: 'A\u009b31m\u202eB', NAME: 'a' }], 'XML_ID'],
] as const)('a %s has one line in a plan that is printed, and steers nothing', async (_, rows, match) => {
  const plan = await client.plan(rows, { match })
  expect(linesOf(plan.text())).toHaveLength(1)
})

test('what is hidden in a value is spelled', async () => {
  const plan = await client.plan([{ ID: 2, NAME: 'A\u009b31m\u202eB' }], { match: 'ID' })
  expect(plan.text()).toContain(String.raw`"A\u009B31m\u202EB"`)
})
