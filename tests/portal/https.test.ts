import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readIdentity } from '../../www/portal/node/authority.ts'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { present } from './call.ts'

let folder: string
let server: LocalPortal

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-https-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app', 'index.html'), '<h1>App</h1>')
  const authorityFolder = join(folder, 'a', 'ca')
  server = await startPortal({ https: true, app: join(folder, 'app'), code: 'c0de', authorityFolder })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** Runs a script in a Node of its own, which trusts the portal's authority or does not. */
async function inNode(script: string, trusting = true): Promise<unknown> {
  const trust = trusting ? { NODE_EXTRA_CA_CERTS: present(server.authority) } : {}
  const args = ['--input-type=module', '--eval', script]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...trust } })
  return JSON.parse(stdout)
}

/** Shakes hands under a name; tells what is wrong with the certificate then. */
function handshake(name: string): Promise<string> {
  return new Promise((resolve) => {
    void readFile(present(server.authority)).then((ca) => {
      const port = Number(new URL(server.url).port)
      const socket = connect({ host: '127.0.0.1', port, servername: name, ca }, () => {
        socket.destroy()
        resolve('trusted')
      })
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    })
  })
}

describe('https', () => {
  it('serves the portal and the application, and says so in every address', async () => {
    const [url, app] = [server.url, present(server.appUrl)]
    expect([url, app, server.webhook]).toEqual([
      expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/$/),
      expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/$/),
      `${url}rest/1/c0de/`,
    ])
    const script = `
      const text = async (url) => (await fetch(url)).text()
      const page = await text(${JSON.stringify(url)})
      const { frame } = JSON.parse(/id="page-data">(.*?)<.script>/s.exec(page)[1])
      const { result } = JSON.parse(await text(${JSON.stringify(`${server.webhook}user.current`)}))
      const photo = (await fetch(result.PERSONAL_PHOTO)).headers.get('content-type')
      console.log(JSON.stringify([frame.init.PROTOCOL, frame.action, await text(frame.action), photo]))`
    expect(await inNode(script)).toEqual([1, expect.stringContaining(app), '<h1>App</h1>', 'image/png'])
  })

  it('takes the hook of the unmodified SDK, which must trust the authority', async () => {
    const script = `
      import { B24Hook } from '@bitrix24/b24jssdk'
      const hook = B24Hook.fromWebhookUrl(${JSON.stringify(server.webhook)}, {
        restrictionParams: { maxRetries: 1 } })
      hook.offClientSideWarning()
      const outcome = await hook.actions.v2.call.make({ method: 'user.current' })
        .then((answer) => answer.getData().result.LAST_NAME, ({ code }) => code)
      console.log(JSON.stringify(outcome))`
    expect(await inNode(script)).toBe('Lindqvist')
    expect(await inNode(script, false)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
  })

  it('refreshes an ended token of the unmodified SDK at the token address', async () => {
    const { url } = server
    const token = server.issueToken(5, { lifetime: 0 })
    const options = {
      applicationToken: 'x',
      userId: 5,
      memberId: server.memberId,
      accessToken: token.accessToken,
      refreshToken: token.refreshToken,
      expires: Math.floor(token.expires / 1000) + 60,
      expiresIn: 60,
      scope: 'user',
      domain: new URL(url).host,
      clientEndpoint: `${url}rest/`,
      serverEndpoint: `${url}rest/`,
      status: 'L',
    }
    const script = `
      import { B24OAuth } from '@bitrix24/b24jssdk'
      const oauth = new B24OAuth(${JSON.stringify(options)}, { clientId: 'local.app', clientSecret: 'localsecret' })
      const answer = await oauth.actions.v2.call.make({ method: 'user.current' })
      const query = { grant_type: 'refresh_token', client_id: 'local.app', client_secret: 'localsecret' }
      const trade = async (refresh_token) => {
        const sent = new URLSearchParams({ ...query, refresh_token })
        return (await fetch('${url}oauth/token/?' + sent)).json()
      }
      const { error } = await trade(${JSON.stringify(token.refreshToken)})
      const { user_id } = await trade(oauth.auth.getAuthData().refresh_token)
      console.log(JSON.stringify([answer.getData().result.ID, error, user_id]))`
    expect(await inNode(script)).toEqual(['5', 'invalid_grant', 5])
  })

  it.each([
    ['localhost', 'trusted'],
    ['bitrix24.test', 'trusted'],
    ['acme.bitrix24.test', 'trusted'],
    ['acme.bitrix24.com', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('under the name %s is %s', async (name, outcome) => expect(await handshake(name)).toBe(outcome))
})

describe('the identity', () => {
  it('is kept: three files, and no key that could vouch for anything else', async () => {
    const kept = join(folder, 'kept')
    const first = await readIdentity(kept)
    expect((await readdir(kept)).sort()).toEqual(['authority.crt', 'server.crt', 'server.key'])
    expect(await readIdentity(kept)).toEqual(first)
    const [authority, own] = [await readFile(first.authority), first.cert].map(
      (pem) => new X509Certificate(pem),
    )
    expect([present(authority).ca, present(own).ca, present(own).checkIssued(present(authority))]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('is made once when two portals start together', async () => {
    const shared = join(folder, 'shared')
    const [one, two] = await Promise.all([readIdentity(shared), readIdentity(shared)])
    expect(one).toEqual(two)
  })

  it('is made anew when half of it is missing, but never over somebody else’s files', async () => {
    const half = join(folder, 'half')
    await readIdentity(half)
    await rm(join(half, 'server.key'))
    expect((await readIdentity(half)).key).toContain('PRIVATE KEY')
    await rm(join(half, 'server.key'))
    await writeFile(join(half, 'diary.txt'), 'mine')
    await expect(readIdentity(half)).rejects.toThrow()
    expect(await readFile(join(half, 'diary.txt'), 'utf8')).toBe('mine')
  })

  it('says what is missing when there is no openssl', async () => {
    const path = process.env['PATH']
    process.env['PATH'] = folder
    await expect(readIdentity(join(folder, 'none'))).rejects.toThrow(
      /needs the program openssl, which is not installed/,
    )
    process.env['PATH'] = path
    expect((await readdir(folder)).filter((name) => /none|portal-ca/.test(name))).toEqual([])
  })

  it('is the same for every portal that keeps it there', async () => {
    const other = await startPortal({ https: true, authorityFolder: join(folder, 'a', 'ca') })
    expect(other.authority).toEqual(server.authority)
    await other.close()
  })
})
