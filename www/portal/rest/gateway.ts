import { upperCaseKeys } from '../php/value.ts'
import { errorBody, RestError, serverFault } from '../world/error.ts'
import { pour } from '../world/limits.ts'
import type { World } from '../world/world.ts'
import { observe } from './applyFault.ts'
import { authorise } from './auth.ts'
import {
  attachment,
  json,
  type PortalRequest,
  type PortalResponse,
  REST_HEADERS,
  successBody,
} from './http.ts'
import { readRoute, readSent } from './request.ts'
import { runMethod } from './run.ts'

/** Answers a request under `/rest/`: a fault if one strikes, then the rate limit, then the call itself. */
export function answerRest(world: World, request: PortalRequest, url: URL): PortalResponse {
  if (request.method === 'OPTIONS') return { status: 200, headers: REST_HEADERS, body: '' }
  const route = readRoute(url.pathname) ?? { method: '' }
  return observe(world, 'rest', route.method, url, (seen) => {
    try {
      pourCall(world, request)
      const sent = readSent(request, url.search.slice(1))
      const parameters = upperCaseKeys(sent)
      const order = { sent, parameters, origin: url.origin, batched: false, seen }
      const caller = () => authorise(world, route, request, parameters)
      const answer = runMethod(world, route.method, order, caller)
      return answer.file ? attachment(answer.file) : json(200, successBody(answer))
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
  buckets.set(address, bucket)
}
