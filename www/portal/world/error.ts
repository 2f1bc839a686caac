/** A refusal the REST layer reports as `{error, error_description, …extra}` with its status. */
export class RestError extends Error {
  override readonly name = 'RestError'
  readonly code: string
  readonly status: number
  readonly extra: Readonly<Record<string, string>>

  constructor(code: string, description: string, status = 400, extra: Readonly<Record<string, string>> = {}) {
    super(description)
    this.code = code
    this.status = status
    this.extra = extra
  }
}

/** Refused by the portal's core; the text is localized on a real portal. */
export function coreError(description: string): RestError {
  return new RestError('ERROR_CORE', description)
}

export function accessDenied(): RestError {
  return coreError('access_denied')
}

/** Not without an application: a webhook is none. */
export function contextRequired(): RestError {
  const description = 'Current authorization type is denied for this method Application context required'
  return new RestError('WRONG_AUTH_TYPE', description, 403)
}

/** The refusal of the REST module itself, where the product's own is `access_denied`. */
export function restDenied(reason = ''): RestError {
  return new RestError('ACCESS_DENIED', `Access denied! ${reason}`.trim(), 403)
}

/** Refused argument; the key `argument` is always there, often empty. */
export function argumentError(description: string, argument = ''): RestError {
  return new RestError('ERROR_ARGUMENT', description, 400, { argument })
}

/** The code of the custom-field methods: an empty text. */
export function namelessError(description: string): RestError {
  return new RestError('', description)
}

/** A PHP fault, such as upper-casing an array. */
export function serverFault(): RestError {
  return new RestError('INTERNAL_SERVER_ERROR', 'Internal server error', 500)
}

/** `{error, error_description, …extra}`, without a `time`. */
export function errorBody(error: RestError): Record<string, string> {
  return { error: error.code, error_description: error.message, ...error.extra }
}
