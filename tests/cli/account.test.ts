import { chmod, readFile, stat } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { Home } from './support/cli.ts'

let home: Home
let portal: LocalPortal
let domain: string

beforeEach(async () => {
  home = await Home.make()
  portal = await startPortal()
  domain = new URL(portal.url).host
})

afterEach(async () => {
  await portal.close()
  await home.remove()
})

const file = () => home.path('config/b24-users/profiles.json')

async function caller(args: string[], env: Record<string, string> = {}): Promise<unknown> {
  const { code, stdout, stderr } = await home.run(['current', '--json', ...args], { env })
  return code === 0 ? (JSON.parse(stdout) as { ID: string }).ID : stderr
}

test('login tries a connection and saves it for its owner only; logout forgets it', async () => {
  const ran = await home.run(['login', '--url', '-'], { input: portal.webhook })
  expect(ran).toMatchObject({ code: 0, stdout: '' })
  expect(ran.stderr).toContain(`${domain}, as Agnes Lindqvist (1)`)
  expect((await stat(file())).mode & 0o777).toBe(0o600)
  expect(await caller([])).toBe('1')
  const listed = await home.run(['profiles', '--json'])
  expect(JSON.parse(listed.stdout)).toEqual([{ profile: 'default', portal: domain, by: 'webhook' }])
  expect((await home.run(['logout'])).code).toBe(0)
  expect(await readFile(file(), 'utf8')).not.toContain('rest')
  expect(await caller([])).toContain('Which portal?')
  expect((await home.run(['logout'])).code).toBe(1)
})

test('a connection that does not work is not saved, unless nobody tries it', async () => {
  const wrong = portal.webhook.replace(/[^/]+\/$/, 'wrongcode/')
  expect((await home.run(['login', '--url', wrong])).code).toBe(1)
  await expect(stat(file())).rejects.toThrow('ENOENT')
  expect((await home.run(['login', '--url', wrong, '--no-check'])).code).toBe(0)
})

test('a file that others can read is refused', async () => {
  await home.run(['login', '--url', portal.webhook])
  await chmod(file(), 0o644)
  expect(await caller([])).toContain('chmod 600')
})

test('what counts more: options, a profile that is named, variables, the profile without a name', async () => {
  const user = (id: number) => portal.addWebhook(id)
  await home.run(['login', '--url', user(2)])
  await home.run(['login', '--url', user(3), '--profile', 'third'])
  const env = { B24_WEBHOOK: user(4) }
  expect(await caller([])).toBe('2')
  expect(await caller([], env)).toBe('4')
  expect(await caller(['--profile', 'third'], env)).toBe('3')
  expect(await caller(['--url', user(5)], env)).toBe('5')
  expect(await caller(['--profile', 'nobody'], env)).toContain('no profile nobody')
})

test('a domain with a token: by options, by variables, saved', async () => {
  const { accessToken } = portal.issueToken(2)
  expect(await caller([], { B24_DOMAIN: domain, B24_TOKEN: accessToken })).toBe('2')
  expect(await caller(['--url', domain], { B24_TOKEN: accessToken })).toBe('2')
  expect(await caller(['--token', accessToken], { B24_DOMAIN: domain })).toBe('2')
  expect(await caller(['--url', `http://${domain}/`, '--token', accessToken])).toBe('2')
  await home.run(['login', '--url', domain, '--token', '-'], { input: accessToken })
  expect(await caller([])).toBe('2')
  expect(JSON.parse((await home.run(['profiles', '--json'])).stdout)).toMatchObject([{ by: 'token' }])
})

test('an address needs no scheme, and blanks around it do no harm', async () => {
  expect(await caller(['--url', portal.webhook.replace('http://', '')])).toBe('1')
  expect(await caller([], { B24_WEBHOOK: ` ${portal.webhook}\n` })).toBe('1')
  expect(await caller([], { B24_WEBHOOK: '', B24_DOMAIN: '' })).toContain('Which portal?')
})

test.each<[string[], Record<string, string>, string]>([
  [[], {}, 'Which portal?'],
  [['--url', 'acme.bitrix24.com'], {}, '--token'],
  [['--token', 'abcdefgh'], {}, 'domain'],
  [[], { B24_DOMAIN: 'acme.bitrix24.com' }, 'B24_TOKEN'],
  [['--url', 'not an address'], {}, 'no address'],
  [['--url', 'http://acme.bitrix24.com/rest/1/code1234/'], {}, '--url: This must look like https://'],
  [['--url', 'https://acme.bitrix24.com/rest/1/code1234/', '--token', 'abcdefgh'], {}, 'takes no token'],
])('%j with %j is no connection', async (args, env, word) => {
  expect(await caller(args, env)).toContain(word)
})
