import { codesOf, Packer } from './pack.js'

/** @type {Map<unknown, { number: number, codes: Map<string, number> }>} */
const tables = new Map()

/**
 * Learns the rows of a method.
 *
 * @param {string} method
 * @param {number} number
 * @param {string} table
 */
export function learn(method, number, table) {
  tables.set(method, { number, codes: codesOf(table) })
}

/**
 * Packs an input for the check of a method, whose number goes before it.
 *
 * @param {unknown} method
 * @param {unknown} input
 * @param {boolean} takesFiles
 * @param {unknown[]} found takes a copy of the input; or, where there are files, the packed input and their contents
 * @returns {Uint8Array | undefined} nothing while the method is not known
 */
export function pass(method, input, takesFiles, found) {
  const table = tables.get(method)
  if (table === undefined) return undefined
  /** @type {unknown[]} */
  const files = []
  const packer = new Packer(takesFiles ? files : undefined, table.codes)
  packer.mark(table.number)
  packer.pack(input)
  const packed = packer.packed()
  // Who packs next may write over them.
  if (files.length > 0) found.push(packed.slice(), files)
  else found.push(packer.copy)
  return packed
}
