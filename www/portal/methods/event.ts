import { toInt, toText } from '../php/value.ts'
import type { Call, Method } from '../world/call.ts'
import { argumentError, coreError, RestError, restDenied } from '../world/error.ts'
import type { EventHandler } from '../world/state.ts'
import { requireContext } from './application.ts'
import { readHandler } from './handler.ts'

const EVENTS = [
  'ONAPPUNINSTALL',
  'ONAPPINSTALL',
  'ONAPPUPDATE',
  'ONAPPPAYMENT',
  'ONAPPTEST',
  'ONAPPMETHODCONFIRM',
  'ONOFFLINEEVENT',
  'ONUSERADD',
] as const

/** Handlers that are remembered. */
const MOST_HANDLERS = 1000

/** Names of the events that this portal knows. */
export const events: Method = { scopes: [], run: () => ({ result: [...EVENTS] }) }

/** Remembers a handler; nobody is ever called by this portal. */
export const eventBind: Method = {
  scopes: [],
  run(call) {
    const wish = readWish(call, 'binding')
    if (wish.event === '') throw argumentError("Argument 'EVENT' is null or empty", 'EVENT')
    if (!EVENTS.some((known) => known === wish.event)) {
      throw new RestError('ERROR_EVENT_NOT_FOUND', 'Event not found')
    }
    const handler = wish.offline ? '' : readHandler(wish.handler)
    const { eventHandlers } = call.world.state
    const bound = { ...wish, handler, authType: wish.authType ?? 0 }
    if (eventHandlers.some((other) => isSame(other, bound))) {
      throw coreError('Unable to set event handler: Handler already binded')
    }
    if (eventHandlers.length >= MOST_HANDLERS)
      throw coreError('Unable to set event handler: too many handlers')
    eventHandlers.push(bound)
    return { result: true }
  },
}

/** The application's own handlers; without rights only those that act as the caller. */
export const eventGet: Method = {
  scopes: [],
  run(call) {
    const { clientId, person } = applicant(call)
    const rows = call.world.state.eventHandlers.filter(
      (one) => one.clientId === clientId && (person.admin || one.authType === person.id),
    )
    return {
      result: rows.map(({ event, handler, authType, offline }) =>
        offline
          ? { event, connector_id: '', offline: 1 }
          : { event, handler, auth_type: String(authType), offline: 0 },
      ),
    }
  },
}

/** Forgets the handlers that fit all that is named. */
export const eventUnbind: Method = {
  scopes: [],
  run(call) {
    const { clientId, event, handler, authType, offline } = readWish(call, 'unbinding')
    if (event === '') throw argumentError("Argument 'EVENT' is null or empty", 'EVENT')
    const { state } = call.world
    const isGone = (one: EventHandler) =>
      one.clientId === clientId &&
      one.event === event &&
      one.offline === offline &&
      (handler === '' || one.handler === handler) &&
      (authType === undefined || one.authType === authType)
    const left = state.eventHandlers.filter((one) => !isGone(one))
    const count = state.eventHandlers.length - left.length
    state.eventHandlers = left
    return { result: { count } }
  },
}

function applicant(call: Call) {
  return { clientId: requireContext(call), person: call.caller.person }
}

/** What is asked for, as far as the caller may; people without rights act for themselves. */
function readWish(call: Call, act: 'binding' | 'unbinding') {
  const { clientId, person } = applicant(call)
  const { EVENT, HANDLER, AUTH_TYPE, EVENT_TYPE } = call.parameters
  const offline = toText(EVENT_TYPE).toLowerCase() === 'offline'
  const named = AUTH_TYPE === undefined ? undefined : toInt(AUTH_TYPE)
  if (!person.admin) {
    if (offline) throw restDenied(`Offline events ${act} requires administrator access rights`)
    if ((named ?? person.id) !== person.id) {
      throw restDenied(`Event ${act} with AUTH_TYPE requires administrator access rights`)
    }
  }
  const authType = person.admin ? named : person.id
  return { clientId, event: toText(EVENT).toUpperCase(), handler: toText(HANDLER), authType, offline }
}

function isSame(one: EventHandler, other: EventHandler): boolean {
  return (
    one.clientId === other.clientId &&
    one.event === other.event &&
    one.handler === other.handler &&
    one.authType === other.authType &&
    one.offline === other.offline
  )
}
