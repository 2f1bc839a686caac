import { type Client, createClient } from 'b24-users'
import { type InjectionKey, inject, provide, readonly, ref, type Ref, shallowRef } from 'vue'
import { FrameError, type FrameFault, openFrame } from '../frame.ts'

/** How far the app is: connecting, connected, or stopped by a fault. */
export type Connection =
  { at: 'connecting' } | { at: 'connected' } | { at: 'stopped'; fault: FrameFault | 'failed' }

const key: InjectionKey<() => Client> = Symbol('client')

/** Opens the client over the portal's frame for every component below; call it once, at the root. */
export function provideClient(): Readonly<Ref<Connection>> {
  const client = shallowRef<Client>()
  const connection = ref<Connection>({ at: 'connecting' })

  async function connect(): Promise<void> {
    try {
      client.value = await createClient({ bx24: await openFrame() })
      connection.value = { at: 'connected' }
    } catch (error) {
      connection.value = { at: 'stopped', fault: error instanceof FrameError ? error.fault : 'failed' }
    }
  }

  provide(key, () => {
    if (!client.value) throw new Error('The client is not connected yet.')
    return client.value
  })
  void connect()
  return readonly(connection)
}

/** The client of the portal that framed the app. */
export function useClient(): Client {
  const client = inject(key)
  if (!client) throw new Error('provideClient() was not called above this component.')
  return client()
}
