import { isArray, member, type PhpValue, toInt, toMap, toText } from '../php/value.ts'
import type { Call, Method } from '../world/call.ts'
import { argumentError, coreError, RestError, restDenied } from '../world/error.ts'
import type { Widget, WidgetWords } from '../world/state.ts'
import { requireContext } from './application.ts'
import { readHandler } from './handler.ts'

/** Places of the portal that this one has, beside those of other products that are only named. */
const PLACEMENTS = ['DEFAULT', 'USER_PROFILE_MENU', 'USER_PROFILE_TOOLBAR', 'USERFIELD_TYPE'] as const

/** Widgets that are remembered. */
const MOST_WIDGETS = 1000

/** Codes of the places where an application may put a widget. */
export const placementList: Method = {
  scopes: ['placement'],
  run(call) {
    requireContext(call)
    return { result: PLACEMENTS.filter((placement) => placement !== 'DEFAULT') }
  },
}

/** Puts a widget into a place; for administrators. */
export const placementBind: Method = {
  scopes: ['placement'],
  run(call) {
    const clientId = requireAdministered(call)
    const { world, parameters } = call
    const placement = readPlacement(call)
    if (toText(parameters['HANDLER']) === '') throw missing('HANDLER')
    const handler = readHandler(toText(parameters['HANDLER']))
    if (!PLACEMENTS.some((known) => known === placement)) {
      throw new RestError('ERROR_PLACEMENT_NOT_FOUND', 'Placement not found')
    }
    const userId = toInt(parameters['USER_ID'])
    const { widgets } = world.state
    if (own(call, clientId).some((widget) => isAt(widget, placement, handler) && widget.userId === userId)) {
      throw coreError('Unable to set placement handler: Handler already binded')
    }
    if (widgets.length >= MOST_WIDGETS) throw coreError('Unable to set placement handler: too many handlers')
    widgets.push({ clientId, placement, handler, userId, words: readWords(call) })
    return { result: true }
  },
}

/** The application's own widgets; for administrators. */
export const placementGet: Method = {
  scopes: ['placement'],
  run(call) {
    const clientId = requireAdministered(call)
    const { languages } = call.world
    const rows = own(call, clientId).map(({ placement, userId, handler, words }) => {
      const shown = words[languages[0] ?? 'en'] ?? Object.values(words)[0]
      return {
        placement,
        userId,
        handler,
        options: [],
        title: shown?.TITLE ?? '',
        description: shown?.DESCRIPTION ?? '',
        langAll: words,
      }
    })
    return { result: rows }
  },
}

/** Takes widgets out of a place: the one of a handler, or all of the application; for administrators. */
export const placementUnbind: Method = {
  scopes: ['placement'],
  run(call) {
    const clientId = requireAdministered(call)
    const { world, parameters } = call
    const placement = readPlacement(call)
    const handler = toText(parameters['HANDLER'])
    const gone = own(call, clientId).filter((widget) => isAt(widget, placement, handler || widget.handler))
    world.state.widgets = world.state.widgets.filter((widget) => !gone.includes(widget))
    // The portal counts each one when it finds it, and again when it is gone.
    return { result: { count: gone.length * 2 } }
  },
}

/** The application, when an administrator asks for it. */
function requireAdministered(call: Call): string {
  const clientId = requireContext(call)
  if (!call.caller.person.admin) throw restDenied()
  return clientId
}

function own({ world }: Call, clientId: string): Widget[] {
  return world.state.widgets.filter((widget) => widget.clientId === clientId)
}

function isAt(widget: Widget, placement: string, handler: string): boolean {
  return widget.placement === placement && widget.handler === handler
}

function readPlacement({ parameters }: Call): string {
  const sent = parameters['PLACEMENT']
  if (isArray(sent))
    throw argumentError("The value of an argument 'PLACEMENT' must be of type string", 'PLACEMENT')
  const placement = toText(sent).toUpperCase()
  if (placement === '') throw missing('PLACEMENT')
  return placement
}

function missing(name: string): RestError {
  return argumentError(`Argument '${name}' is null or empty`, name)
}

/** Words by language; those without one are of the portal's own. */
function readWords({ world, parameters }: Call): Record<string, WidgetWords> {
  const { TITLE, DESCRIPTION, GROUP_NAME, LANG_ALL } = parameters
  const all = Object.entries(toMap(LANG_ALL)).map(
    ([code, words]) => [code.toLowerCase(), wordsOf(words)] as const,
  )
  if (all.length > 0) return Object.fromEntries(all)
  const plain = { TITLE: TITLE ?? '', DESCRIPTION: DESCRIPTION ?? '', GROUP_NAME: GROUP_NAME ?? '' }
  return { [world.languages[0] ?? 'en']: wordsOf(plain) }
}

function wordsOf(words: PhpValue): WidgetWords {
  const text = (name: string) => toText(member(words, name))
  return { TITLE: text('TITLE'), DESCRIPTION: text('DESCRIPTION'), GROUP_NAME: text('GROUP_NAME') }
}
