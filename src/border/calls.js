import { own } from './own.js'
import { pack } from './pack.js'

/** Calls of one batch; the list of a company's people has no more. */
const MOST = 100_000
/** Bytes of all calls, and of their files: the core holds them all until they have left. */
const CALLS = 128 * 1024 * 1024
const FILES = 128 * 1024 * 1024

/**
 * The calls of a batch, read once: a list or an object of `[method, params]` or `{ method, params }`.
 *
 * @param {unknown} calls
 * @param {unknown[][]} files takes those of each call
 * @returns {unknown[] | undefined} whether it is a list; then for each call its key, its method if there is one that is
 *   text, and its packed parameters. Nothing when it is neither, cannot be read, or has too many or too large ones
 */
export function readCalls(calls, files) {
  try {
    if (typeof calls !== 'object' || calls === null) return undefined
    const isList = Array.isArray(calls)
    const keys = isList ? places(calls) : Object.keys(calls)
    if (keys.length > MOST) return undefined
    /** @type {unknown[]} */
    const read = [isList]
    const left = { calls: CALLS, files: FILES }
    for (const key of keys) {
      const call = own(calls, key)
      const isPair = Array.isArray(call)
      const method = own(call, isPair ? '0' : 'method')
      const params = own(call, isPair ? '1' : 'params')
      /** @type {Content[]} */
      const contents = []
      // A copy: what packs uses its bytes again.
      const packed = pack(params === undefined ? {} : params, contents).slice()
      left.calls -= packed.length
      for (const content of contents) left.files -= Number(content.size ?? content.length)
      if (left.calls < 0 || left.files < 0) return undefined
      files.push(contents)
      read.push(key, typeof method === 'string' ? method : undefined, packed)
    }
    return read
  } catch {
    return undefined
  }
}

/** @typedef {{ size?: unknown, length?: unknown }} Content of a file: a blob, or bytes */

/** @param {unknown[]} list */
function places({ length }) {
  // A Proxy can say anything.
  return Array.from({ length: Math.min(length, MOST + 1) }, (_, index) => String(index))
}
