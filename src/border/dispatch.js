/** Bytes of an answer; a page of people has some thousand, and no batch of pages comes near. */
const LARGEST = 64 * 1024 * 1024

/**
 * @typedef {object} Received
 * @property {number} [status]
 * @property {unknown} [body] what the text says as JSON; missing when it is none
 * @property {Uint8Array[]} [pieces] the bytes in place of a body, where they are asked for
 * @property {'none' | 'moved' | 'large' | 'broken'} [fault] why there is no text
 * @property {unknown} [cause]
 */

/**
 * Begins a request, and reads the answer to its end. An async function, so that nothing that is thrown gets out of here
 * but by the promise.
 *
 * @param {(request: unknown) => unknown} fetch
 * @param {unknown} request
 * @param {boolean} inPieces the bytes are asked for
 * @returns {Promise<Received>}
 */
export async function dispatch(fetch, request, inPieces) {
  const response = /** @type {Response | null | undefined} */ (await fetch(request))
  if (typeof response !== 'object' || response === null) return { fault: 'none' }
  const { status, type } = response
  // Redirects are not followed: a POST could come out as a GET, without its body.
  if (type === 'opaqueredirect') return { fault: 'moved' }
  if (!Number.isInteger(status)) return { fault: 'none' }
  try {
    const found = await read(response)
    if (found === undefined) return { status, fault: 'large' }
    if (inPieces && typeof found !== 'string') return { status, pieces: found }
    return { status, body: parse(found) }
  } catch (cause) {
    return { status, fault: 'broken', cause }
  }
}

/**
 * What an answer says as JSON.
 *
 * @param {string | Uint8Array[]} answer
 * @returns {unknown} `undefined` when it is none
 */
export function parse(answer) {
  const text = typeof answer === 'string' ? answer : decoded(answer)
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text)
  } catch {
    return undefined
  }
}

/** @param {Uint8Array[]} pieces */
function decoded(pieces) {
  const decoder = new TextDecoder()
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode()
}

/**
 * The answer, unless it is too large.
 *
 * @param {Response} response
 * @returns {Promise<string | Uint8Array[] | undefined>}
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
  /** @type {Uint8Array[]} */
  const pieces = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    // What is no bytes would never be too much.
    if (!ArrayBuffer.isView(value)) throw new TypeError('The body is not made of bytes.')
    size += value.byteLength
    if (size > LARGEST) {
      // Nobody waits for it to have an effect.
      reader.cancel().catch(() => undefined)
      return undefined
    }
    pieces.push(value)
  }
  return pieces
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
