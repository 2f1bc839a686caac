import type { Callback, Channel } from './channel.ts'
import type { Session } from './session.ts'

/** Commands to the window around the frame: its size, dialogs, sliders and calls. */
export function makeParent(channel: Channel) {
  const select = (multiple: boolean) => (first: string | Callback, second?: Callback) => {
    const [title, callback] = typeof first === 'function' ? [undefined, first] : [first, second]
    channel.send('selectUser', { title, mult: multiple }, callback)
  }
  const getScrollSize = () => ({
    scrollWidth: Math.max(document.documentElement.scrollWidth, document.documentElement.offsetWidth),
    scrollHeight: Math.max(document.documentElement.scrollHeight, document.documentElement.offsetHeight),
  })
  return {
    getScrollSize,
    resizeWindow(width: number | string, height: number, callback?: Callback): void {
      channel.send('resizeWindow', { width, height }, callback)
    },
    fitWindow(callback?: Callback): void {
      channel.send('resizeWindow', { width: '100%', height: getScrollSize().scrollHeight }, callback)
    },
    reloadWindow: (callback?: Callback) => channel.send('reloadWindow', undefined, callback),
    setTitle: (title: string, callback?: Callback) => channel.send('setTitle', { title }, callback),
    scrollParentWindow: (scroll: number, callback?: Callback) =>
      channel.send('setScroll', { scroll }, callback),
    selectUser: select(false),
    selectUsers: select(true),
    /** Title and value may both be left out. */
    selectAccess(...given: (string | unknown[] | Callback)[]): void {
      const title = given.find((one) => typeof one === 'string')
      const value = given.find((one) => Array.isArray(one)) ?? []
      const callback = given.find((one) => typeof one === 'function')
      channel.send('selectAccess', { title, value }, callback)
    },
    selectCRM(parameters: object | Callback, callback?: Callback): void {
      if (typeof parameters === 'function') channel.send('selectCRM', {}, parameters as Callback)
      else channel.send('selectCRM', parameters, callback)
    },
    openApplication(parameters?: object | Callback, callback?: Callback, settings: object = {}): void {
      const [sent, done] =
        typeof parameters === 'function' ? [{}, parameters as Callback] : [parameters, callback]
      const look = Object.entries(settings).map(([name, value]) => [`bx24_${name}`, value as unknown])
      channel.send('openApplication', { ...sent, ...Object.fromEntries(look) }, done)
    },
    closeApplication: (callback?: Callback) => channel.send('closeApplication', undefined, callback),
    openPath: (path: string, callback?: Callback) => channel.send('openPath', { path }, callback),
    im: {
      callTo: (userId: number, video?: boolean) =>
        channel.send('imCallTo', { userId, video: Boolean(video) }),
      phoneTo: (phone: string) => channel.send('imPhoneTo', { phone }),
      openMessenger: (dialogId?: string | number) => channel.send('imOpenMessenger', { dialogId }),
      openHistory: (dialogId: string | number) => channel.send('imOpenHistory', { dialogId }),
    },
  }
}

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
