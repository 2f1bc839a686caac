import { errorBody } from '../world/error.ts'
import { type Fault, faultError, type Place, strike } from '../world/fault.ts'
import { usage } from '../world/limits.ts'
import { noteCall, type Seen } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { json, type PortalResponse, REST_HEADERS, successBody, timeBlock } from './http.ts'

const GATEWAY_WORDS = { 502: '502 Bad Gateway', 504: '504 Gateway Time-out' } as const

/** A page like those of a gateway whose portal does not answer. */
export function gatewayPage(status: keyof typeof GATEWAY_WORDS): PortalResponse {
  const words = GATEWAY_WORDS[status]
  return page(
    status,
    `<html>\r\n<head><title>${words}</title></head>\r\n<body><h1>${words}</h1></body>\r\n</html>\r\n`,
  )
}

/** Remembers a call and answers it, as a fault wants it if one strikes. */
export function observe(
  world: World,
  place: Place,
  method: string,
  url: URL,
  work: (seen: Seen) => PortalResponse,
): PortalResponse {
  const seen = noteCall(world.state.seen, method, world.now())
  const fault = strike(world.state.faults, place, method)
  if (fault) seen.fault = fault.kind
  const response = applyFault(world, fault, url, () => work(seen))
  if (response.ending !== 'drop' && response.ending !== 'silence') seen.status = response.status
  return response
}

/** Answers as the fault wants it; whether `work` runs at all depends on the fault. */
function applyFault(
  world: World,
  fault: Fault | undefined,
  url: URL,
  work: () => PortalResponse,
): PortalResponse {
  switch (fault?.kind) {
    case 'status':
      return json(fault.status, fault.body ?? JSON.stringify(errorBody(faultError(fault))))
    case 'delay': {
      const response = work()
      return { ...response, delay: (response.delay ?? 0) + fault.ms }
    }
    case 'drop-before':
      return { ...json(200, ''), ending: 'drop' }
    case 'drop-after':
      return { ...work(), ending: 'drop' }
    case 'cut':
      return { ...work(), ending: 'cut' }
    case 'html':
      return gatewayPage(502)
    case 'wrong-type': {
      const { status: code, body } = work()
      return page(code, body)
    }
    case 'garbage':
      return json(200, 'result: true')
    case 'no-result':
      return json(200, '{}')
    case 'redirect': {
      const location = new URL(url.pathname + url.search, fault.to ?? 'http://moved.bitrix24.test').href
      return { status: 302, headers: { ...REST_HEADERS, location }, body: '' }
    }
    case 'silence':
      return { ...json(200, ''), ending: 'silence' }
    case 'error-in-200': {
      const now = world.now()
      const time = timeBlock(now, now, world.offsetMinutes, usage(undefined, now))
      return json(200, JSON.stringify(successBody({ result: errorBody(faultError(fault)), time })))
    }
    case 'frame-silence':
    case undefined:
      return work()
  }
}

function page(status: number, body: PortalResponse['body']): PortalResponse {
  return { status, headers: { ...REST_HEADERS, 'content-type': 'text/html; charset=utf-8' }, body }
}
