import { formatInstant } from '../php/time.ts'
import type { Answer } from './call.ts'
import type { RestError } from './error.ts'

/** The `time` block of an answer; moments are given in milliseconds. */
export function timeBlock(started: number, finished: number, offsetMinutes: number) {
  const duration = (finished - started) / 1000
  return {
    start: started / 1000,
    finish: finished / 1000,
    duration,
    processing: duration,
    date_start: formatInstant(started, offsetMinutes),
    date_finish: formatInstant(finished, offsetMinutes),
    operating_reset_at: Math.floor(started / 1000) + 600,
    operating: 0,
  }
}

/** `{result, next?, total?, time}`. */
export function successBody(answer: Answer, time: unknown): string {
  const { result, next, total } = answer
  return JSON.stringify({ result, next, total, time })
}

/** `{error, error_description, …extra}`, without a `time`. */
export function errorBody(error: RestError): Record<string, string> {
  return { error: error.code, error_description: error.message, ...error.extra }
}
