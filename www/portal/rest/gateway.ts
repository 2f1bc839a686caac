import { keep } from '../world/bounded.ts'
import { errorBody, RestError, serverFault } from '../world/error.ts'
import { pour } from '../world/limits.ts'
import type { World } from '../world/world.ts'
import { observe } from './applyFault.ts'
import { authorise } from './auth.ts'
import { json, type PortalRequest, type PortalResponse, REST_HEADERS, successBody } from './http.ts'
import { withoutLoad } from './load.ts'
import { readParameters, readRoute } from './request.ts'
import { runMethod } from './run.ts'

/** Addresses whose calls are counted. */
const MOST_CALLERS = 1000

/** Answers a request under `/rest/`: a fault if one strikes, then the rate limit, then the call itself. */
export function answerRest(world: World, request: PortalRequest, url: URL): PortalResponse {
  if (request.method === 'OPTIONS') return { status: 200, headers: REST_HEADERS, body: '' }
  const route = readRoute(url.pathname) ?? { method: '' }
  return observe(world, 'rest', route.method, url, (seen) => {
    try {
      pourCall(world, request)
      const query = url.search.slice(1)
      const parameters = readParameters(withoutLoad(world, route, request, query), query)
      const order = { parameters, origin: url.origin, batched: false, seen }
      const caller = () => authorise(world, route, request, parameters)
      return json(200, successBody(runMethod(world, route.method, order, caller)))
    } catch (thrown) {
      const error = thrown instanceof RestError ? thrown : serverFault()
      if (error !== thrown) world.onFault(thrown)
      return json(error.status, JSON.stringify(errorBody(error)))
    }
  })
}

/** Refuses a call that would overflow its caller's bucket. */
function pourCall(world: World, { address = '' }: PortalRequest): void {
  if (!world.rate) return
  const { buckets } = world.state
  const bucket = pour(buckets.get(address), world.rate, world.now())
  if (!bucket) throw new RestError('QUERY_LIMIT_EXCEEDED', 'Too many requests', 503)
  keep(buckets, address, bucket, MOST_CALLERS)
}
