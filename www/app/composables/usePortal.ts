import { type Client, type ClientOptions, createClient, type Language, setLocale } from 'b24-users'
import { isLanguage } from 'b24-users/fields'
import { type InjectionKey, inject, provide, readonly, ref, type Ref, shallowRef } from 'vue'
import { loadCore } from '../core.ts'
import { type Bx24, FrameError, type FrameFault, openFrame, portalOrigin, renewedToken } from '../frame.ts'
import { setLanguage } from '../i18n.ts'
import { loadKitLocale } from '../kit.ts'
import { loadWording } from '../wording.ts'

/** How far the app is: connecting, connected, or stopped by a fault. */
export type Connection =
  { at: 'connecting' } | { at: 'connected' } | { at: 'stopped'; fault: FrameFault | 'failed' }

/** The portal that framed the app. */
export interface Portal {
  readonly bx24: Bx24
  readonly client: Client
  /** How to reach the portal, for another client. */
  readonly connection: ClientOptions
  /** The token of the frame as it is now. */
  readonly accessToken: () => Promise<string>
  /** Address of the portal, without a slash at its end. */
  readonly origin: string
  /** The reader's language. */
  readonly language: Language
  /** Whether the reader is an administrator of the portal. */
  readonly isAdmin: boolean
}

const key: InjectionKey<() => Portal> = Symbol('portal')

/** Opens the client over the portal's frame for every component below; call it once, at the root. */
export function providePortal(): Readonly<Ref<Connection>> {
  const portal = shallowRef<Portal>()
  const connection = ref<Connection>({ at: 'connecting' })

  async function connect(): Promise<void> {
    try {
      const [bx24] = await Promise.all([openFrame(), loadCore()])
      portal.value = await openPortal(bx24)
      connection.value = { at: 'connected' }
    } catch (error) {
      connection.value = { at: 'stopped', fault: error instanceof FrameError ? error.fault : 'failed' }
    }
  }

  provide(key, () => {
    if (!portal.value) throw new Error('The client is not connected yet.')
    return portal.value
  })
  void connect()
  return readonly(connection)
}

/** The portal that framed the app. */
export function usePortal(): Portal {
  const portal = inject(key)
  if (!portal) throw new Error('providePortal() was not called above this component.')
  return portal()
}

/** The client of the portal that framed the app. */
export function useClient(): Client {
  return usePortal().client
}

async function openPortal(bx24: Bx24): Promise<Portal> {
  const language = bx24.getLang()
  const [wording] = await Promise.all([loadWording(language), setLanguage(language), loadKitLocale(language)])
  if (wording) setLocale(wording)
  const origin = portalOrigin(window.name) ?? ''
  const accessToken = async (): Promise<string> => {
    const auth = bx24.getAuth()
    return auth ? auth.access_token : renewedToken(bx24)
  }
  // BX24 keeps to itself what the portal answers with when it is in trouble. So the calls go out by the frame's token.
  const connection: ClientOptions = {
    oauth: {
      domain: `${origin}/rest/`,
      accessToken: await accessToken(),
      refresh: () => renewedToken(bx24),
    },
  }
  return {
    bx24,
    client: await createClient(connection),
    connection,
    accessToken,
    origin,
    language: isLanguage(language) ? language : 'en',
    isAdmin: bx24.isAdmin(),
  }
}
