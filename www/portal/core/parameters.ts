import { parseForm } from '../php/form.ts'
import { type PhpValue, toMap } from '../php/value.ts'
import type { PortalRequest } from './http.ts'

/** The parameters of a call, names upper-cased. */
export type Parameters = Readonly<Record<string, PhpValue>>

/** Reads query and body as the server does: body over query, JSON only when announced, broken JSON = nothing. */
export function readParameters(request: PortalRequest, query: string): Parameters {
  return upperCaseKeys({ ...parseForm(query), ...readBody(request) })
}

/** `array_change_key_case(CASE_UPPER)`: of two spellings the later wins. */
export function upperCaseKeys(map: Readonly<Record<string, PhpValue>>): Record<string, PhpValue> {
  const result = Object.create(null) as Record<string, PhpValue>
  for (const [name, value] of Object.entries(map)) result[name.toUpperCase()] = value
  return result
}

function readBody(request: PortalRequest): Record<string, PhpValue> {
  if (request.body === '') return {}
  if (!(request.headers['content-type'] ?? '').toLowerCase().includes('application/json')) {
    return parseForm(request.body)
  }
  try {
    return toMap(JSON.parse(request.body) as PhpValue)
  } catch {
    return {}
  }
}
