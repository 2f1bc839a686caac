import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { present } from '../portal/call.ts'

let portal: LocalPortal

beforeEach(async () => {
  portal = await startPortal()
})

afterEach(() => portal.close())

function columnsOf(id: number): Record<string, unknown> {
  return present(portal.state.people.get(id)).columns
}

/** Runs a script of the recipes against the portal; gives what it prints. */
async function run(script: string, ...args: string[]): Promise<string> {
  const file = fileURLToPath(new URL(`../../www/recipes/${script}`, import.meta.url))
  const env = { ...process.env, BITRIX24_WEBHOOK: portal.webhook }
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], { env })
  return stdout
}

it('webhook: changes those who work here and have no position', async () => {
  const position = (id: number) => columnsOf(id)['WORK_POSITION']
  for (const id of [5, 6, 7]) columnsOf(id)['WORK_POSITION'] = ''
  columnsOf(7)['ACTIVE'] = 'N'
  const other = position(1)
  expect(await run('webhook/positions.mjs', 'Llama keeper')).toMatch(/^(\d+) of \1 changed\n$/)
  expect([5, 6, 7, 1].map(position)).toEqual(['Llama keeper', 'Llama keeper', '', other])
})

it('webhook: changes more people than the portal tells of at once', async () => {
  const added = Array.from({ length: 60 }, (_, index) =>
    portal.addPerson({ NAME: `Ann ${index}`, UF_DEPARTMENT: [1] }),
  )
  expect(await run('webhook/positions.mjs', 'Llama keeper')).toMatch(/^(\d+) of \1 changed\n$/)
  const positions = added.map(({ id }) => columnsOf(id)['WORK_POSITION'])
  expect(positions).toEqual(added.map(() => 'Llama keeper'))
})

it('webhook: has nothing to do a second time', async () => {
  await run('webhook/positions.mjs')
  expect(await run('webhook/positions.mjs')).toBe('0 of 0 changed\n')
})

it('labels: changes one language, and keeps the other', async () => {
  expect(await run('labels/field.mjs')).toBe(
    'en Size of boots s=Small l=Very large\nde Stiefel s=Small l=Very large\n',
  )
})
