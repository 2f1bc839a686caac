import { methods } from '../methods/index.ts'
import { authorise, requireScope } from './auth.ts'
import type { Answer, Caller } from './call.ts'
import { errorBody, successBody, timeBlock } from './envelope.ts'
import { RestError, serverFault } from './error.ts'
import { type PortalRequest, type PortalResponse, REST_HEADERS } from './http.ts'
import { type Parameters, readParameters } from './parameters.ts'
import type { Portal } from './portal.ts'
import { readRoute, type Route } from './route.ts'

/** Answers a request under `/rest/`: method known, then authorisation and scope, then limits, then the method. */
export function answerRest(portal: Portal, request: PortalRequest, url: URL): PortalResponse {
  if (request.method === 'OPTIONS') return { status: 200, headers: REST_HEADERS, body: '' }
  const started = portal.now()
  try {
    const route = readRoute(url.pathname) ?? { method: '' }
    const answer = runRoute(portal, route, request, url)
    return json(200, successBody(answer, timeBlock(started, portal.now(), portal.offsetMinutes)))
  } catch (thrown) {
    const error = thrown instanceof RestError ? thrown : serverFault()
    if (error !== thrown) portal.onFault(thrown)
    return json(error.status, JSON.stringify(errorBody(error)))
  }
}

/** Runs a known method for a known caller; used by the gateway and by `batch`. */
export function runMethod(
  portal: Portal,
  name: string,
  caller: Caller | (() => Caller),
  parameters: Parameters,
  origin: string,
  batched: boolean,
): Answer {
  const method = methods[name]
  if (!method || !Object.hasOwn(methods, name)) {
    throw new RestError('ERROR_METHOD_NOT_FOUND', 'Method not found!', 404)
  }
  const known = typeof caller === 'function' ? caller() : caller
  requireScope(known, method.scopes, batched)
  throwFault(portal, name)
  return method.run({ portal, caller: known, parameters, origin, batched })
}

function runRoute(portal: Portal, route: Route, request: PortalRequest, url: URL): Answer {
  const parameters = readParameters(request, url.search.slice(1))
  const caller = () => authorise(portal, route, request, parameters)
  return runMethod(portal, route.method, caller, parameters, url.origin, false)
}

function throwFault(portal: Portal, method: string): void {
  const { faults } = portal.state
  const index = faults.findIndex((fault) => fault.method === undefined || fault.method === method)
  const fault = faults[index]
  if (!fault) return
  faults.splice(index, 1)
  throw new RestError(fault.error, fault.description ?? '', fault.status)
}

function json(status: number, body: string): PortalResponse {
  return { status, headers: { ...REST_HEADERS, 'content-type': 'application/json; charset=utf-8' }, body }
}
