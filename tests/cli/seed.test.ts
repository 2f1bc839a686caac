import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { Home } from './support/cli.ts'
import { type Front, startFront } from './support/front.ts'
import { type Proxy, startProxy } from './support/proxy.ts'

/** What the page of OpenIntegrations has for bash, but for the token, which it hides. */
const EXAMPLE = `
# JSON data can also be passed as a path to a .json file
oint bitrix24 UpdateUser \\
 --url "b24-ar17wx.bitrix24.by" \\
 --userid 3766 \\
 --fields "{'EMAIL':'328bab6a-a29c-47f3-917b-044ce520ee21@example.org','NAME':'Oleg','LAST_NAME':'Lama','UF_DEPARTMENT':'7'}" \\
 --token "***"
`
const DOMAIN = 'b24-ar17wx.bitrix24.by'
const ID = 3766
const FIELDS = {
  EMAIL: '328bab6a-a29c-47f3-917b-044ce520ee21@example.org',
  NAME: 'Oleg',
  LAST_NAME: 'Lama',
  UF_DEPARTMENT: 7,
}
const AFTER = { ...FIELDS, UF_DEPARTMENT: [7] }

let home: Home
let portal: LocalPortal
let front: Front
let proxy: Proxy
let env: Record<string, string>

beforeEach(async () => {
  home = await Home.make()
  portal = await startPortal()
  const person = portal.addPerson({ NAME: 'Anna', UF_DEPARTMENT: [1] })
  portal.state.people.delete(person.id)
  portal.state.people.set(ID, { ...person, id: ID })
  // The domain is somebody else's: a proxy leads to a server that has a certificate for it.
  front = await startFront(DOMAIN, portal.url, home.folder)
  proxy = await startProxy({ to: front.url })
  env = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: front.authority }
})

afterEach(async () => {
  await Promise.all([proxy.close(), front.close(), portal.close()])
  await home.remove()
})

function columns() {
  return portal.state.people.get(ID)?.columns
}

/** The example with the program's name in it; \`oint\` calls the portal's methods by a library. */
function written(token: string): string {
  return EXAMPLE.replace('oint', 'b24-users').replace('***', token)
}

describe('the example of the page', () => {
  test('runs as it is written, but for the name of the program, through a proxy', async () => {
    const { accessToken } = portal.issueToken(1)
    const ran = await home.shell(written(accessToken), { env })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(ran.stdout)).toMatchObject({
      result: true,
      time: { start: expect.any(Number) as number },
    })
    expect(columns()).toMatchObject(AFTER)
    expect(proxy.asked).toEqual([`${DOMAIN}:443`])
  })

  test('runs without the name of the library', async () => {
    const { accessToken } = portal.issueToken(1)
    const ran = await home.shell(written(accessToken).replace('bitrix24 UpdateUser', 'updateuser'), { env })
    expect(ran.code).toBe(0)
    expect(columns()).toMatchObject(AFTER)
  })

  test('runs by the address of a webhook', async () => {
    const { pathname } = new URL(portal.webhook)
    const ran = await home.shell(
      written('')
        .replace(`"${DOMAIN}"`, `"https://${DOMAIN}${pathname}"`)
        .replace(/\\\n --token.*/, ''),
      { env },
    )
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(columns()).toMatchObject(AFTER)
  })

  test('runs with a path to a file, as its comment says', async () => {
    await writeFile(home.path('fields.json'), `\uFEFF${JSON.stringify(FIELDS, null, 2)}`)
    const { accessToken } = portal.issueToken(1)
    const ran = await home.shell(written(accessToken).replace(/"\{.*\}"/, 'fields.json'), { env })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(columns()).toMatchObject(AFTER)
  })
})

describe('the settings of the page', () => {
  const more = (token: string, config: object) =>
    `${written(token).trim()} --config '${JSON.stringify(config)}'`

  test('proxy is an object with Protocol, Host, Port, User and Password', async () => {
    const other = await startProxy({ to: front.url, login: 'clerk:pa ss' })
    const { hostname, port } = new URL(other.url)
    const { accessToken } = portal.issueToken(1)
    const Proxied = {
      Protocol: 'https',
      Host: hostname,
      Port: Number(port),
      User: 'clerk',
      Password: 'pa ss',
    }
    const ran = await home.shell(more(accessToken, { proxy: { ...Proxied, UseOSAuthentication: false } }), {
      env: { NODE_EXTRA_CA_CERTS: front.authority },
    })
    await other.close()
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(other.asked).toEqual([`${DOMAIN}:443`])
    expect(columns()).toMatchObject(AFTER)
  })

  test('adv_response gives code, body and headers', async () => {
    const { accessToken } = portal.issueToken(1)
    const ran = await home.shell(more(accessToken, { adv_response: true }), { env })
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      code: 200,
      body: { result: true },
      headers: { 'content-type': expect.stringContaining('json') as string },
    })
  })

  test('retries sends again on 503', async () => {
    const { accessToken } = portal.issueToken(1)
    portal.addFault({ kind: 'status', status: 503, body: 'busy', method: 'user.update', times: 2 })
    const refused = await home.shell(more(accessToken, { retries: 1 }), { env })
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('503')
    const ran = await home.shell(more(accessToken, { retries: 2 }), { env })
    expect(ran.code).toBe(0)
    expect(columns()).toMatchObject(AFTER)
  })

  test('timeout ends a call', async () => {
    const { accessToken } = portal.issueToken(1)
    portal.addFault({ kind: 'silence', method: 'user.update', times: 5 })
    const ran = await home.shell(more(accessToken, { timeout: 0.3 }), { env })
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(/time/)
  })

  test('dontwait gives the data of what goes on, and status tells what has become of it', async () => {
    const { accessToken } = portal.issueToken(1)
    const ran = await home.shell(more(accessToken, { dontwait: true }), { env })
    expect(ran.code).toBe(0)
    const { id } = JSON.parse(ran.stdout) as { id: string }
    const ended = await home.run(['status', id, '--wait', '--json'])
    expect(ended.code).toBe(0)
    expect(JSON.parse(ended.stdout)).toMatchObject({
      id,
      command: 'UpdateUser',
      state: 'done',
      answer: { result: true },
    })
    expect(columns()).toMatchObject(AFTER)
  })

  test('without a value they are listed', async () => {
    const ran = await home.run(['UpdateUser', '--userid', '1', '--fields', '{}', '--config'])
    expect(ran.code).toBe(0)
    for (const name of ['proxy', 'timeout', 'adv_response', 'retries', 'dontwait'])
      expect(ran.stdout).toContain(name)
  })
})
