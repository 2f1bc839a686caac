import type { FramedApplication } from '../portal/hostPage.ts'
import { openAppFiles } from './appFiles.ts'
import { type Certificate, listen, type Listener } from './listen.ts'
import type { PortalOptions } from './portalOptions.ts'
import { serveApplication } from './staticHost.ts'

/** The origins that were allowed, as browsers write them; throws for what is none. */
export function readOrigins(texts: readonly string[]): string[] {
  return texts.map((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
    throw new Error(`An allowed application is an origin such as https://app.example.com, not: ${text}`)
  })
}

/** Where the application is, and what serves it if that is us; `script` tells the address of the portal's script. */
export async function openApplication(
  { app, appPort = 0, appMethod = 'GET', wasm = true }: PortalOptions,
  identity: Certificate | undefined,
  script: () => string,
): Promise<{ app?: FramedApplication; listener?: Listener }> {
  if (app === undefined || app === '') return {}
  if (/^https?:\/\//i.test(app)) {
    if (!URL.canParse(app)) throw new Error(`The application has no readable address: ${app}`)
    return { app: { address: new URL(app).href, method: appMethod } }
  }
  const files = await openAppFiles(app)
  const hasInstaller = (await files.read('/install.html')) !== undefined
  const manner = { takesForms: appMethod === 'POST', wasm, script }
  const listener = await listen(
    appPort,
    ({ method }, url) => serveApplication(files, method, url.pathname, manner),
    identity,
  )
  const installer = hasInstaller ? { installer: new URL('install.html', listener.url).href } : {}
  return { app: { address: listener.url, method: appMethod, ...installer }, listener }
}
