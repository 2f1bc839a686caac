import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../../www/portal/server.ts'
import { columnsOf } from '../portal/call.ts'

let server: RunningServer

beforeEach(async () => {
  server = await startServer()
})

afterEach(() => server.close())

/** Runs a script of the recipes against the portal; gives what it prints. */
async function run(script: string, ...args: string[]): Promise<string> {
  const file = fileURLToPath(new URL(`../../www/recipes/${script}`, import.meta.url))
  const env = { ...process.env, BITRIX24_WEBHOOK: server.webhook }
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], { env })
  return stdout
}

it('webhook: changes those who work here and have no position', async () => {
  const position = (id: number) => columnsOf(server.portal, id)['WORK_POSITION']
  for (const id of [5, 6, 7]) columnsOf(server.portal, id)['WORK_POSITION'] = ''
  columnsOf(server.portal, 7)['ACTIVE'] = 'N'
  const other = position(1)
  expect(await run('webhook/positions.mjs', 'Llama keeper')).toMatch(/^(\d+) of \1 changed\n$/)
  expect([5, 6, 7, 1].map(position)).toEqual(['Llama keeper', 'Llama keeper', '', other])
})

it('labels: changes one language, and keeps the other', async () => {
  expect(await run('labels/field.mjs')).toBe(
    'en Size of boots s=Small l=Very large\nde Stiefel s=Small l=Very large\n',
  )
})
