import type { Failure } from './core.ts'
import {
  AbortedError,
  type AnyB24Error,
  RestError,
  TimeoutError,
  TransportError,
  ValidationError,
} from './errors.ts'
import { headOf } from './wording.ts'

/** Turns the core's account of a failed call into the error that is thrown; a call given up has the caller's reason. */
export function toError(method: string, failure: Failure, reason?: unknown): AnyB24Error {
  switch (failure.kind) {
    case 'validation':
      return new ValidationError(method, failure.issues, headOf(method, failure.locale))
    case 'rest':
      return new RestError(failure)
    case 'transport':
      return new TransportError(failure.message, failure)
    case 'timeout':
      return new TimeoutError(failure.message, failure)
    case 'aborted':
      return new AbortedError(reason, failure)
  }
}
