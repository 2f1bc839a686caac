import { codesOf, Packer, set } from './pack.js'

/**
 * How a check goes: what the caller passes is packed and copied at once, the core says what it would send in place of
 * some of it, and with that the copy is what goes on the wire.
 */

/** In place of a length. */
const UNKNOWN = -1
const LONG = -2
const FILES = -3

/** @type {Map<unknown, { number: number, codes: Map<string, number> }>} */
const tables = new Map()

/** What both sides see of the core's memory; it has no length when that has grown. */
let shared = new Uint8Array()
/** @type {() => Uint8Array<ArrayBuffer>} */
let open

/** @type {Packer} */
let last

/**
 * Learns where the core looks for what is passed; each instance has a place of its own.
 *
 * @param {WebAssembly.Memory} memory
 * @param {number} address
 * @param {number} room
 */
export function share(memory, address, room) {
  open = () => new Uint8Array(memory.buffer, address, room)
  shared = open()
}

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
 * @param {unknown[]} found takes the copy; where there are files, the packed input and their contents
 * @returns {number} the length of what is passed, or why it is not there
 */
export function pass(method, input, takesFiles, found) {
  const table = tables.get(method)
  if (table === undefined) return UNKNOWN
  /** @type {unknown[] | undefined} */
  const files = takesFiles ? [] : undefined
  const packer = new Packer(files, table.codes)
  packer.mark(table.number)
  packer.pack(input)
  last = packer
  if (files?.length) {
    found.push(packer.whole().slice(), files)
    return FILES
  }
  found.push(packer.copy)
  const { bytes, end } = packer
  if (shared.length === 0) shared = open()
  if (end > shared.length) return LONG
  // A call takes longer than this for the few bytes of most inputs.
  if (end < 256) for (let at = 0; at < end; at++) shared[at] = /** @type {number} */ (bytes[at])
  else shared.set(packer.packed())
  return end
}

/** What was passed last, without what it was passed by. */
export function passed() {
  return last.packed()
}

/** The same with all texts written out. */
export function whole() {
  return last.whole()
}

/**
 * Puts what the core sends in the place of what was passed: the number of a member and its value, in turn.
 *
 * @param {number} length
 */
export function amend(length) {
  if (shared.length === 0) shared = open()
  const copy = /** @type {Record<string, unknown>} */ (last.copy)
  const reader = new Reader(shared)
  while (reader.at < length) {
    const name = last.names[reader.byte() + reader.byte() * 256] ?? ''
    copy[name] = reader.value()
  }
}

// A byte order mark in a text is part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads what the core has packed. */
class Reader {
  at = 0

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes
  }

  byte() {
    return /** @type {number} */ (this.bytes[this.at++])
  }

  length() {
    return this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)
  }

  text() {
    const end = this.length() + this.at
    const start = this.at
    this.at = end
    return end - start === 1
      ? String.fromCharCode(/** @type {number} */ (this.bytes[start]))
      : decoder.decode(this.bytes.subarray(start, end))
  }

  /** @returns {unknown} */
  value() {
    const mark = this.byte()
    switch (mark) {
      case 0:
        return null
      case 1:
      case 2:
        return mark === 2
      case 3:
        return this.length()
      case 4: {
        const start = this.at
        this.at += 8
        return new DataView(this.bytes.buffer, this.bytes.byteOffset + start).getFloat64(0, true)
      }
      case 5:
        return this.text()
      case 6:
        return Array.from({ length: this.length() }, () => this.value())
      default: {
        /** @type {Record<string, unknown>} */
        const object = {}
        for (let count = this.length(); count > 0; count--) {
          // Names are written out.
          this.at++
          set(object, this.text(), this.value())
        }
        return object
      }
    }
  }
}
