import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type LocalPortal, startPortal } from 'b24-users/portal'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

/** Posts JSON as any program would; gives the status and what the portal has answered. */
async function call(webhook: string, method: string, parameters: object = {}) {
  const response = await fetch(`${webhook}${method}.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  })
  const { result, error } = (await response.json()) as { result?: unknown; error?: string }
  return { status: response.status, result, error }
}

describe('the entry', { timeout: 30_000 }, () => {
  let portal: LocalPortal

  afterEach(() => portal.close())

  it('starts a portal that answers, remembers, fails on demand, forgets, and stops', async () => {
    portal = await startPortal()
    expect(await call(portal.webhook, 'user.update', { ID: 5, NAME: 'Ida' })).toMatchObject({ result: true })
    expect(portal.state.people.get(5)?.columns['NAME']).toBe('Ida')
    portal.addFault({ kind: 'status', status: 503, error: 'QUERY_LIMIT_EXCEEDED', method: 'user.get' })
    expect(await call(portal.webhook, 'user.get')).toMatchObject({
      status: 503,
      error: 'QUERY_LIMIT_EXCEEDED',
    })
    expect(portal.state.seen).toMatchObject([
      { method: 'user.update', applied: true, status: 200 },
      { method: 'user.get', applied: false, status: 503, fault: 'status' },
    ])
    portal.reset()
    expect(portal.state.seen).toEqual([])
    expect((await call(portal.webhook, 'user.get')).status).toBe(200)
    await portal.close()
    await expect(fetch(portal.url)).rejects.toThrow()
  })

  it('takes people, webhooks and tokens of the test', async () => {
    portal = await startPortal({ empty: true, code: 'c0de', editOwnProfile: false })
    const admin = portal.addPerson({ NAME: 'Ann' }, { admin: true })
    const other = portal.addPerson({ NAME: 'Bob', EMAIL: 'bob@example.com', UF_DEPARTMENT: [1] })
    expect([portal.webhook, admin.id, other.id]).toEqual([`${portal.url}rest/1/c0de/`, 1, 2])
    expect(await call(portal.webhook, 'user.get', { ID: 2 })).toMatchObject({
      result: [{ ID: '2', ACTIVE: true, NAME: 'Bob', EMAIL: 'bob@example.com' }],
    })
    const lesser = portal.addWebhook(other.id, { scopes: ['user_basic'] })
    expect(await call(lesser, 'user.update', { ID: 1, NAME: 'x' })).toMatchObject({
      result: { error: 'insufficient_scope' },
    })
    const { accessToken } = portal.issueToken(other.id)
    const mine = await call(`${portal.url}rest/`, 'user.current', { auth: accessToken })
    expect(mine.result).toMatchObject({ ID: '2' })
    portal.revokeAccess(other.id)
    expect((await call(`${portal.url}rest/`, 'user.current', { auth: accessToken })).status).toBe(401)
  })

  it('has the page, its style and the BX24 script inside', async () => {
    portal = await startPortal({ app: 'http://localhost:5173' })
    expect(portal.appUrl).toBe('http://localhost:5173/')
    const read = async (path: string) => (await fetch(new URL(path, portal.url))).text()
    expect(await read('/')).toContain('"action":"http://localhost:5173/?DOMAIN=127.0.0.1')
    expect(await read('/portal/page.js')).toContain('page-data')
    expect(await read('/portal/page.css')).toContain('.frame-place')
    expect(await read('/api/v1/')).toContain('callMethod')
  })

  it('leaves nothing open when its port is taken', async () => {
    portal = await startPortal()
    const { port } = new URL(portal.url)
    const script = `import { startPortal } from 'b24-users/portal'
      await startPortal({ app: '.', port: ${port} }).catch(({ code }) => console.log(code))`
    expect(await inNode(process.cwd(), script)).toBe('EADDRINUSE\n')
  })
})

/** What a script prints in a Node of its own; fails unless that ends by itself. */
async function inNode(cwd: string, script: string): Promise<string> {
  const args = ['--input-type=module', '--eval', script]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, timeout: 20_000 })
  return stdout
}

describe('the package, with no other beside it', { timeout: 30_000 }, () => {
  let folder: string
  let installed: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-entry-'))
    installed = join(folder, 'node_modules', 'b24-users')
    await mkdir(installed, { recursive: true })
    await Promise.all(
      ['package.json', 'dist'].map((name) => cp(name, join(installed, name), { recursive: true })),
    )
  })

  afterAll(() => rm(folder, { recursive: true }))

  it('lets a process end once its portal is closed, whatever was still waiting', async () => {
    const script = `
      import { startPortal } from 'b24-users/portal'
      const portal = await startPortal({ app: '.' })
      portal.addFault({ kind: 'silence' })
      const waiting = fetch(portal.webhook + 'user.get').catch(() => 'cut')
      while (portal.state.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      await portal.close()
      console.log(await waiting)`
    expect(await inNode(folder, script)).toBe('cut\n')
  })

  /** Runs the command of the package; resolves with what it has printed by its end. */
  async function command(args: string[], onPrint?: (text: string, stop: () => void) => void) {
    const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      bin: { 'b24-users-portal': string }
    }
    const program = join(installed, bin['b24-users-portal'])
    const child = spawn(process.execPath, [program, '--watch-stdin', ...args], { cwd: folder })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        onPrint?.(text, () => child.kill('SIGTERM'))
      })
    }
    const status = await new Promise((resolve) => child.once('close', resolve))
    return { status, text }
  }

  it('has a command that prints where the portal is, and stops when told to', async () => {
    let answer: ReturnType<typeof call> | undefined
    const { status, text } = await command(['--code', 'abc', '--user', '5'], (printed, stop) => {
      const webhook = /^webhook: (.+)\n/m.exec(printed)?.[1]
      if (webhook !== undefined) answer ??= call(webhook, 'user.current').finally(stop)
    })
    expect(text).toMatch(
      /^portal: (http:\/\/127\.0\.0\.1:\d+\/)\nwebhook: http:\/\/127\.0\.0\.1:\d+\/rest\/5\/abc\/\n$/,
    )
    expect(await answer).toMatchObject({ status: 200, result: { ID: '5' } })
    expect(status).toBe(0)
  })

  it.each([
    ['--prot', /^Unknown option '--prot'/],
    ['--app-method=PUT', /^--app-method is neither GET nor POST/],
    ['--app=http://', /^The application has no readable address/],
    ['--app=no-such-folder', /^The application is not there/],
    ['--app=node_modules/b24-users/package.json', /^The application is neither a folder nor a zip/],
    ['--allow-app=app.example.com', /^An allowed application is an origin/],
  ])('says in a sentence what is wrong with %s', async (arg, sentence) => {
    const { status, text } = await command([arg])
    expect([status, text]).toEqual([1, expect.stringMatching(sentence)])
    expect(text).not.toContain('    at ')
  })
})
