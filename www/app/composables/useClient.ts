import { type Client, createClient, type Language, type UserFieldRow } from 'b24-users'
import { isLanguage } from 'b24-users/fields'
import { type InjectionKey, inject, provide, readonly, ref, type Ref, shallowRef } from 'vue'
import { type Bx24, FrameError, type FrameFault, openFrame } from '../frame.ts'

/** How far the app is: connecting, connected, or stopped by a fault. */
export type Connection =
  { at: 'connecting' } | { at: 'connected' } | { at: 'stopped'; fault: FrameFault | 'failed' }

/** The portal that framed the app. */
export interface Portal {
  readonly client: Client
  /** The reader's language. */
  readonly language: Language
  /** Opens a client that checks values of custom fields by these rows. */
  informed: (userFields: readonly UserFieldRow[]) => Promise<Client>
}

const key: InjectionKey<() => Portal> = Symbol('portal')

/** Opens the client over the portal's frame for every component below; call it once, at the root. */
export function providePortal(): Readonly<Ref<Connection>> {
  const portal = shallowRef<Portal>()
  const connection = ref<Connection>({ at: 'connecting' })

  async function connect(): Promise<void> {
    try {
      portal.value = await openPortal(await openFrame())
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
  return {
    client: await createClient({ bx24 }),
    language: isLanguage(language) ? language : 'en',
    informed: (userFields) => createClient({ bx24, userFields }),
  }
}
