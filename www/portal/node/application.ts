import type { Application } from '../portal/hostPage.ts'
import { type Certificate, listen, type Listener } from './listen.ts'
import type { PortalOptions } from './portalOptions.ts'
import { requireFolder, serveFolder } from './staticFolder.ts'

/** The origins that were allowed, as browsers write them; throws for what is none. */
export function readOrigins(texts: readonly string[]): string[] {
  return texts.map((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
    throw new Error(`An allowed application is an origin such as https://app.example.com, not: ${text}`)
  })
}

/** Where the application is, and what serves it if that is us. */
export async function openApplication(
  { app, appPort = 0, appMethod }: PortalOptions,
  identity: Certificate | undefined,
): Promise<{ app?: Application; listener?: Listener }> {
  if (app === undefined || app === '') return {}
  if (/^https?:\/\//i.test(app)) {
    if (!URL.canParse(app)) throw new Error(`The application has no readable address: ${app}`)
    return { app: { address: new URL(app).href, method: appMethod ?? 'GET' } }
  }
  await requireFolder(app)
  const listener = await listen(
    appPort,
    ({ method }, url) => serveFolder(app, method, url.pathname),
    identity,
  )
  return { app: { address: listener.url, method: appMethod ?? 'POST' }, listener }
}
