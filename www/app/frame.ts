import type { BX24Like } from 'b24-users'

/** The token of a frame, as `BX24` gives it. */
export interface FrameAuth {
  access_token: string
}

/** The portal's `BX24`, as far as the app uses it. */
export interface Bx24 extends BX24Like {
  init(callback: () => void): void
  /** Code of the reader's language. */
  getLang(): string
  /** Whether the reader is an administrator of the portal. */
  isAdmin(): boolean
  /** `false` once the token has ended. */
  getAuth(): FrameAuth | false
  refreshAuth(callback: (auth: FrameAuth | false) => void): void
  /** Makes the frame as high as the page. */
  fitWindow(): void
  setTitle(title: string): void
  /** Opens a page of the portal; missing in older copies. */
  openPath?: (path: string, callback?: (answer: { result?: string }) => void) => void
  placement: { info(): { placement: string; options: unknown } }
}

/** Why there is no portal to talk to. */
export type FrameFault = 'outside' | 'script' | 'silent'

/** There is no portal to talk to. */
export class FrameError extends Error {
  override readonly name = 'FrameError'

  constructor(readonly fault: FrameFault) {
    super(`No portal: ${fault}.`)
  }
}

const patience = 15_000

/** Origin of the portal, from the name that it gave to the frame (`HOST|PROTO|SID`); `undefined` outside of a portal. */
export function portalOrigin(frameName: string): string | undefined {
  const [host = '', protocol, session] = frameName.split('|')
  if (!host || !session) return undefined
  const origin = `${protocol === '1' ? 'https' : 'http'}://${host}`
  // A host that reads as something else, such as user@host, is not a host.
  return URL.canParse(origin) && new URL(origin).host === host ? origin : undefined
}

/** Waits for the page's `BX24` script, and until the portal has answered it. */
export async function openFrame(): Promise<Bx24> {
  if (window.parent === window || portalOrigin(window.name) === undefined) throw new FrameError('outside')
  await within(loadedScript())
  const { BX24: bx24 } = globalThis as { BX24?: Bx24 | null }
  if (!bx24) throw new FrameError('script')
  // The script never reports a portal that keeps silent.
  await within(new Promise<void>((resolve) => bx24.init(resolve)))
  return bx24
}

/** A new token; fails when the portal gives none. */
export function renewedToken(bx24: Bx24): Promise<string> {
  const asked = new Promise<string>((resolve, reject) => {
    bx24.refreshAuth((auth) => (auth ? resolve(auth.access_token) : reject(new FrameError('silent'))))
  })
  return within(asked)
}

/** The script stands in the page behind this one, so that its events cannot be missed. */
function loadedScript(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.querySelector<HTMLScriptElement>('script[data-bx24]')
    if (!script || (globalThis as { BX24?: unknown }).BX24) {
      resolve()
      return
    }
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new FrameError('script')))
  })
}

function within<T>(awaited: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new FrameError('silent')), patience)
    awaited.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
