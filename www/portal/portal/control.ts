import { parseJson } from '../php/json.ts'
import type { PortalRequest, PortalResponse } from '../rest/http.ts'
import { READ_OF_ANYBODY } from '../rest/load.ts'
import type { Fault } from '../world/fault.ts'
import type { Portal } from './portal.ts'

/** Faults that wait for calls at once. */
const MOST_FAULTS = 1000

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
  if (body.length > READ_OF_ANYBODY) return json(413, { error: 'The body is too large' })
  const faults = readFaults(body)
  if (typeof faults === 'string') return json(400, { error: faults })
  if (portal.state.faults.length + faults.length > MOST_FAULTS) {
    return json(400, { error: `There are more than ${MOST_FAULTS} faults; reset forgets them` })
  }
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

/** Kinds of members: in words, and as a check. */
const TYPES = {
  text: ['a text', (value: unknown) => typeof value === 'string'],
  number: ['a number from 0', (value: unknown) => typeof value === 'number' && value >= 0],
  status: [
    'a status from 200 to 599',
    (value: unknown) => /^[2-5]\d\d$/.test(String(value)) && typeof value === 'number',
  ],
  origin: [
    'an http address',
    (value: unknown) => typeof value === 'string' && /^https?:\/\/[^/]/.test(value),
  ],
} as const satisfies Record<string, readonly [string, (value: unknown) => boolean]>

/** Members by their type; a question mark says that one may be missing. */
type Members = Readonly<Record<string, keyof typeof TYPES | `${keyof typeof TYPES}?`>>

const COMMON: Members = { kind: 'text', method: 'text?', after: 'number?', times: 'number?' }

const OWN: Readonly<Record<Fault['kind'], Members>> = {
  status: { status: 'status', error: 'text?', description: 'text?', body: 'text?' },
  delay: { ms: 'number' },
  'drop-before': {},
  'drop-after': {},
  cut: {},
  html: {},
  'wrong-type': {},
  garbage: {},
  'no-result': {},
  redirect: { to: 'origin?' },
  silence: {},
  'error-in-200': { error: 'text?', description: 'text?' },
  'frame-silence': {},
}

/** Reads a fault or a list of them from JSON; a text tells what is wrong. */
export function readFaults(body: string): Fault[] | string {
  const sent: unknown = parseJson(body)
  if (sent === undefined) return 'This is not JSON'
  const list = Array.isArray(sent) ? (sent as unknown[]) : [sent]
  const wrong = list.map(wrongWith).find((text) => text !== undefined)
  return wrong ?? (list as Fault[])
}

function wrongWith(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'A fault must be an object'
  const fault = value as Readonly<Record<string, unknown>>
  const kind = String(fault['kind'])
  if (!isKind(kind)) return `kind must be one of ${Object.keys(OWN).join(', ')}`
  const members: Members = { ...COMMON, ...OWN[kind] }
  const unknown = Object.keys(fault).find((name) => !Object.hasOwn(members, name))
  if (unknown !== undefined) return `${kind} takes no ${unknown}`
  for (const [name, wanted] of Object.entries(members)) {
    if (fault[name] === undefined && wanted.endsWith('?')) continue
    const [words, fits] = TYPES[wanted.replace('?', '') as keyof typeof TYPES]
    if (!fits(fault[name])) return `${name} must be ${words}`
  }
  return undefined
}

function isKind(text: string): text is Fault['kind'] {
  return Object.hasOwn(OWN, text)
}
