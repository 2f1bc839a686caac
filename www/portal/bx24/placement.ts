import type { Callback, Channel } from './channel.ts'
import type { Session } from './session.ts'

/** `BX24.placement`. */
export function makePlacement(channel: Channel, session: Session, isMember: (name: string) => boolean) {
  return {
    info: () => ({ placement: session.data?.PLACEMENT, options: session.data?.PLACEMENT_OPTIONS }),
    getInterface: (callback: Callback) => channel.send('getInterface', undefined, callback),
    /** Does nothing when the library has a member of that name. */
    call(command: string, parameters?: unknown, callback?: Callback): void {
      if (!isMember(command)) channel.send(command, parameters, callback)
    },
    bindEvent: (event: string, callback: Callback) => channel.send('placementBindEvent', { event }, callback),
  }
}
