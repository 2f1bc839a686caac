import { own } from './own.js'
import { pack } from './pack.js'

/** Calls of one batch; the list of a company's people has no more. */
const MOST = 100_000

/**
 * The calls of a batch, read once: a list or an object of `[method, params]` or `{ method, params }`.
 *
 * @param {unknown} calls
 * @param {unknown[][]} files takes those of each call
 * @returns {unknown[] | undefined} whether it is a list; then for each call its key, its method if there is one that is
 *   text, and its packed parameters. Nothing when it is neither, cannot be read, or has too many
 */
export function readCalls(calls, files) {
  try {
    if (typeof calls !== 'object' || calls === null) return undefined
    const isList = Array.isArray(calls)
    const keys = isList ? places(calls) : Object.keys(calls)
    return keys.length > MOST
      ? undefined
      : [isList, keys.flatMap((key) => readCall(calls, key, files))].flat()
  } catch {
    return undefined
  }
}

/** @param {unknown[]} list */
function places({ length }) {
  // A Proxy can say anything.
  return Array.from({ length: Math.min(length, MOST + 1) }, (_, index) => String(index))
}

/**
 * @param {object} calls
 * @param {string} key
 * @param {unknown[][]} files
 */
function readCall(calls, key, files) {
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
}
