import type { Command } from './desk.ts'
import { textOf } from './message.ts'
import { bindEvent, interfaceOf, placementCommand } from './placement.ts'
import { selectAccess, selectCrm, selectUser } from './select.ts'

type Handler = (command: Command) => void | Promise<void>

/** The commands of the frame protocol; one that is missing here is never answered. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  getInitData({ frame, answer }) {
    answer(frame.init)
    frame.init.FIRST_RUN = false
  },
  getInterface: ({ frame, answer }) => answer(interfaceOf(frame.init.PLACEMENT)),
  refreshAuth,
  resizeWindow,
  setTitle({ desk, frame, parameters, answer }) {
    if (frame.init.PLACEMENT !== 'DEFAULT') return
    desk.setTitle(textOf(parameters['title']))
    answer(parameters)
  },
  setScroll({ parameters, answer }) {
    window.scrollTo(0, Number(parameters['scroll']) || 0)
    answer(parameters)
  },
  reloadWindow: () => {
    location.reload()
  },
  async setUserOption({ frame, parameters, answer }) {
    await frame.ask('user-option', parameters)
    answer(parameters)
  },
  async setAppOption({ frame, parameters, answer }) {
    const options = frame.init.IS_ADMIN ? await frame.ask('app-option', parameters) : undefined
    if (options !== undefined) answer(options)
  },
  setInstall: ({ parameters, answer }) => answer(parameters),
  async setInstallFinish({ frame }) {
    if (frame.init.INSTALL) await frame.ask('finish-installation', {})
    const address = new URL(location.href)
    address.searchParams.delete('first_run')
    address.searchParams.set('install_finished', frame.init.INSTALL ? 'Y' : 'N')
    location.replace(address)
  },
  selectUser,
  selectAccess,
  selectCRM: selectCrm,
  openApplication: ({ desk, frame, parameters, answer }) => desk.openApplication(frame, parameters, answer),
  closeApplication({ desk, frame, answer }) {
    if (desk.closeApplication(frame)) answer()
  },
  openPath: ({ desk, parameters, answer }) => desk.openPath(textOf(parameters['path']), answer),
  imCallTo: ({ desk, parameters }) => desk.notify(`Call to person ${textOf(parameters['userId'])}`),
  imPhoneTo: ({ desk, parameters }) => desk.notify(`Call to ${textOf(parameters['phone'])}`),
  imOpenMessenger: ({ desk, parameters }) => desk.notify(`Chat ${textOf(parameters['dialogId'])}`),
  imOpenHistory: ({ desk, parameters }) => desk.notify(`History of chat ${textOf(parameters['dialogId'])}`),
  placementBindEvent: bindEvent,
}

/** Runs a command; an unknown one may still belong to the placement. */
export function runCommand(name: string, command: Command): void | Promise<void> {
  const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined
  if (handler) return handler(command)
  placementCommand(name, command)
  return undefined
}

async function refreshAuth({ frame, answer }: Command): Promise<void> {
  const auth = await frame.ask('refresh', { refresh: frame.init.REFRESH_ID })
  if (auth === undefined) {
    alert('Unable to get new authorisation. Reload the page.')
    return
  }
  Object.assign(frame.init, auth)
  answer(auth)
}

function resizeWindow({ frame, parameters, answer }: Command): void {
  if (frame.init.PLACEMENT === 'POPUP') return
  const { style } = frame.element
  const { width, height } = parameters
  const pixels = (value: unknown) => (Number(value) > 0 ? `${Number(value)}px` : '')
  style.width = width === '100%' ? '100%' : pixels(width)
  if (pixels(height) !== '') Object.assign(style, { height: pixels(height), flex: 'none' })
  const { offsetWidth, offsetHeight } = frame.element
  answer({ width: offsetWidth, height: offsetHeight })
}
