import { link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { present } from './call.ts'
import { raw } from './raw.ts'

let folder: string
let app: string
let server: LocalPortal

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-folder-'))
  app = join(folder, 'app')
  const files = {
    'secret.txt': 'outside',
    'app-other/secret.txt': 'outside',
    'app/index.html': '<h1>App</h1>',
    'app/deep/page.html': 'deep',
    'app/core.wasm': 'wasm',
    'app/a..b.txt': 'plain',
    'app/.env': 'outside',
    'app/.git/config.txt': 'outside',
    'app/deep/.htpasswd.txt': 'outside',
    'app/folder.js/x.txt': 'in',
  }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  await symlink(join(folder, 'secret.txt'), join(app, 'link.txt'))
  await symlink('../app-other', join(app, 'linked'))
  await symlink('.env', join(app, 'env.txt'))
  await symlink('core.wasm', join(app, 'inside.wasm'))
  await symlink('loop.txt', join(app, 'loop.txt'))
  await link(join(app, 'core.wasm'), join(app, 'hard.wasm'))
  execFileSync('mkfifo', [join(app, 'pipe.txt')])
  await symlink(app, join(folder, 'current'))
  server = await startPortal({ app: join(folder, 'current') })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** Asks for a path as it stands; `fetch` would take its dots out. */
async function ask(path: string, method = 'GET') {
  const url = present(server.appUrl)
  const text = await raw(
    url,
    `${method} ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nConnection: close\r\n\r\n`,
  )
  const [head = '', ...body] = text.split('\r\n\r\n')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]
  return {
    status: Number(/ (\d+)/.exec(head)?.[1]),
    type: header('content-type'),
    allow: header('allow'),
    body: body.join(''),
    head,
  }
}

describe('the folder of an application', () => {
  it.each([
    ['/deep/page.html', 'text/html; charset=utf-8', 'deep'],
    ['/core.wasm', 'application/wasm', 'wasm'],
    ['/inside.wasm', 'application/wasm', 'wasm'],
    ['/hard.wasm', 'application/wasm', 'wasm'],
    ['/a..b.txt', 'text/plain; charset=utf-8', 'plain'],
    ['/people/5?x=/../.env', 'text/html; charset=utf-8', '<h1>App</h1>'],
  ])('has %s', async (path, type, body) => {
    const found = await ask(path)
    expect(found).toMatchObject({ status: 200, type, body: expect.stringContaining(body) as string })
    expect(found.head).toMatch(/x-content-type-options: nosniff/i)
  })

  it.each([
    '/.env',
    '/%2eenv',
    '/.ENV',
    '/.git/config.txt',
    '/%2egit/config.txt',
    '/.git%2fconfig.txt',
    '/deep/.htpasswd.txt',
    '/link.txt',
    '/linked/secret.txt',
    '/env.txt',
    '/loop.txt',
    '/pipe.txt',
    '/folder.js',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/deep%5c..%5c..%5csecret.txt',
    '/deep/..%2f..%2fsecret.txt',
    '/../app-other/secret.txt',
    '/..%2fapp-other%2fsecret.txt',
    '/core.wasm%00.html',
    '/core.wasm::$DATA.html',
    '/c:%2fsecret.txt',
    '/%zz.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '//etc/passwd.txt',
    '/etc/hosts.txt',
  ])('has nothing at %s', async (path) => {
    const found = await ask(path)
    expect(found).toMatchObject({ status: 404 })
    expect(found.body).not.toContain('outside')
  })

  it('is read by GET and HEAD alone', async () => {
    expect(await ask('/core.wasm', 'HEAD')).toMatchObject({ status: 200, body: '', type: 'application/wasm' })
    expect(await ask('/', 'POST')).toMatchObject({ status: 405, allow: 'GET, HEAD' })
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      expect([method, (await ask('/', method)).status]).toEqual([method, 405])
    }
  })

  it.each([
    ['missing', 'is not there'],
    ['secret.txt', 'is neither a folder nor a zip'],
    ['app/index.html', 'is neither a folder nor a zip'],
  ])('is not %s, which %s', async (name, reason) => {
    await expect(startPortal({ app: join(folder, name) })).rejects.toThrow(
      `The application ${reason}: ${join(folder, name)}`,
    )
  })
})
