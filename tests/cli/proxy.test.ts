import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { Home } from './support/cli.ts'
import { type Proxy, startProxy } from './support/proxy.ts'

let home: Home
let portal: LocalPortal
let proxy: Proxy
let there: string

beforeEach(async () => {
  home = await Home.make()
  portal = await startPortal()
  proxy = await startProxy({ login: 'clerk:opensesame' })
  there = new URL(portal.url).host
})

afterEach(async () => {
  await Promise.all([proxy.close(), portal.close()])
  await home.remove()
})

const withLogin = () => proxy.url.replace('//', '//clerk:opensesame@')

test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])('%s is gone through', async (name) => {
  // One of them counts for plain http, and both for the loopback host of a test.
  const url = withLogin()
  const env = /^http_proxy$/i.test(name) ? { [name]: url } : { [name]: url, http_proxy: url }
  const ran = await home.run(['current', '--url', portal.webhook], { env })
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(proxy.asked).toEqual([there])
})

test('NO_PROXY goes past it', async () => {
  const env = { HTTP_PROXY: withLogin(), NO_PROXY: '127.0.0.1' }
  expect(await home.run(['current', '--url', portal.webhook], { env })).toMatchObject({ code: 0, stderr: '' })
  expect(proxy.asked).toEqual([])
})

test('--proxy counts more than variables, and `none` goes past all', async () => {
  const env = { HTTP_PROXY: 'http://127.0.0.1:9' }
  const by = (given: string) => home.run(['current', '--url', portal.webhook, '--proxy', given], { env })
  expect((await by(withLogin())).code).toBe(0)
  expect(proxy.asked).toEqual([there])
  expect((await by('none')).code).toBe(0)
  expect(proxy.asked).toEqual([there])
})

test('a proxy that refuses, or is not there, is an error and nothing is sent', async () => {
  const by = (given: string) =>
    home.run(['current', '--url', portal.webhook, '--retries', '1', '--proxy', given])
  for (const given of [proxy.url, proxy.url.replace('//', '//clerk:wrongpassword@'), 'http://127.0.0.1:9']) {
    const { code, stdout, stderr } = await by(given)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('error:')
    expect(stderr).not.toContain('wrongpassword')
  }
  expect(portal.state.seen).toEqual([])
})

test.each(['nonsense', 'socks5://127.0.0.1:9', 'ftp://127.0.0.1'])('%s is no proxy', async (given) => {
  const ran = await home.run(['current', '--url', portal.webhook, '--proxy', given])
  expect(ran).toMatchObject({ code: 1, stdout: '' })
  expect(ran.stderr).toContain('--proxy')
})

test.each([
  [{ Host: 'proxy', Prot: 'https' }, 'prot'],
  [{ Port: 3128 }, 'Host'],
  [17, 'proxy'],
])('%j is no proxy of --config', async (given, word) => {
  const ran = await home.run([
    'GetCurrentUser',
    '--url',
    portal.webhook,
    '--config',
    JSON.stringify({ proxy: given }),
  ])
  expect(ran).toMatchObject({ code: 1, stdout: '' })
  expect(ran.stderr).toContain(word)
  expect(portal.state.seen).toEqual([])
})
