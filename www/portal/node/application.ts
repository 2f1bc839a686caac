import type { FramedApplication } from '../portal/hostPage.ts'
import { type Certificate, listen, type Listener } from './listen.ts'
import type { PortalOptions } from './portalOptions.ts'
import { serveFolder } from './staticFolder.ts'

/** Where the application is, and what serves it if that is us. */
export async function openApplication(
  { app, appPort = 0, appMethod }: PortalOptions,
  identity: Certificate | undefined,
): Promise<{ app?: FramedApplication; listener?: Listener }> {
  if (app === undefined || app === '') return {}
  if (/^https?:\/\//i.test(app)) {
    if (!URL.canParse(app)) throw new Error(`The application has no readable address: ${app}`)
    return { app: { address: new URL(app).href, method: appMethod ?? 'GET' } }
  }
  const listener = await listen(
    appPort,
    ({ method }, url) => serveFolder(app, method, url.pathname),
    identity,
  )
  return { app: { address: listener.url, method: appMethod ?? 'POST' }, listener }
}
