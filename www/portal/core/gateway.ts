import { methods } from '../methods/index.ts'
import { authorise, requireScope } from './auth.ts'
import type { Call, Caller, Method, TimedAnswer } from './call.ts'
import { errorBody, successBody, timeBlock } from './envelope.ts'
import { RestError, serverFault } from './error.ts'
import { json, type PortalRequest, type PortalResponse, REST_HEADERS } from './http.ts'
import { spend, usage } from './operating.ts'
import { readParameters } from './parameters.ts'
import type { Portal } from './portal.ts'
import { pour } from './rate.ts'
import { readRoute } from './route.ts'
import { observe } from './spoil.ts'

/** Answers a request under `/rest/`: a fault if one strikes, then the rate limit, then the call itself. */
export function answerRest(portal: Portal, request: PortalRequest, url: URL): PortalResponse {
  if (request.method === 'OPTIONS') return { status: 200, headers: REST_HEADERS, body: '' }
  const route = readRoute(url.pathname) ?? { method: '' }
  return observe(portal, 'rest', route.method, url, (seen) => {
    try {
      pourCall(portal, request)
      const parameters = readParameters(request, url.search.slice(1))
      const order = { parameters, origin: url.origin, batched: false, seen }
      const caller = () => authorise(portal, route, request, parameters)
      return json(200, successBody(runMethod(portal, route.method, order, caller)))
    } catch (thrown) {
      const error = thrown instanceof RestError ? thrown : serverFault()
      if (error !== thrown) portal.onFault(thrown)
      return json(error.status, JSON.stringify(errorBody(error)))
    }
  })
}

/** What a method is run with, but for its caller. */
export type Order = Omit<Call, 'caller' | 'portal'>

/** Runs a method: known, then authorisation and scope, then operating time, then the method; also for `batch`. */
export function runMethod(portal: Portal, name: string, order: Order, findCaller: () => Caller): TimedAnswer {
  const method = methods[name]
  if (!method || !Object.hasOwn(methods, name)) {
    throw new RestError('ERROR_METHOD_NOT_FOUND', 'Method not found!', 404)
  }
  const caller = findCaller()
  requireScope(caller, method.scopes, order.batched)
  const account = `${caller.account} ${name}`
  const { operating } = portal.state
  if (usage(operating.get(account), portal.now()).seconds >= portal.operatingLimit) {
    throw new RestError('OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.', 429)
  }
  const started = portal.now()
  const answer = timed(portal, name, method, account, () => method.run({ ...order, portal, caller }))
  order.seen.applied = !isRefusal(answer.result)
  const finished = portal.now()
  const used = usage(operating.get(account), finished)
  return { ...answer, time: timeBlock(started, finished, portal.offsetMinutes, used) }
}

/** Refuses a call that would overflow its caller's bucket. */
function pourCall(portal: Portal, { address = '' }: PortalRequest): void {
  if (!portal.rate) return
  const { buckets } = portal.state
  const bucket = pour(buckets.get(address), portal.rate, portal.now())
  if (!bucket) throw new RestError('QUERY_LIMIT_EXCEEDED', 'Too many requests', 503)
  buckets.set(address, bucket)
}

/** Does the work and puts its seconds on the account, also when it ends in a refusal. */
function timed<T>(portal: Portal, name: string, method: Method, account: string, work: () => T): T {
  const started = portal.now()
  try {
    return work()
  } finally {
    const finished = portal.now()
    const { operating } = portal.state
    const seconds = portal.operatingCost?.(name) ?? (finished - started) / 1000
    if (!method.composite) operating.set(account, spend(operating.get(account), seconds, finished))
  }
}

/** A few methods refuse by a result that holds an error. */
function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'error' in result
}
