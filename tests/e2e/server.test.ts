import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalPortal, startPortal } from 'b24-users/portal'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { present } from '../portal/call.ts'
import { BROWSERS, launch } from './browsers.ts'
import { openApp } from './driver.ts'
import { SDKS } from './ways.ts'

let folder: string
let server: ViteDevServer
let portal: LocalPortal

/** An application of somebody else, on a server for development that refuses `POST`, framed by the portal of the package. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-'))
  await mkdir(join(folder, 'public'))
  await cp(`node_modules/${SDKS.newest}/dist/umd/index.min.js`, join(folder, 'public', 'sdk.js'))
  server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'error',
    // The page is written when the server runs: noticed late, that would load it once more in the middle of a test.
    server: { host: '127.0.0.1', port: 0, watch: null, hmr: false },
  })
  await server.listen()
  portal = await startPortal({
    app: present(server.resolvedUrls?.local[0]).replace('127.0.0.1', 'localhost'),
  })
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><script src="${portal.url}api/v1/"></script><script src="/sdk.js"></script><h1>App</h1>`,
  )
})

afterAll(async () => {
  await Promise.all([
    (portal as LocalPortal | undefined)?.close(),
    (server as ViteDevServer | undefined)?.close(),
  ])
  await rm(folder, { recursive: true })
})

it.each(BROWSERS)('%s: an application is framed where its own server has it', async (name) => {
  expect((await fetch(present(portal.appUrl), { method: 'POST' })).status).toBe(404)
  portal.reset()
  const browser = await launch(name)
  try {
    const { app: frame } = await openApp(browser, portal.url)
    await frame.waitForSelector('h1')
    expect(new URL(frame.url()).origin).toBe(new URL(present(portal.appUrl)).origin)
    const seen = await frame.evaluate(`(async () => {
      await new Promise((resolve) => BX24.init(resolve))
      const b24 = await B24Js.initializeB24Frame()
      const answer = await b24.actions.v2.call.make({ method: 'user.current' })
      return [
        answer.getData().result.ID,
        await new Promise((resolve) => BX24.callMethod('user.get', { ID: 5 }, (result) => resolve(result.data()[0].ID))),
      ]
    })()`)
    expect(seen).toEqual(['1', '5'])
    expect(portal.state.seen).toMatchObject([
      { method: 'user.current', applied: true },
      { method: 'user.get', applied: true },
    ])
  } finally {
    await browser.close()
  }
})
