/**
 * What was thrown, as texts: its name, its message, and the code of the network behind it. Anything can be thrown, and
 * nothing of it can stop this.
 *
 * @param {unknown} thrown
 * @returns {string} the three, one a line
 */
export function describe(thrown) {
  try {
    if (typeof thrown !== 'object' || thrown === null)
      return lines('NonError', typeof thrown === 'string' ? thrown : '')
    const [name, message] = [text(thrown, 'name'), text(thrown, 'message')]
    return lines(name || 'NonError', message, code(thrown))
  } catch {
    return lines('NonError')
  }
}

/** Characters of a text that are looked at. */
const LONGEST = 8_000
/** Errors behind errors that are looked at. */
const DEPTH = 4

/** @param {string[]} parts */
function lines(...parts) {
  return parts.map((part) => part.slice(0, LONGEST).replaceAll('\n', ' ')).join('\n')
}

/**
 * @param {object} object
 * @param {string} name
 */
function text(object, name) {
  try {
    const value = /** @type {Record<string, unknown>} */ (object)[name]
    return typeof value === 'string' ? value : ''
  } catch {
    return ''
  }
}

/**
 * Node puts it on the cause of the cause, or on one of several errors.
 *
 * @param {unknown} thrown
 */
function code(thrown) {
  for (let depth = 0, at = thrown; depth < DEPTH && typeof at === 'object' && at !== null; depth++) {
    const found = text(at, 'code')
    if (found) return found
    const { cause, errors } = /** @type {{ cause?: unknown, errors?: unknown }} */ (at)
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  }
  return ''
}
