import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMessage, writeAnswer } from '../../www/portal/browser/host/message.ts'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { present, type Row } from './call.ts'

let folder: string
let server: LocalPortal

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-host-'))
  await mkdir(join(folder, 'app', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'outside')
  await writeFile(join(folder, 'app', 'index.html'), '<h1>App</h1>')
  await writeFile(join(folder, 'app', 'assets', 'core.wasm'), 'wasm')
  server = await startPortal({ app: join(folder, 'app'), code: 'c0de' })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

describe('the application origin', () => {
  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(new URL(path, server.appUrl), { method })
    return [response.status, response.headers.get('content-type'), await response.text()]
  }

  it('is not the portal', () => expect(server.appUrl).not.toBe(server.url))

  it.each(['/', '/index.html', '/people/5'])('serves the page at %s by GET alone', async (path) => {
    expect(await ask(path)).toEqual([200, 'text/html; charset=utf-8', '<h1>App</h1>'])
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask(path, method))[0]).toBe(405)
  })

  it('knows the type of wasm', async () => {
    expect(await ask('/assets/core.wasm')).toEqual([200, 'application/wasm', 'wasm'])
  })

  it.each(['/missing.js', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets%00.js'])(
    'has nothing at %s',
    async (path) => {
      expect((await ask(path))[0]).toBe(404)
    },
  )
})

describe('the portal origin', () => {
  it('answers through its webhook', async () => {
    expect(server.webhook).toBe(`${server.url}rest/1/c0de/`)
    const response = await fetch(`${server.webhook}user.current.json`, { method: 'POST' })
    const { result } = (await response.json()) as { result: Record<string, string> }
    expect(result['PERSONAL_PHOTO']).toContain(server.url)
    const photo = await fetch(present(result['PERSONAL_PHOTO']))
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  it('takes a body of several megabytes and refuses a monstrous one', async () => {
    const post = async (length: number) => {
      const body = `ID=5&PERSONAL_NOTES=${'x'.repeat(length)}`
      return (await fetch(`${server.webhook}user.update`, { method: 'POST', body })).status
    }
    expect(await post(5_000_000)).toBe(200)
    expect(await post(21_000_000)).toBe(413)
  })

  it('renders a page whose data cannot end its script', async () => {
    const page = await (await fetch(`${server.url}?placement=x&options={"a":"</script>"}`)).text()
    expect(page.match(/<\/script>/g)).toHaveLength(2)
    const json = present(/id="page-data">(.*?)<\/script>/s.exec(page)?.[1])
    const { frame } = JSON.parse(json) as { frame: { sid: string; fields: Row; init: Row } }
    expect(frame.sid).toMatch(/^[0-9a-f]{32}$/)
    expect(frame.init).toMatchObject({ PROTOCOL: 0, PLACEMENT: 'X', PLACEMENT_OPTIONS: { a: '</script>' } })
    expect(frame.fields).toMatchObject({ PLACEMENT_OPTIONS: '{"a":"</script>"}', AUTH_EXPIRES: '3600' })
  })

  it('does nothing for a frame it never rendered', async () => {
    const address = `${server.url}portal/frame/${'0'.repeat(32)}/refresh`
    expect((await fetch(address, { method: 'POST', body: '{}' })).status).toBe(404)
  })
})

describe('messages of frames', () => {
  it.each([
    ['getInitData::id:sid', { command: 'getInitData', parameters: [], callbackId: 'id', sid: 'sid' }],
    ['getInitData:id:sid', { command: 'getInitData', parameters: [], callbackId: 'id', sid: 'sid' }],
    ['x:{"a":"b:c"}:id:sid', { command: 'x', parameters: { a: 'b:c' }, callbackId: 'id', sid: 'sid' }],
    ['x:{"a":1}::sid', { command: 'x', parameters: { a: 1 }, callbackId: '', sid: 'sid' }],
    [
      'setValue:[object Object]:id:sid',
      { command: 'setValue', parameters: [], callbackId: 'id', sid: 'sid' },
    ],
    [
      { method: 'im:setText', params: { text: 'hi' }, callback: 'id', appSid: 'sid' },
      { command: 'im:setText', parameters: { text: 'hi' }, callbackId: 'id', sid: 'sid' },
    ],
    ['word', undefined],
    [null, undefined],
    [{ type: 'webpackOk' }, undefined],
  ])('are read: %j', (data, message) => expect(readMessage(data)).toEqual(message))

  it('are answered with or without a payload', () => {
    expect(writeAnswer('id', { a: 'b:c' })).toBe('id:{"a":"b:c"}')
    expect(writeAnswer('id')).toBe('id:')
  })
})

describe('the command line', () => {
  const start = (last: string, ...args: string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'www/portal/node/cli.ts', ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const lines = new Promise<string>((resolve) => {
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (text.includes(last)) resolve(text)
      })
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    return { child, lines, ended }
  }

  it('prints two lines and stops with its parent', { timeout: 20_000 }, async () => {
    const { child, lines, ended } = start('webhook:', '--code', 'abc', '--watch-stdin')
    expect(await lines).toMatch(
      /^portal: (http:\/\/127\.0\.0\.1:\d+\/)\nwebhook: http:\/\/127\.0\.0\.1:\d+\/rest\/1\/abc\/\n$/,
    )
    child.stdin.end()
    expect(await ended).toBe(0)
  })

  it('prints tokens and the authority after them, when asked', { timeout: 20_000 }, async () => {
    const wishes = [
      '--oauth',
      '--https',
      '--user',
      '5',
      '--client',
      'app:s:ecret',
      '--authority',
      join(folder, 'ca'),
    ]
    const { child, lines, ended } = start('authority:', ...wishes)
    const [, webhook = '', token = '', refresh = '', authority = ''] = (await lines).split('\n')
    expect(webhook).toMatch(/^webhook: https:\/\/127\.0\.0\.1:\d+\/rest\/5\/[0-9a-f]{16}\/$/)
    expect([token, refresh]).toEqual([
      expect.stringMatching(/^token: [0-9a-f]{32}$/),
      expect.stringMatching(/^refresh: [0-9a-f]{32}$/),
    ])
    expect(authority).toBe(`authority: ${join(folder, 'ca', 'authority.crt')}`)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('limits calls and opens its control when asked', { timeout: 20_000 }, async () => {
    const { child, lines, ended } = start('webhook:', '--rate', '1/0.001', '--operating', '480', '--control')
    const [url = '', webhook = ''] = (await lines).split('\n').map((line) => line.replace(/^\w+: /, ''))
    const ask = async (address: string) => (await fetch(address)).status
    expect([await ask(`${webhook}user.admin`), await ask(`${webhook}user.admin`)]).toEqual([200, 503])
    expect(await ask(`${url}control/requests`)).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('refuses numbers that are none', { timeout: 20_000 }, async () => {
    const { ended } = start('webhook:', '--rate', '50')
    expect(await ended).toBe(1)
  })

  it('stops when told to', { timeout: 20_000 }, async () => {
    const { child, lines, ended } = start('webhook:')
    expect(await lines).toMatch(/\/rest\/1\/[0-9a-f]{16}\/\n$/)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
