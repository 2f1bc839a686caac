import { parseForm } from '../php/form.ts'
import { parseJson } from '../php/json.ts'
import { type PhpValue, toMap, upperCaseKeys } from '../php/value.ts'
import type { Parameters } from '../world/call.ts'
import type { Format, PortalRequest } from './http.ts'

/** What the path of a REST address says: the method, and the webhook's owner and code if it carries them. */
export interface Route {
  readonly method: string
  /** What the answer is written in. */
  readonly format: Format
  readonly webhook?: { readonly user: string; readonly code: string }
}

/** Reads `/rest/<method>[.json|.xml]` and `/rest/<user>/<code>/<method>[.json|.xml]`; a trailing slash does no harm. */
export function readRoute(path: string): Route | undefined {
  const [root, ...parts] = path.split('/').filter((part) => part !== '')
  if (root !== 'rest') return undefined
  const decoded = parts.map(decodePart)
  const last = (decoded.at(-1) ?? '').toLowerCase()
  const format = last.endsWith('.xml') ? 'xml' : 'json'
  const method = last.replace(/\.(?:json|xml)$/, '')
  const [user, code] = decoded
  if (decoded.length === 3 && user !== undefined && code !== undefined)
    return { method, format, webhook: { user, code } }
  return { method: decoded.length > 1 ? '' : method, format }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Reads query and body as the server does: body over query, JSON only when announced, broken JSON = nothing. */
export function readSent(request: PortalRequest, query: string): Parameters {
  return { ...parseForm(query), ...readBody(request) }
}

/** The same, names upper-cased. */
export function readParameters(request: PortalRequest, query: string): Parameters {
  return upperCaseKeys(readSent(request, query))
}

function readBody(request: PortalRequest): Record<string, PhpValue> {
  if (request.body === '') return {}
  if (!(request.headers['content-type'] ?? '').toLowerCase().includes('application/json')) {
    return parseForm(request.body)
  }
  return toMap(parseJson(request.body))
}
