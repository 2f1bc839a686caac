import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { isLoopback, isPortalName, readAuthority } from '../../www/portal/world/localName.ts'
import { present } from './call.ts'
import { raw } from './raw.ts'

let folder: string
let server: LocalPortal

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-hosts-'))
  await writeFile(join(folder, 'index.html'), '<h1>App</h1>')
  server = await startPortal({
    app: folder,
    code: 'c0de',
    control: true,
    allowApps: ['https://app.example.com', 'http://APP.example.com:80/'],
  })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const secret = /[0-9a-f]{32}|Meridian|<h1>|"result"|"method"/

describe('a name', () => {
  it.each([
    ['127.0.0.1', true, true],
    ['127.255.0.7:8080', true, true],
    ['LOCALHOST:1', true, true],
    ['localhost.', true, true],
    ['app.localhost', true, true],
    ['[::1]:8080', true, true],
    ['[0:0:0:0:0:0:0:1]', true, true],
    ['acme.bitrix24.test', false, true],
    ['a.b.Bitrix24.Test.:443', false, true],
    ['bitrix24.test', false, true],
    ['evil.com', false, false],
    ['127.0.0.1.evil.com', false, false],
    ['localhost.evil.com', false, false],
    ['evillocalhost', false, false],
    ['evilbitrix24.test', false, false],
    ['bitrix24.test.evil.com', false, false],
    ['128.0.0.1', false, false],
    ['0.0.0.0', false, false],
    ['[::]', false, false],
    ['[::ffff:127.0.0.1]', false, false],
    ['192.168.0.1', false, false],
  ])('%s is of this computer: %s; of the portal: %s', (text, loopback, known) => {
    const { hostname } = present(readAuthority('http', text))
    expect([isLoopback(hostname), isPortalName(hostname)]).toEqual([loopback, known])
  })

  it.each([
    '',
    ':80',
    'a b',
    'evil.com/127.0.0.1',
    'x@127.0.0.1',
    '127.0.0.1#',
    '127.0.0.1:x',
    '127.0.0.1:99999',
    '[::1',
    'a\\b',
    'ä.localhost',
    'localhost, evil.com',
    '%6c.localhost',
  ])('“%s” is none', (text) => expect(readAuthority('http', text)).toBeUndefined())
})

describe('a photo', () => {
  it('may be read by pages of other origins', async () => {
    const file = present([...server.state.files.values()].find(({ type }) => type === 'image/png'))
    const response = await fetch(`${server.url}upload/main/${file.id}/${encodeURIComponent(file.name)}`)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(file.bytes))
  })
})

describe('every listener', () => {
  const paths = [
    '/',
    '/rest/1/c0de/user.admin',
    '/control/requests',
    '/api/v1/',
    '/upload/main/1/x',
    '/index.html',
  ]
  const ask = async (base: string, head: string) => {
    const text = await raw(base, `${head}\r\nConnection: close\r\n\r\n`)
    return [Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text] as const
  }

  it.each([
    ['another name', 'Host: evil.com', 421],
    ['another name with our port', 'Host: evil.com:80', 421],
    ['a name that begins as ours', 'Host: 127.0.0.1.evil.com', 421],
    ['two hosts', 'Host: 127.0.0.1\r\nHost: evil.com', 400],
    ['the same host twice', 'Host: 127.0.0.1\r\nHost: 127.0.0.1', 400],
    ['an empty host', 'Host:', 400],
    ['what is no host', 'Host: 127.0.0.1/evil.com', 400],
    ['user information', 'Host: evil.com@127.0.0.1', 400],
  ])('answers nothing to %s', async (_, header, status) => {
    for (const base of [server.url, present(server.appUrl)]) {
      for (const path of paths) {
        const [code, text] = await ask(base, `GET ${path} HTTP/1.1\r\n${header}`)
        expect([path, code]).toEqual([path, status])
        expect(text).not.toMatch(secret)
      }
    }
  })

  it('answers nothing without a host', async () => {
    for (const base of [server.url, present(server.appUrl)]) {
      for (const version of ['1.1', '1.0']) {
        const [code, text] = await ask(base, `GET / HTTP/${version}`)
        expect(code).toBe(400)
        expect(text).not.toMatch(secret)
      }
    }
  })

  it('takes the host of an absolute target for the host, and only ours', async () => {
    for (const base of [server.url, present(server.appUrl)]) {
      expect((await ask(base, 'GET http://evil.com/ HTTP/1.1\r\nHost: 127.0.0.1'))[0]).toBe(421)
      expect((await ask(base, 'GET http://127.0.0.1@evil.com/ HTTP/1.1\r\nHost: 127.0.0.1'))[0]).toBe(400)
      expect((await ask(base, 'GET ftp://127.0.0.1/ HTTP/1.1\r\nHost: 127.0.0.1'))[0]).toBe(400)
      expect((await ask(base, 'OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1'))[0]).toBe(400)
      expect((await ask(base, 'GET http://localhost/ HTTP/1.1\r\nHost: 127.0.0.1'))[0]).toBe(200)
    }
  })

  it('answers to all names of this computer and of the portal', async () => {
    for (const base of [server.url, present(server.appUrl)]) {
      const { port } = new URL(base)
      for (const name of [
        'localhost',
        'LOCALHOST.',
        '127.8.8.8',
        `[::1]:${port}`,
        `acme.bitrix24.test:${port}`,
      ]) {
        expect([name, (await ask(base, `GET / HTTP/1.1\r\nHost: ${name}`))[0]]).toEqual([name, 200])
      }
    }
  })
})

describe('the page', () => {
  const page = async (query: string, headers: Record<string, string> = {}, method = 'GET') => {
    const text = await raw(
      server.url,
      [
        `${method} /${query} HTTP/1.1`,
        `Host: ${new URL(server.url).host}`,
        'Connection: close',
        ...Object.entries(headers).map((entry) => entry.join(': ')),
        '',
        '',
      ].join('\r\n'),
    )
    return [Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), /"AUTH_ID":"[0-9a-f]{32}"/.test(text), text] as const
  }
  const own = () => new URL(server.url).origin

  it.each([
    'http://127.0.0.1:5173/',
    'http://localhost:5173/a?b#c',
    'https://my.localhost/',
    'http://[::1]:8/',
    'https://app.example.com/index.html',
    'http://app.example.com/',
  ])('frames %s', async (app) => {
    expect((await page(`?app=${encodeURIComponent(app)}`)).slice(0, 2)).toEqual([200, true])
  })

  it.each([
    'http://evil.com/',
    'http://127.0.0.1.evil.com/',
    'http://127.0.0.1@evil.com/',
    'http://app.example.com:8080/',
    'https://app.example.com.evil.com/',
    'https://evil.app.example.com/',
    'http://192.168.0.1/',
  ])('does not frame %s', async (app) => {
    const [status, token, text] = await page(`?app=${encodeURIComponent(app)}`)
    expect([status, token]).toEqual([403, false])
    expect(text).not.toMatch(secret)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nothing'])(
    'opens no frame for %s',
    async (app) => {
      expect((await page(`?app=${encodeURIComponent(app)}`)).slice(0, 2)).toEqual([200, false])
    },
  )

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }],
    ['another origin of the site', { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'document' }],
    ['a frame of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' }],
    ['a frame', { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe' }],
    ['an object', { 'sec-fetch-dest': 'object' }],
    ['an image', { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'image' }],
    ['a browser without these headers', { referer: 'https://evil.com/' }],
    ['a form of another site', { origin: 'https://evil.com' }],
    ['an origin that hides', { origin: 'null' }],
    ['an address that is none', { referer: 'evil' }],
    ['another port', { referer: 'http://127.0.0.1:1/' }],
  ])('is not given to %s', async (_, headers) => {
    const [status, token, text] = await page('?app=http://127.0.0.1:9/', headers)
    expect([status, token]).toEqual([403, false])
    expect(text).not.toMatch(secret)
  })

  it('is given to people, to programs and to itself', async () => {
    for (const headers of [
      {},
      { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' },
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document', referer: `${own()}/?user=5` },
      { origin: own() },
    ]) {
      expect((await page('', headers)).slice(0, 2)).toEqual([200, true])
    }
  })

  it('is read only', async () => {
    expect((await page('', {}, 'POST'))[0]).toBe(405)
    expect((await page('', {}, 'HEAD'))[0]).toBe(200)
  })

  it('may stand in no other page, and runs no script but its own', async () => {
    const [, , text] = await page('')
    expect(text).toMatch(/content-security-policy: .*frame-ancestors 'none'/i)
    expect(text).toMatch(/content-security-policy: default-src 'none'; script-src 'self'/i)
    expect(text).toMatch(/x-frame-options: deny/i)
  })

  it(
    'forgets frames of which it has not heard for long, and the oldest of very many',
    { timeout: 60_000 },
    async () => {
      let now = Date.parse('2026-08-15T12:00:00Z')
      const portal = await startPortal({ now: () => now, app: 'http://localhost:5173' })
      const open = async () =>
        present(/"sid":"([0-9a-f]{32})"/.exec(await (await fetch(portal.url)).text())?.[1])
      const isOpen = async (sid: string) => {
        const init = { method: 'POST', body: '{"command":"x"}' }
        return (await fetch(`${portal.url}portal/frame/${sid}/hear`, init)).status === 200
      }
      const [first, second] = [await open(), await open()]
      now += 23 * 3600_000
      expect(await isOpen(first)).toBe(true)
      now += 23 * 3600_000
      expect([await isOpen(first), await isOpen(second)]).toEqual([true, false])
      const third = await open()
      for (let count = 0; count < 999; count++) await open()
      expect([await isOpen(first), await isOpen(third)]).toEqual([false, true])
      await portal.close()
    },
  )
})

describe('the back of the page and the controls', () => {
  it('answer no other page', async () => {
    const text = await (await fetch(server.url)).text()
    const sid = present(/"sid":"([0-9a-f]{32})"/.exec(text)?.[1])
    const statusOf = async (path: string, method: string, headers: Record<string, string>) => {
      const body = method === 'GET' ? '' : path.includes('faults') ? '{"kind":"html"}' : '{"command":"x"}'
      const lines = Object.entries({
        host: new URL(server.url).host,
        connection: 'close',
        'content-type': 'application/json',
        'content-length': String(body.length),
        ...headers,
      })
      const answer = await raw(
        server.url,
        `${method} ${path} HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n${body}`,
      )
      return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
    }
    const places = [
      [`/portal/frame/${sid}/hear`, 'POST'],
      [`/portal/frame/${sid}/refresh`, 'POST'],
      ['/control/faults', 'POST'],
      ['/control/reset', 'POST'],
      ['/control/requests', 'GET'],
    ] as const
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.com' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:1' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { referer: 'https://evil.com/' },
    ]
    for (const [path, method] of places) {
      for (const headers of foreign)
        expect([path, headers, await statusOf(path, method, headers)]).toEqual([path, headers, 403])
    }
    expect(server.state.seen).toEqual([])
    const { origin } = new URL(server.url)
    expect(
      await statusOf(`/portal/frame/${sid}/hear`, 'POST', { origin, 'sec-fetch-site': 'same-origin' }),
    ).toBe(200)
    expect(await statusOf('/control/requests', 'GET', {})).toBe(200)
    expect(await statusOf('/control/faults', 'POST', { origin })).toBe(200)
    server.reset()
  })

  it('take a thousand faults at most', async () => {
    const post = async (count: number) => {
      const body = JSON.stringify(Array.from({ length: count }, () => ({ kind: 'html', method: 'no.such' })))
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`${server.url}control/faults`, { method: 'POST', body, headers })).status
    }
    expect([await post(1000), await post(1), await post(10_000)]).toEqual([200, 400, 413])
    server.reset()
    expect(await post(1)).toBe(200)
    server.reset()
  })
})

describe('allowed applications', () => {
  it.each([
    'app.example.com',
    'https://app.example.com/path',
    'ftp://app.example.com',
    'https://a@app.example.com',
    '*',
  ])('are origins, which %s is not', async (text) => {
    await expect(startPortal({ allowApps: [text] })).rejects.toThrow(/^An allowed application is an origin/)
  })
})
