import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'

const SDK = 'node_modules/@bitrix24/b24jssdk/dist/umd/index.min.js'

export interface TestApp {
  readonly portal: LocalPortal
  /** Address of the folder with `bx24.html` and `sdk.html`. */
  readonly url: string
  close(): Promise<void>
}

/** A portal with two empty applications, one for each library; all they do, the tests tell them. */
export async function startTestApp(): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-app-'))
  const portal = await startPortal({ app: folder })
  await Promise.all([
    cp(SDK, join(folder, 'sdk.js')),
    writeFile(join(folder, 'sdk.html'), page('sdk.js')),
    writeFile(join(folder, 'bx24.html'), page(`${portal.url}api/v1/`)),
  ])
  return {
    portal,
    url: portal.appUrl ?? '',
    async close() {
      await portal.close()
      await rm(folder, { recursive: true })
    },
  }
}

function page(script: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Application</title><script src="${script}" crossorigin></script><h1>App</h1>`
}
