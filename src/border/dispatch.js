/** Bytes of an answer; a page of people has some thousand, and no batch of pages comes near. */
const LARGEST = 64 * 1024 * 1024

/**
 * @typedef {object} Received
 * @property {number} [status]
 * @property {unknown} [body] what the text says as JSON; missing when it is none
 * @property {'none' | 'moved' | 'large' | 'broken'} [fault] why there is no text
 * @property {unknown} [cause]
 */

/**
 * Begins a request, and reads the answer to its end. An async function, so that nothing that is thrown gets out of here
 * but by the promise.
 *
 * @param {(request: unknown) => unknown} fetch
 * @param {unknown} request
 * @returns {Promise<Received>}
 */
export async function dispatch(fetch, request) {
  const response = /** @type {Response | null | undefined} */ (await fetch(request))
  if (typeof response !== 'object' || response === null) return { fault: 'none' }
  const { status, type } = response
  // Redirects are not followed: a POST could come out as a GET, without its body.
  if (type === 'opaqueredirect') return { fault: 'moved' }
  if (!Number.isInteger(status)) return { fault: 'none' }
  try {
    const text = await read(response)
    return text === undefined ? { status, fault: 'large' } : { status, body: parse(text) }
  } catch (cause) {
    return { status, fault: 'broken', cause }
  }
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parse(text) {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text)
  } catch {
    return undefined
  }
}

/**
 * The text of an answer, unless it is too large.
 *
 * @param {Response} response
 * @returns {Promise<string | undefined>}
 */
async function read(response) {
  // What is given in place of `fetch` may have no streams.
  const body = /** @type {{ getReader?: () => ReadableStreamDefaultReader<Uint8Array> } | null} */ (
    response.body
  )
  const reader = body?.getReader?.()
  if (!reader) {
    const text = await response.text()
    return text.length > LARGEST ? undefined : text
  }
  const decoder = new TextDecoder()
  /** @type {string[]} */
  const parts = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > LARGEST) {
      // Nobody waits for it to have an effect.
      reader.cancel().catch(() => undefined)
      return undefined
    }
    parts.push(decoder.decode(value, { stream: true }))
  }
  parts.push(decoder.decode())
  return parts.join('')
}

/**
 * Calls a function of the caller's; whatever it does comes by the promise.
 *
 * @param {() => unknown} act
 */
export function attempt(act) {
  return new Promise((resolve) => resolve(act()))
}

/**
 * A promise of ours for one of somebody else's.
 *
 * @param {unknown} promise
 */
export function promised(promise) {
  return new Promise((resolve) => resolve(promise))
}
