import { formatInstant } from '../php/time.ts'
import type { TimedAnswer } from '../world/call.ts'
import type { Usage } from '../world/limits.ts'
import type { StoredFile } from '../world/state.ts'
import { writeXml } from './xml.ts'

/** What an answer is written in. */
export type Format = 'json' | 'xml'

/** A request as a host hands it over: names of headers in lower case, the address absolute or from the root. */
export interface PortalRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** The caller's network address; callers without one count as one caller. */
  readonly address?: string
}

export interface PortalResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** Milliseconds to wait before the answer goes out. */
  readonly delay?: number
  /** Instead of a whole answer: half of it and a closed connection, only that, or nothing at all. */
  readonly ending?: 'cut' | 'drop' | 'silence'
}

/** Sent with every answer under `/rest/`: any origin, and no header but these three. */
export const REST_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'origin, content-type, accept',
  'x-content-type-options': 'nosniff',
}

/** An answer in JSON that any origin may read. */
export function json(status: number, body: string): PortalResponse {
  return { status, headers: { ...REST_HEADERS, 'content-type': 'application/json; charset=utf-8' }, body }
}

/** A sentence for people; no address in it is a link, and nothing of it is HTML. */
export function plain(status: number, body: string): PortalResponse {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  return { status, headers, body }
}

/** An answer in the format that the address asks for. */
export function formatted(format: Format, status: number, answer: object): PortalResponse {
  if (format === 'json') return json(status, JSON.stringify(answer))
  return {
    status,
    headers: { ...REST_HEADERS, 'content-type': 'text/xml; charset=utf-8' },
    body: writeXml(answer),
  }
}

/** The `time` block of an answer; moments are given in milliseconds. Only its end has a fraction of a second. */
export function timeBlock(started: number, finished: number, offsetMinutes: number, used: Usage) {
  const start = Math.floor(started / 1000)
  return {
    start,
    finish: finished / 1000,
    duration: (finished - start * 1000) / 1000,
    processing: Math.floor((finished - started) / 1000),
    date_start: formatInstant(started, offsetMinutes),
    date_finish: formatInstant(finished, offsetMinutes),
    operating_reset_at: used.resetAt,
    operating: used.seconds,
  }
}

/** A file as such, to be saved under its name. */
export function attachment({ name, type, bytes }: StoredFile): PortalResponse {
  const headers = {
    ...REST_HEADERS,
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  }
  return { status: 200, headers, body: bytes }
}

/** `{result, next?, total?, time}`. */
export function successBody({ result, next, total, time }: TimedAnswer): object {
  return { result, next, total, time }
}
