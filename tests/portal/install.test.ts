import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import type { PageData } from '../../www/portal/portal/frameData.ts'
import { present } from './call.ts'

let folder: string
let portal: LocalPortal

const SCRIPT = '<script src="//api.bitrix24.com/api/v1/"></script>'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-install-'))
  const page = (text: string) => strToU8(`<!doctype html>${SCRIPT}<h1>${text}</h1>`)
  const files = { 'index.html': page('App'), 'install.html': page('Install'), 'a/core.wasm': strToU8('wasm') }
  await writeFile(join(folder, 'app.zip'), zipSync(files))
  await writeFile(join(folder, 'bare.zip'), zipSync({ 'app/index.html': page('Too deep') }))
  await writeFile(join(folder, 'no.zip'), 'no zip')
})

afterEach(() => portal.close())
afterAll(() => rm(folder, { recursive: true }))

/** What a page of the portal is rendered with. */
async function dataOf(path = '/'): Promise<PageData> {
  const html = await (await fetch(new URL(path, portal.url))).text()
  return JSON.parse(present(/id="page-data">(.*)<\/script>/.exec(html)?.[1])) as PageData
}

const act = (sid: string, action: string) =>
  fetch(new URL(`/portal/frame/${sid}/${action}`, portal.url), { method: 'POST', body: '{}' })

const upload = (body: string, headers?: Record<string, string>) =>
  fetch(new URL('/portal/application', portal.url), { method: 'POST', body, ...(headers && { headers }) })

const zipOf = (files: Record<string, Uint8Array>) => Buffer.from(zipSync(files)).toString('base64')

describe('a portal that runs', () => {
  it('takes an application, then another in its place', async () => {
    portal = await startPortal()
    expect(portal.appUrl).toBeUndefined()
    const html = await (await fetch(new URL('/devops/', portal.url))).text()
    expect(html).toContain('<input type="file" id="upload"')
    const [first, second] = [strToU8('<h1>First</h1>'), strToU8('<h1>Second</h1>')]
    expect((await upload(zipOf({ 'index.html': first, 'install.html': first }))).status).toBe(200)
    const address = present(portal.appUrl)
    expect(await (await fetch(address)).text()).toBe('<h1>First</h1>')
    expect(present((await dataOf()).frame).action).toContain(`${address}install.html?`)
    expect((await upload(zipOf({ 'index.html': second }))).status).toBe(200)
    expect(await (await fetch(present(portal.appUrl))).text()).toBe('<h1>Second</h1>')
    expect((await fetch(new URL('install.html', portal.appUrl))).status).toBe(404)
    const { action, init } = present((await dataOf()).frame)
    expect([action.startsWith(`${address}?`), init.INSTALL]).toEqual([true, false])
  })

  it('keeps its application when it is sent none, or by the page of somebody else', async () => {
    portal = await startPortal({ app: join(folder, 'app.zip') })
    for (const [body, words] of [
      ['no base64 at all', 'The uploaded file is no base64'],
      [Buffer.from('no zip').toString('base64'), 'neither a folder nor a zip'],
      [zipOf({ 'app/index.html': strToU8('') }), 'no index.html'],
    ] as const) {
      const response = await upload(body)
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(words)])
    }
    const foreign = await upload(zipOf({ 'index.html': strToU8('x') }), { origin: 'https://evil.com' })
    expect(foreign.status).toBe(403)
    expect(await (await fetch(present(portal.appUrl))).text()).toContain('<h1>App</h1>')
  })
})

describe('an uploaded application', () => {
  it('is served, and its pages get the script of this portal for the one of the vendor', async () => {
    portal = await startPortal({ app: join(folder, 'app.zip') })
    const page = await (await fetch(present(portal.appUrl))).text()
    expect(page).toContain(`<script src="${portal.url}api/v1/"></script><h1>App</h1>`)
    const wasm = await fetch(new URL('a/core.wasm', portal.appUrl))
    expect([wasm.status, wasm.headers.get('content-type'), await wasm.text()]).toEqual([
      200,
      'application/wasm',
      'wasm',
    ])
    expect((await fetch(new URL('missing.js', portal.appUrl))).status).toBe(404)
  })

  it('gets no wasm from a host that refuses it', async () => {
    portal = await startPortal({ app: join(folder, 'app.zip'), wasm: false })
    expect((await fetch(new URL('a/core.wasm', portal.appUrl))).status).toBe(404)
  })

  it('takes forms when it is asked by one', async () => {
    portal = await startPortal({ app: join(folder, 'app.zip'), appMethod: 'POST' })
    expect((await fetch(present(portal.appUrl), { method: 'POST' })).status).toBe(200)
    expect((await fetch(new URL('a/core.wasm', portal.appUrl), { method: 'POST' })).status).toBe(405)
  })

  it('is installed by its own page first, and shows no widgets before', async () => {
    portal = await startPortal({ app: join(folder, 'app.zip') })
    const auth = portal.issueToken(1).accessToken
    const bind = async (PLACEMENT: string, name: string) => {
      const HANDLER = new URL(name, portal.appUrl).href
      const body = JSON.stringify({
        auth,
        PLACEMENT,
        HANDLER,
        TITLE: name,
        LANG_ALL: { de: { TITLE: `${name} (de)` }, en: { TITLE: name } },
      })
      const headers = { 'content-type': 'application/json' }
      expect(
        (await fetch(`${portal.url}rest/placement.bind`, { method: 'POST', headers, body })).status,
      ).toBe(200)
    }
    await bind('USER_PROFILE_MENU', 'menu.html')
    await bind('USER_PROFILE_TOOLBAR', 'tool.html')
    const first = await dataOf()
    expect(present(first.frame).action).toContain('/install.html?')
    expect(present(first.frame).init).toMatchObject({ INSTALL: true, FIRST_RUN: true })
    const card = '/company/personal/user/5/'
    expect([first.menu, (await dataOf(card)).toolbar]).toEqual([[], []])

    expect(await (await act(present(first.frame).sid, 'finish-installation')).json()).toBe(true)
    const second = await dataOf('/?lang=de')
    expect(present(second.frame).action).not.toContain('install.html')
    expect(present(second.frame).init).toMatchObject({ INSTALL: false, FIRST_RUN: false })
    expect(second.menu.map(({ title }) => title)).toEqual(['menu.html (de)'])
    expect(present(second.menu[0]).frame.init).toMatchObject({
      PLACEMENT: 'USER_PROFILE_MENU',
      PLACEMENT_OPTIONS: { USER_ID: '1', URI: '/' },
    })
    const { menu, toolbar, frame } = await dataOf(`${card}?user=2`)
    expect([menu.length, frame]).toEqual([1, null])
    expect(present(toolbar[0]).frame).toMatchObject({
      init: { PLACEMENT_OPTIONS: { USER_ID: '5', URI: card } },
    })
    expect(present(toolbar[0]).frame.action).toMatch(/\/tool\.html\?/)
    expect(await (await act(present(second.frame).sid, 'finish-installation')).json()).toBe(false)
  })

  it('posts what a widget is about, as the portal writes it', async () => {
    portal = await startPortal({ app: join(folder, 'app.zip') })
    const own = present(portal.state.applications.get('local.app'))
    own.isInstalled = true
    const placed = {
      clientId: 'local.app',
      handler: 'http://127.0.0.1:1/x',
      words: { en: { TITLE: '', DESCRIPTION: '', GROUP_NAME: '' } },
    }
    portal.state.widgets.push({ ...placed, placement: 'USER_PROFILE_TOOLBAR', userId: 0 })
    portal.state.widgets.push({ ...placed, placement: 'USER_PROFILE_TOOLBAR', userId: 7 })
    const { toolbar } = await dataOf('/company/personal/user/5/')
    expect(toolbar.map(({ title }) => title)).toEqual(['Application'])
    expect(present(toolbar[0]).frame).toMatchObject({
      method: 'POST',
      fields: { PLACEMENT_OPTIONS: '{"USER_ID":"5","URI":"/company/personal/user/5/"}' },
    })
  })

  it.each([
    ['nowhere', 'The application is not there'],
    ['no.zip', 'The application is neither a folder nor a zip'],
    ['bare.zip', 'The application has no index.html'],
  ])('is refused when it is %s', async (name, words) => {
    portal = await startPortal()
    await expect(startPortal({ app: join(folder, name) })).rejects.toThrow(words)
  })
})
