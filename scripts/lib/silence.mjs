/** Takes out of a compiled core what panics would say: they trap, and nobody reads it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './machine.mjs'

/** What the standard library and wasm-bindgen say, as it stands in the data, and the digits that they say numbers with. */
const said = new RegExp(
  [
    /index out of bounds: the len is | but the index is /,
    /slice index starts at | but ends at |range (start|end) index | out of range for slice of length /,
    /insertion index \(is |\) should be <= len \(is |(removal|swap_remove) index \(is |\) should be < len \(is /,
    /assertion failed: [ -~]*|assertion `left | right` failed|\n {2}left: |\n right: |==!=matches/,
    /called `[ -~]*? value|capacity overflow|attempt to divide by zero/,
    /RefCell already (mutably )?borrowed|LazyCell instance has previously been poisoned|AccessError/,
    /cannot access a Thread Local Storage value during or after destruction/,
    /Attempted to initialize thread-local while it is being dropped/,
    /closure invoked recursively or after being dropped/,
    /000102030405060708091011[0-9]{176}|0x0123456789ABCDEF/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

/**
 * Zeros the texts of panics, and where in the sources they would have been; the data keeps its length.
 *
 * @param {string} file
 */
export function silence(file) {
  const bytes = readFileSync(join(root, file))
  for (const segment of segments(bytes)) {
    zeroPlaces(segment)
    // One character for each byte.
    for (const { 0: text, index } of segment.data.toString('latin1').matchAll(said)) {
      segment.data.fill(0, index, index + text.length)
    }
  }
  writeFileSync(join(root, file), bytes)
}

/**
 * A place in the sources is the address of a file's name, its length, a line and a column.
 *
 * @param {Segment} segment
 */
function zeroPlaces({ address, data }) {
  const names = []
  for (let at = -address & 3; at + 16 <= data.length; at += 4) {
    const [start, length] = [data.readUInt32LE(at) - address, data.readUInt32LE(at + 4)]
    if (start < 0 || length > 200 || start + length > data.length) continue
    if (/^[\w./-]+\.rs$/.test(data.toString('latin1', start, start + length))) {
      names.push({ start, length })
      data.fill(0, at, at + 16)
    }
  }
  for (const { start, length } of names) data.fill(0, start, start + length)
}

/**
 * @typedef {object} Segment
 * @property {number} address
 * @property {Buffer} data a view of the file's bytes
 */

/**
 * The data of a module.
 *
 * @param {Buffer} bytes
 * @returns {Segment[]}
 */
function segments(bytes) {
  let at = 8
  /** @type {Segment[]} */
  const found = []
  while (at < bytes.length) {
    const section = bytes[at++]
    const end = number() + at
    if (section === 11) {
      for (let left = number(); left > 0; left -= 1) found.push(segment())
    }
    at = end
  }
  return found

  function segment() {
    if (bytes[at++] !== 0 || bytes[at++] !== 0x41) {
      throw new Error('a segment of data has no fixed address')
    }
    const address = number()
    at += 1
    const length = number()
    const data = bytes.subarray(at, at + length)
    at += length
    return { address, data }
  }

  /** In LEB128; the addresses that there are look the same with a sign. */
  function number() {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
}
