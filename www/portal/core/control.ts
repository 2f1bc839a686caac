import type { PortalRequest, PortalResponse } from './http.ts'
import type { Portal } from './portal.ts'
import { readFaults } from './readFault.ts'

/**
 * Answers under `/control/`, by which tests in another process steer the portal: `GET requests`, `POST faults`,
 * `POST reset`. A body must be announced as JSON, so that no web page can send one.
 */
export function answerControl(portal: Portal, request: PortalRequest, path: string): PortalResponse {
  switch (`${request.method} ${path}`) {
    case 'GET /control/requests':
      return json(200, portal.state.seen)
    case 'POST /control/reset':
      if (!isJson(request)) return json(415, { error: 'The body must be application/json' })
      portal.reset()
      return json(200, true)
    case 'POST /control/faults':
      if (!isJson(request)) return json(415, { error: 'The body must be application/json' })
      return addFaults(portal, request.body)
    default:
      return json(404, { error: 'There is no such control' })
  }
}

function addFaults(portal: Portal, body: string): PortalResponse {
  const faults = readFaults(body)
  if (typeof faults === 'string') return json(400, { error: faults })
  for (const fault of faults) portal.addFault(fault)
  return json(200, true)
}

function isJson({ headers }: PortalRequest): boolean {
  return /^application\/json\b/i.test(headers['content-type'] ?? '')
}

function json(status: number, body: unknown): PortalResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  }
}
