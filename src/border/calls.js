import { own } from './own.js'
import { pack } from './pack.js'

/** Calls of one batch; the list of a company's people has no more. */
const MOST = 100_000

/**
 * The calls of a batch, read once: a list or an object of `[method, params]` or `{ method, params }`.
 *
 * @param {unknown} calls
 * @param {unknown[][]} files takes those of each call
 * @returns {unknown[] | undefined} for each call its key, its method if there is one that is text, and its packed
 *   parameters; nothing when it is neither, or has too many
 */
export function readCalls(calls, files) {
  return keysOf(calls)?.flatMap((key) => {
    const call = own(calls, key)
    const isPair = Array.isArray(call)
    const method = own(call, isPair ? '0' : 'method')
    const params = own(call, isPair ? '1' : 'params')
    /** @type {unknown[]} */
    const contents = []
    // A copy: what packs uses its bytes again.
    const packed = pack(params === undefined ? {} : params, contents).slice()
    files.push(contents)
    return [key, typeof method === 'string' ? method : undefined, packed]
  })
}

/** @param {unknown} calls */
function keysOf(calls) {
  try {
    if (typeof calls !== 'object' || calls === null) return undefined
    if (!Array.isArray(calls)) return named(calls)
    const { length } = calls
    // A Proxy can say anything.
    return length <= MOST ? Array.from({ length }, (_, index) => String(index)) : undefined
  } catch {
    return undefined
  }
}

/** @param {object} calls */
function named(calls) {
  const keys = Object.keys(calls)
  return keys.length <= MOST ? keys : undefined
}
