import { formatInstant } from '../php/time.ts'
import type { TimedAnswer } from './call.ts'
import type { RestError } from './error.ts'
import type { Usage } from './operating.ts'

/** The `time` block of an answer; moments are given in milliseconds. */
export function timeBlock(started: number, finished: number, offsetMinutes: number, used: Usage) {
  const duration = (finished - started) / 1000
  return {
    start: started / 1000,
    finish: finished / 1000,
    duration,
    processing: duration,
    date_start: formatInstant(started, offsetMinutes),
    date_finish: formatInstant(finished, offsetMinutes),
    operating_reset_at: used.resetAt,
    operating: used.seconds,
  }
}

/** `{result, next?, total?, time}`. */
export function successBody({ result, next, total, time }: TimedAnswer): string {
  return JSON.stringify({ result, next, total, time })
}

/** `{error, error_description, …extra}`, without a `time`. */
export function errorBody(error: RestError): Record<string, string> {
  return { error: error.code, error_description: error.message, ...error.extra }
}
