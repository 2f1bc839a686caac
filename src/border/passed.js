import { codesOf, Packer } from './pack.js'

/** What a number stands for; as in `passed.rs`. */
const LETTER = 1
const FIRST = 2
const NEXT = 3

/**
 * @typedef {object} Table
 * @property {number} number of the method
 * @property {Map<string, number>} codes
 * @property {string[]} names in the order of the rows
 */

/** @type {Map<unknown, Table>} */
const tables = new Map()

/**
 * The names of the rows by which something was passed last: nobody passes anything before the core has answered.
 *
 * @type {string[]}
 */
let names

/**
 * Learns the rows of a method.
 *
 * @param {string} method
 * @param {number} number
 * @param {string} table the names of all rows; behind those of plain ones, an asterisk and the limit
 */
export function learn(method, number, table) {
  const rows = table.split(' ').map((row) => row.split('*'))
  tables.set(method, { number, codes: codesOf(rows), names: rows.map(([name = '']) => name) })
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
  names = table.names
  // Who packs next may write over them.
  if (files.length > 0) found.push(packed.slice(), files)
  else found.push(packer.copy)
  return packed
}

/**
 * Puts a number, or what it stands for, in the place of a member of the copy.
 *
 * @param {Record<string, unknown>[]} found
 * @param {number} row
 * @param {number} form
 * @param {number} number
 */
export function change(found, row, form, number) {
  const copy = found[0] ?? {}
  const name = names[row] ?? ''
  if (form === NEXT) /** @type {number[]} */ (copy[name]).push(number)
  else if (form === FIRST) copy[name] = [number]
  else copy[name] = form === LETTER ? String.fromCharCode(number) : number
}
