import { errorBody, successBody, timeBlock } from './envelope.ts'
import { RestError } from './error.ts'
import { type Fault, type Place, strike } from './fault.ts'
import { json, type PortalResponse, REST_HEADERS } from './http.ts'
import { usage } from './operating.ts'
import type { Portal } from './portal.ts'
import { noteCall, type Seen } from './seen.ts'

/** A page like those of a gateway whose portal does not answer. */
const GATEWAY_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n'

/** Remembers a call and answers it, spoilt by a fault if one strikes. */
export function observe(
  portal: Portal,
  place: Place,
  method: string,
  url: URL,
  work: (seen: Seen) => PortalResponse,
): PortalResponse {
  const seen = noteCall(portal.state.seen, method, portal.now())
  const fault = strike(portal.state.faults, place, method)
  if (fault) seen.fault = fault.kind
  const response = spoil(portal, fault, url, () => work(seen))
  if (response.ending !== 'drop' && response.ending !== 'silence') seen.status = response.status
  return response
}

/** Answers as the fault wants it; whether `work` runs at all depends on the fault. */
function spoil(
  portal: Portal,
  fault: Fault | undefined,
  url: URL,
  work: () => PortalResponse,
): PortalResponse {
  switch (fault?.kind) {
    case 'status':
      return json(fault.status, fault.body ?? JSON.stringify(errorBody(faultError(fault))))
    case 'delay':
      return { ...work(), delay: fault.ms }
    case 'drop-before':
      return { ...json(200, ''), ending: 'drop' }
    case 'drop-after':
      return { ...work(), ending: 'drop' }
    case 'cut':
      return { ...work(), ending: 'cut' }
    case 'html':
      return page(502, GATEWAY_PAGE)
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
      const now = portal.now()
      const time = timeBlock(now, now, portal.offsetMinutes, usage(undefined, now))
      return json(200, successBody({ result: errorBody(faultError(fault)), time }))
    }
    case 'frame-silence':
    case undefined:
      return work()
  }
}

/** The error that a fault carries. */
export function faultError(fault: { status?: number; error?: string; description?: string }): RestError {
  return new RestError(fault.error ?? 'insufficient_scope', fault.description ?? '', fault.status)
}

function page(status: number, body: PortalResponse['body']): PortalResponse {
  return { status, headers: { ...REST_HEADERS, 'content-type': 'text/html; charset=utf-8' }, body }
}
