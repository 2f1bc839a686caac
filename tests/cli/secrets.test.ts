import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { Home, type Ran, type Running } from './support/cli.ts'

/** Planted, and looked for wherever something is told or kept. */
const CODE = 'p1antedc0de42'
const PASSWORD = 'p1antedpassw0rd'

let home: Home
let portal: LocalPortal
let token: string
let domain: string

beforeEach(async () => {
  home = await Home.make()
  portal = await startPortal({ code: CODE })
  token = portal.issueToken(1).accessToken
  domain = new URL(portal.url).host
})

afterEach(async () => {
  await portal.close()
  await home.remove()
})

function expectNone(text: string): void {
  for (const secret of [CODE, token, PASSWORD]) expect(text).not.toContain(secret)
}

function expectSilence({ stdout, stderr }: Ran): void {
  expectNone(stdout)
  expectNone(stderr)
}

/** All that lies in the home. */
async function texts(folder = home.folder): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  const all = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? texts(path) : readFile(path, 'latin1')
    }),
  )
  return all.join('\n')
}

const connections = () => [
  ['--url', portal.webhook],
  ['--url', domain, '--token', token],
]

describe('a secret of the connection is not told', () => {
  test.each([
    ['when all is well', ['GetUser', '--userid', '1']],
    ['in detail', ['GetUser', '--userid', '1', '--debug']],
    ['with the request', ['GetUser', '--userid', '1', '--test']],
    ['with the request as JSON', ['GetUser', '--userid', '1', '--test', '--json']],
    ['with the whole answer', ['GetUser', '--userid', '1', '--adv-response']],
    ['when the input is wrong', ['UpdateUser', '--userid', '1', '--fields', '{"NAM":1}', '--debug']],
    ['when the method is unknown', ['call', 'user.nonsense', '{}', '--debug', '--json']],
    ['when an option is mistyped', ['GetUser', '--userid', '1', `--tokn=${PASSWORD}`]],
    [
      'when a proxy is not there',
      ['GetUser', '--userid', '1', '--proxy', `http://me:${PASSWORD}@127.0.0.1:9`],
    ],
    ['when a proxy is none', ['GetUser', '--userid', '1', '--proxy', `socks5://me:${PASSWORD}@127.0.0.1:9`]],
    ['in types', ['types']],
  ])('%s', async (_, args) => {
    for (const connection of connections())
      expectSilence(await home.run([...args, ...connection, '--retries', '1']))
    expectNone(await texts())
  })

  test('when the portal repeats it', async () => {
    for (const connection of connections()) {
      const secret = connection.includes('--token') ? `token ${token}` : `address ${portal.webhook}`
      const description = `The ${secret} is wrong`
      portal.addFault({ kind: 'status', status: 403, error: 'DENIED', description, method: 'user.current' })
      const ran = await home.run(['GetCurrentUser', ...connection])
      expect(ran.code).toBe(1)
      expectSilence(ran)
    }
  })

  test.each(['garbage', 'html', 'drop-before', 'cut', 'redirect'] as const)(
    'at a fault: %s',
    async (kind) => {
      for (const connection of connections()) {
        portal.addFault({ kind, method: 'user.current' })
        expectSilence(
          await home.run(['GetCurrentUser', ...connection, '--retries', '1', '--debug', '--adv-response']),
        )
      }
    },
  )

  test('where the address is put in a wrong place', async () => {
    expectSilence(await home.run([portal.webhook]))
    expectSilence(await home.run(['GetUser', portal.webhook]))
    expectSilence(await home.run(['plan', portal.webhook, '--url', portal.webhook]))
    expectSilence(await home.run(['GetCurrentUser', '--url', `${portal.webhook}more`]))
    expectSilence(await home.run(['GetCurrentUser', '--url', portal.webhook, '--token', token]))
  })

  test('by a plan, a journal or a report', async () => {
    const list = 'ID,PERSONAL_CITY\n2,Ulm\n3,Jena\n'
    const env = { B24_WEBHOOK: portal.webhook }
    for (const args of [
      ['plan', '-', '--match', 'ID', '--out', 'plan.json', '--debug'],
      ['apply', 'plan.json', '--yes', '--debug'],
      ['report', 'plan.journal', '--json'],
      ['undo', 'plan.journal', '--out', 'back.json'],
      ['apply', 'back.json', '--yes', '--detach'],
      ['status', '--json'],
    ]) {
      const ran = await home.run(args, { env, input: list })
      expect(ran.code).toBe(0)
      expectSilence(ran)
    }
    const [job] = JSON.parse((await home.run(['status', '--json'])).stdout) as [{ id: string }]
    expect((await home.run(['status', job.id, '--wait'])).code).toBe(0)
    expectNone(await texts())
  })

  test('by what is kept of something in the background, which is for its owner only', async () => {
    const [byWebhook] = connections()
    const begun = await home.run(['GetUser', '--userid', '1', ...(byWebhook ?? []), '--dontwait'])
    const { id } = JSON.parse(begun.stdout) as { id: string }
    expect((await home.run(['status', id, '--wait'])).code).toBe(0)
    expectNone(await texts())
    const folder = home.path('data/b24-users/background')
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    for (const name of await readdir(folder))
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  })
})

describe.skipIf(process.platform !== 'linux')('the process list', () => {
  async function listOf(running: Running): Promise<string> {
    await running.until(() => portal.state.seen.length > 0)
    const { stdout } = await home.startAs('ps', ['-ww', '-o', 'args=', '-p', String(running.child.pid)]).ended
    expect(stdout).toContain('b24-users')
    running.child.kill('SIGKILL')
    await running.ended
    return stdout
  }

  test.each([0, 1])('does not show what was given by options (%i)', async (index) => {
    portal.addFault({ kind: 'delay', ms: 5000, method: 'user.current' })
    const proxy = JSON.stringify({ adv_response: true })
    expectNone(
      await listOf(home.start(['GetCurrentUser', ...(connections()[index] ?? []), '--config', proxy])),
    )
  })

  test('does not show whom it is about', async () => {
    portal.addFault({ kind: 'delay', ms: 5000, method: 'user.update' })
    const fields = JSON.stringify({ NAME: PASSWORD })
    const env = { B24_WEBHOOK: portal.webhook }
    expectNone(await listOf(home.start(['UpdateUser', '--userid', '27', '--fields', fields], { env })))
  })

  test('does not show it in the background either', async () => {
    portal.addFault({ kind: 'delay', ms: 3000, method: 'user.current' })
    const begun = await home.run(['GetCurrentUser', '--url', portal.webhook, '--dontwait'])
    const { pid } = JSON.parse(begun.stdout) as { pid: number }
    await expect.poll(() => portal.state.seen.length).toBeGreaterThan(0)
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8')
    process.kill(pid, 'SIGKILL')
    expect(line).toContain('in-background')
    expectNone(line + environment)
  })
})

test('the address is read from standard input, and so is the token', async () => {
  const byWebhook = await home.run(['current', '--json', '--url', '-'], { input: `${portal.webhook}\n` })
  expect(JSON.parse(byWebhook.stdout)).toMatchObject({ ID: '1' })
  const byToken = await home.run(['current', '--json', '--url', '-', '--token', '-'], {
    input: `${domain}\n${token}\n`,
  })
  expect(JSON.parse(byToken.stdout)).toMatchObject({ ID: '1' })
  const withFields = await home.run(
    ['UpdateUser', '--url', domain, '--token', '-', '--userid', '27', '--fields', '-'],
    { input: `${token}\n{"NAME":"Oleg"}` },
  )
  expect(withFields.code).toBe(0)
  expect(portal.state.people.get(27)?.columns['NAME']).toBe('Oleg')
  const background = await home.run(
    ['UpdateUser', '--url', '-', '--userid', '27', '--fields', '-', '--dontwait'],
    { input: `${portal.webhook}\n{"NAME":"Olga"}` },
  )
  const { id } = JSON.parse(background.stdout) as { id: string }
  expect((await home.run(['status', id, '--wait'])).code).toBe(0)
  expect(portal.state.people.get(27)?.columns['NAME']).toBe('Olga')
})
