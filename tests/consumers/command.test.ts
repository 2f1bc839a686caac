import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { startProxy } from '../cli/support/proxy.ts'
import { columnsOf } from '../portal/call.ts'
import { env, folder, otherNode, programOf } from './app.ts'

let server: LocalPortal

beforeAll(async () => {
  server = await startPortal()
})

afterAll(() => server.close())

/** Runs a program where the package is installed; gives what it prints. */
async function run(program: string, args: readonly string[]): Promise<string> {
  const more = { ...env, B24_WEBHOOK: server.webhook, XDG_DATA_HOME: join(folder, 'out/data') }
  const running = promisify(execFile)(program, args, { cwd: folder, env: more })
  running.child.stdin?.end()
  return (await running).stdout
}

const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }

describe('the command of the packed package', () => {
  test.each([
    ['npx -p', ['--offline', '-p', 'b24-users', 'b24-users']],
    ['npx', ['--offline', 'b24-users']],
  ])('by %s', async (_, words) => {
    expect(await run('npx', [...words, '--version'])).toBe(`${manifest.version}\n`)
    const told = await run('npx', [...words, 'UpdateUser', '--userid', '44', '--fields', "{'NAME':'Oleg'}"])
    expect(JSON.parse(told)).toMatchObject({ result: true })
    expect(columnsOf(server, 44)['NAME']).toBe('Oleg')
  })

  test.each([
    ['the Node of the tests', programOf('node')],
    ['the oldest Node that package.json names', otherNode('node-20.0')],
    ['a newer Node', otherNode('node-24')],
  ])('in %s', async (_, node) => {
    if (node === undefined) return
    const program = 'node_modules/b24-users/dist/cli.js'
    await writeFile(join(folder, 'out-people.csv'), 'ID,PERSONAL_CITY\n44,Ulm\n')
    expect(await run(node, [program, 'plan', 'out-people.csv', '--match', 'ID'])).toMatch(
      /^update line 2 id 44/,
    )
    expect(await run(node, [program, 'complete', '--', 'appl'])).toMatch(/^apply\t/)
    const proxy = await startProxy()
    const { ID } = JSON.parse(await run(node, [program, 'current', '--json', '--proxy', proxy.url])) as {
      ID: string
    }
    await proxy.close()
    expect(ID).toBe('1')
    expect(proxy.asked).toHaveLength(1)
    const begun = JSON.parse(await run(node, [program, 'GetUser', '--userid', '44', '--dontwait'])) as {
      id: string
    }
    expect(JSON.parse(await run(node, [program, 'status', begun.id, '--wait']))).toMatchObject({
      result: [{ ID: '44' }],
    })
  })
})
