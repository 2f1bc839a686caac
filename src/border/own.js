/**
 * A member that an object has itself: what it inherits, such as `constructor`, nobody has put there.
 *
 * @param {unknown} object
 * @param {string} name
 * @returns {unknown} `undefined` when there is none, or when it cannot be read
 */
export function own(object, name) {
  try {
    return typeof object === 'object' && object !== null && Object.hasOwn(object, name)
      ? /** @type {Record<string, unknown>} */ (object)[name]
      : undefined
  } catch {
    return undefined
  }
}

/**
 * The names of an object's own members.
 *
 * @param {unknown} object
 * @returns {string[]}
 */
export function names(object) {
  try {
    return typeof object === 'object' && object !== null ? Object.keys(object) : []
  } catch {
    return []
  }
}

/**
 * The first of what can be gone through.
 *
 * @param {unknown} list
 * @returns {unknown} `undefined` when there is none, or when it cannot be read
 */
export function first(list) {
  try {
    for (const item of /** @type {Iterable<unknown>} */ (list)) return item
  } catch {
    // What cannot be gone through has none.
  }
  return undefined
}
