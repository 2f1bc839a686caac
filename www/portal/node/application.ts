import type { FramedApplication, Framing } from '../portal/upload.ts'
import { type AppFiles, openAppFiles, zipFiles } from './appFiles.ts'
import { compressed } from './compress.ts'
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

/** The application of a portal that listens. */
export class Application implements Framing {
  app: FramedApplication | undefined
  private listener: Listener | undefined
  private files: AppFiles | undefined
  private readonly options: PortalOptions
  private readonly identity: Certificate | undefined
  private readonly script: () => string

  /** `script` tells the address of the portal's script. */
  constructor(options: PortalOptions, identity: Certificate | undefined, script: () => string) {
    this.options = options
    this.identity = identity
    this.script = script
  }

  /** Finds the application that the portal was started with, and serves it if its own server does not. */
  async open(): Promise<void> {
    const { app, appMethod = 'GET' } = this.options
    if (app === undefined || app === '') return
    if (!/^https?:\/\//i.test(app)) {
      await this.serve(await openAppFiles(app))
      return
    }
    if (!URL.canParse(app)) throw new Error(`The application has no readable address: ${app}`)
    this.app = { address: new URL(app).href, method: appMethod }
  }

  async upload(zip: Uint8Array): Promise<void> {
    await this.serve(zipFiles(zip, 'the uploaded file'))
  }

  async close(): Promise<void> {
    await this.listener?.close()
  }

  private async serve(files: AppFiles): Promise<void> {
    const { appPort = 0, appMethod: method = 'GET', wasm = true } = this.options
    const manner = { takesForms: method === 'POST', wasm, script: this.script }
    const hasInstaller = (await files.read('/install.html')) !== undefined
    this.files = files
    this.listener ??= await listen(
      appPort,
      async ({ method, headers }, url) =>
        compressed(
          await serveApplication(this.files ?? files, method, url.pathname, manner),
          headers['accept-encoding'],
        ),
      this.identity,
    )
    const { url: address } = this.listener
    const installer = hasInstaller ? { installer: new URL('install.html', address).href } : {}
    this.app = { address, method, ...installer }
  }
}
