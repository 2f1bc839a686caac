import {
  AbortedError,
  B24Error,
  type B24ErrorName,
  RestError,
  TimeoutError,
  TransportError,
  ValidationError,
} from './errors.ts'

// An error of another frame fails instanceof. The class tag of the language tells it from a look-alike:
// the DOMException of AbortSignal.timeout() is also named TimeoutError.
export function isNamed(error: unknown, name: string): boolean {
  return Object.prototype.toString.call(error) === '[object Error]' && (error as Error).name === name
}

/** Whether an error is a {@link ValidationError}, of this frame or another. */
export function isValidationError(error: unknown): error is ValidationError {
  return error instanceof ValidationError || isNamed(error, 'ValidationError')
}

/** Whether an error is a {@link RestError}, of this frame or another. */
export function isRestError(error: unknown): error is RestError {
  return error instanceof RestError || isNamed(error, 'RestError')
}

/** Whether an error is a {@link TransportError}, of this frame or another. */
export function isTransportError(error: unknown): error is TransportError {
  return error instanceof TransportError || isNamed(error, 'TransportError')
}

/** Whether an error is a {@link TimeoutError}, of this frame or another. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return error instanceof TimeoutError || isNamed(error, 'TimeoutError')
}

/** Whether an error is an {@link AbortedError}, of this frame or another. */
export function isAbortedError(error: unknown): error is AbortedError {
  return error instanceof AbortedError || isNamed(error, 'AbortedError')
}

/** Whether an error was thrown by this package, in this frame or another. */
export function isB24Error(error: unknown): error is B24Error {
  return error instanceof B24Error || NAMES.some((name) => isNamed(error, name))
}

const NAMES: readonly B24ErrorName[] = [
  'B24Error',
  'ValidationError',
  'RestError',
  'TransportError',
  'TimeoutError',
  'AbortedError',
  'PlanError',
  'JournalError',
]
