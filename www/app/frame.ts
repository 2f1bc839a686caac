import type { BX24Like } from 'b24-users'

/** The portal's `BX24`, as far as the app uses it. */
export interface Bx24 extends BX24Like {
  init(callback: () => void): void
  /** Code of the reader's language. */
  getLang(): string
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

const vendorScript = 'https://api.bitrix24.com/api/v1/'
const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/
const patience = 15_000

/**
 * Address of the `BX24` script, from the name that the portal gave to the frame (`HOST|PROTO|SID`):
 * the vendor's, but for a portal on this machine, which serves its own. `undefined` outside of a portal.
 */
export function scriptAddress(frameName: string): string | undefined {
  const [host = '', protocol, session] = frameName.split('|')
  if (!host || !session) return undefined
  const scheme = protocol === '1' ? 'https' : 'http'
  const address = `${scheme}://${host}/api/v1/`
  // A host that reads as something else, such as user@host, is not a host.
  if (!URL.canParse(address) || new URL(address).host !== host) return undefined
  return loopback.test(new URL(address).hostname) ? address : vendorScript
}

/** Loads the portal's `BX24` and waits until the portal has answered it. */
export async function openFrame(): Promise<Bx24> {
  const address = window.parent === window ? undefined : scriptAddress(window.name)
  if (!address) throw new FrameError('outside')
  await loadScript(address)
  const bx24 = (globalThis as { BX24?: Bx24 | null }).BX24
  if (!bx24) throw new FrameError('script')
  await new Promise<void>((resolve, reject) => {
    bx24.init(resolve)
    // The script never reports a portal that keeps silent.
    setTimeout(() => reject(new FrameError('silent')), patience)
  })
  return bx24
}

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.onload = () => resolve()
    script.onerror = () => reject(new FrameError('script'))
    document.head.append(script)
  })
}
