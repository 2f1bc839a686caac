import { upperCaseKeys } from '../php/value.ts'
import { keep } from '../world/bounded.ts'
import { errorBody, RestError, serverFault } from '../world/error.ts'
import { pour } from '../world/limits.ts'
import type { World } from '../world/world.ts'
import type { Labour } from '../world/call.ts'
import type { Seen } from '../world/state.ts'
import { gatewayPage, observe } from './applyFault.ts'
import { authorise } from './auth.ts'
import {
  attachment,
  formatted,
  type PortalRequest,
  type PortalResponse,
  REST_HEADERS,
  successBody,
} from './http.ts'
import { readRoute, readSent, type Route } from './request.ts'
import { withoutLoad } from './load.ts'
import { runMethod } from './run.ts'

/** Addresses whose calls are counted. */
const MOST_CALLERS = 1000

/** Answers a request under `/rest/`: a fault if one strikes, then the rate limit, then the call itself. */
export function answerRest(world: World, request: PortalRequest, url: URL): PortalResponse {
  if (request.method === 'OPTIONS') return { status: 200, headers: REST_HEADERS, body: '' }
  const route: Route = readRoute(url.pathname) ?? { method: '', format: 'json' }
  const labour = { milliseconds: 0 }
  return observe(world, 'rest', route.method, url, (seen) => inTime(world, labour, run(seen)))

  function run(seen: Seen): PortalResponse {
    try {
      pourCall(world, request)
      const query = url.search.slice(1)
      const sent = readSent(withoutLoad(world, route, request, query), query)
      const parameters = upperCaseKeys(sent)
      const order = { sent, parameters, origin: url.origin, batched: false, seen, labour }
      const caller = () => authorise(world, route, request, parameters)
      const answer = runMethod(world, route.method, order, caller)
      return answer.file ? attachment(answer.file) : formatted(route.format, 200, successBody(answer))
    } catch (thrown) {
      const error = thrown instanceof RestError ? thrown : serverFault()
      if (error !== thrown) world.onFault(thrown)
      return formatted(route.format, error.status, errorBody(error))
    }
  }
}

/** The answer when the work is done, or the gateway's own once that has waited for too long. */
function inTime(world: World, { milliseconds }: Labour, response: PortalResponse): PortalResponse {
  if (milliseconds >= world.cutAfter) return { ...gatewayPage(504), delay: world.cutAfter }
  return milliseconds > 0 ? { ...response, delay: milliseconds } : response
}

/** Refuses a call that would overflow its caller's bucket. */
function pourCall(world: World, { address = '' }: PortalRequest): void {
  if (!world.rate) return
  const { buckets } = world.state
  const bucket = pour(buckets.get(address), world.rate, world.now())
  if (!bucket) throw new RestError('QUERY_LIMIT_EXCEEDED', 'Too many requests', 503)
  keep(buckets, address, bucket, MOST_CALLERS)
}
