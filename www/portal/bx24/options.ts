import type { Callback, Channel } from './channel.ts'
import type { Session } from './session.ts'

/** `userOption` and `appOption`; reading is local, writing goes to the portal. */
export function makeOptions(channel: Channel, session: Session) {
  const remember = (kind: 'USER_OPTIONS' | 'APP_OPTIONS', name: string, value: unknown): void => {
    if (session.data) session.data[kind] = Object.assign({}, session.data[kind], { [name]: value })
  }
  const read = (kind: 'USER_OPTIONS' | 'APP_OPTIONS', name: string): unknown =>
    Object.assign({} as Record<string, unknown>, session.data?.[kind])[name]
  return {
    userOption: {
      get: (name: string) => read('USER_OPTIONS', name),
      set(name: string, value: unknown): void {
        if (!session.data) return
        remember('USER_OPTIONS', name, value)
        channel.send('setUserOption', { name, value })
      },
    },
    appOption: {
      get: (name: string) => read('APP_OPTIONS', name),
      /** Does nothing for people without rights; then the callback is never called. */
      set(name: string, value: unknown, callback?: Callback): void {
        if (!session.data?.IS_ADMIN) return
        remember('APP_OPTIONS', name, value)
        channel.send('setAppOption', { name, value }, callback)
      },
    },
  }
}
