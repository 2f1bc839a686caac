import { type AjaxCallback, type Calls, Rest } from './calls.ts'
import type { Callback, Channel } from './channel.ts'
import { dom } from './dom.ts'
import { makeParent, makePlacement } from './parent.ts'
import { makeOptions, Session } from './session.ts'

/** Delay of an `init` callback given after the start. */
const LATE_INIT_MS = 10

/** The members of the `BX24` object. */
export function makeLibrary(channel: Channel, host: string) {
  const session = new Session(channel, host)
  const rest = new Rest(session)
  const bindCall =
    (method: string) =>
    (event: string, handler: string, authType = 0, callback?: AjaxCallback) => {
      if (!session.data?.IS_ADMIN) return false
      rest.callMethod(method, { event, handler, auth_type: authType }, callback)
      return undefined
    }
  const library = {
    init(callback: () => void): void {
      if (session.data) setTimeout(() => session.whenReady(callback), LATE_INIT_MS)
      else session.whenReady(callback)
    },
    install(step: (() => void) | string | string[]): void {
      session.install(
        typeof step === 'function' ? step : () => dom.loadScript(step, () => session.installFinish()),
      )
    },
    installFinish: () => session.installFinish(),
    isReady: (): boolean => document.readyState !== 'loading',
    ready(callback: () => void): void {
      if (library.isReady()) callback()
      else document.addEventListener('DOMContentLoaded', () => callback(), { once: true })
    },
    getAuth: () => session.getAuth(),
    refreshAuth: (callback?: Callback) => session.refreshAuth(callback),
    isAdmin: () => session.data?.IS_ADMIN ?? false,
    getLang: () => session.data?.LANG ?? '',
    getDomain: () => session.domain,
    callMethod(method: string, parameters?: Record<string, unknown>, callback?: AjaxCallback): void {
      rest.callMethod(method, parameters, callback)
    },
    callBatch(calls: Calls, callback?: Parameters<Rest['callBatch']>[1], haltOnError?: boolean): void {
      rest.callBatch(calls, callback, haltOnError)
    },
    callBind: bindCall('event.bind'),
    callUnbind: bindCall('event.unbind'),
    callUnBind: bindCall('event.unbind'),
    canUse: (name: string) => name !== 'upload' || typeof FileReader === 'function',
    ...makeOptions(channel, session),
    ...makeParent(channel),
    placement: makePlacement(channel, session, (name): boolean => name in library),
    ...dom,
  }
  return library
}
