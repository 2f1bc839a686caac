import { own } from './own.js'
import { pack } from './pack.js'

/** Characters of a text that are looked at. */
const LONGEST = 8_000

/**
 * What of an answer decides: its error, what it says of time, and of its result what is asked for. The result itself can
 * be large and stays where it is.
 *
 * @param {unknown} body
 * @param {string[] | undefined} keys of a batch, whose parts are asked for
 * @param {boolean} isWhole the result is asked for as it is, or that of each call
 * @returns {Uint8Array} packed
 */
export function facts(body, keys, isWhole) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return pack(null)
  const result = own(body, 'result')
  const known = result === undefined || (isWhole && !keys) ? result : hint(result)
  return pack({
    ...failure(body),
    time: time(own(body, 'time')),
    result: known === true && keys ? parts(result, keys, isWhole) : known,
  })
}

/** @param {unknown} object */
function failure(object) {
  const error = own(object, 'error')
  // REST 3.0 puts an object there.
  const isObject = typeof error === 'object' && error !== null
  return {
    error: isObject
      ? { code: short(own(error, 'code')), message: short(own(error, 'message')) }
      : short(error),
    error_description: short(own(object, 'error_description')),
    argument: short(own(object, 'argument')),
  }
}

/** @param {unknown} value */
function short(value) {
  return typeof value === 'string' ? value.slice(0, LONGEST).replace(/\p{Surrogate}/gu, '\ufffd') : value
}

/**
 * @param {unknown} found
 * @returns {unknown}
 */
function time(found) {
  const names = ['start', 'finish', 'duration', 'operating', 'operating_reset_at']
  return Object.fromEntries(names.map((name) => [name, own(found, name)]))
}

/**
 * That there is a result, and the error that hides in it.
 *
 * @param {unknown} result
 */
function hint(result) {
  if (own(result, 'error') === undefined) return true
  const isError = Object.keys(/** @type {object} */ (result)).every((name) =>
    /^error(_description)?$/.test(name),
  )
  return isError ? failure(result) : true
}

/**
 * What became of each call of a batch. PHP writes a list where the keys are 0, 1, 2 …, and an empty one for no keys.
 *
 * @param {unknown} batch
 * @param {string[]} keys
 * @param {boolean} isWhole
 */
function parts(batch, keys, isWhole) {
  /**
   * @param {string} name
   * @param {(part: unknown) => unknown} read
   */
  const part = (name, read) => {
    const map = own(batch, name)
    /** @type {[string, unknown][]} */
    const found = []
    for (const key of keys) {
      const value = own(map, key)
      if (value !== undefined) found.push([key, read(value)])
    }
    return /** @type {unknown} */ (Object.fromEntries(found))
  }
  return {
    result: part('result', isWhole ? (value) => value : hint),
    result_error: part('result_error', failure),
    result_time: part('result_time', time),
    result_total: isWhole ? part('result_total', (value) => value) : undefined,
  }
}
