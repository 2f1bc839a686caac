import { bytesOf, encoder } from './bytes.js'

/**
 * Packs what a caller passes into bytes that the core reads: one way across, whatever the value is made of.
 *
 * Only own members are read, and nothing of the caller's can stop it: what throws, never ends, or is not plain data is
 * packed as a mark that says so. The marks and what follows them are described in `src/value/packed.rs`.
 */

const NULL = 0
const FALSE = 1
const TRUE = 2
const INTEGER = 3
const NUMBER = 4
const TEXT = 5
const LIST = 6
const OBJECT = 7
const FILE = 8
const UNDEFINED = 9
const NOT_DATA = 10
const UNREAD_FILE = 11
const NOT_FINITE = 12
const BROKEN_TEXT = 13
const UNREADABLE = 14
const BOUNDLESS = 15
const LENGTH = 16

/** What stands before a name that is written out; the numbers of rows begin behind it. */
const WRITTEN = 0
/** Times this, the limit of a row that asks nothing of a text but its length is added to its code. */
const PLAIN = 256
/** The longest length that is told by itself, in units; no row has a limit above half of it, but those that have none. */
const TELLABLE = 0xffff

/** Levels of nesting; the deepest legal input has five. */
const DEPTH = 16
/** Names in one object. The database keeps a person's custom fields in one table of 1,017 columns at most. */
const NAMES = 2_000
/** Values in all; the longest legal list of an enumeration stays far below. */
const SIZE = 200_000
/** Characters of all texts and names, and bytes of all files: no portal takes more in one request. */
const TEXTS = 64 * 1024 * 1024
const FILES = 128 * 1024 * 1024
/** Shorter texts are quicker written and looked through by hand than by the engine; for longer ones the engine is asked how much they need. */
const SHORT = 64
const LONG = 16_384
/** Bytes that are kept for the next time. */
const KEPT = 65_536

const { toString } = Object.prototype
const { getTime, toISOString } = Date.prototype
const float = new Float64Array(1)
const floatBytes = new Uint8Array(float.buffer)

/** Stands for a member whose reading threw. */
const unreadable = Symbol()

/**
 * A getter may come back to here while a value is packed: who packs takes these bytes away, and brings them back.
 *
 * @type {Uint8Array | undefined}
 */
let spare

/**
 * @param {unknown} value
 * @param {unknown[]} [files] takes the contents of files, in their order; without it files are refused
 * @returns {Uint8Array} to be read before anything else is packed
 */
export function pack(value, files) {
  const packer = new Packer(files)
  packer.pack(value)
  return packer.packed()
}

/**
 * Codes of names: the number of the row, from 1 on, and the limit of one that is plain.
 *
 * @param {string[][]} rows the name of each, and the limit of a plain one
 */
export function codesOf(rows) {
  /** @type {Map<string, number>} */
  const codes = new Map()
  for (const [row, [name = '', limit = '0']] of rows.entries()) {
    // Where a page has given all objects such a member, setting it may do anything.
    if (name && !(name in Object.prototype)) codes.set(name, row + 1 + PLAIN * Number(limit))
  }
  return codes
}

export class Packer {
  /** Where the value begins, and where it ends so far. */
  start = 0
  end = 0
  left = SIZE
  texts = TEXTS
  contents = FILES
  /**
   * Lists and objects that are being packed: one that is in itself would be packed for ever.
   *
   * @type {object[]}
   */
  around = []
  /**
   * What was read, as values of our own. It makes sense only where nothing is wrong with it, and there are no files.
   *
   * @type {unknown}
   */
  copy

  /**
   * @param {unknown[] | undefined} files
   * @param {Map<string, number>} [codes] of the outermost object; with them a copy is kept
   */
  constructor(files, codes) {
    this.files = files
    this.codes = codes
    this.bytes = spare ?? new Uint8Array(KEPT)
    spare = undefined
  }

  /** @param {unknown} value */
  pack(value) {
    this.start = this.end
    try {
      this.copy = this.value(value, DEPTH)
    } catch {
      // The engine has no more room.
      this.left = 0
    }
    // What was left out has no place of its own.
    if (this.left <= 0) {
      this.instead(this.start, BOUNDLESS)
    }
    if (this.bytes.length <= KEPT) spare = this.bytes
  }

  packed() {
    return this.bytes.subarray(0, this.end)
  }

  /**
   * @param {unknown} value
   * @param {number} depth
   * @returns {unknown} the copy, where one is kept
   */
  value(value, depth) {
    this.room(16)
    this.left--
    switch (typeof value) {
      case 'string':
        return this.text(value)
      case 'number':
        return this.number(value)
      case 'boolean':
        this.mark(value ? TRUE : FALSE)
        return value
      case 'undefined':
        return this.mark(UNDEFINED)
      case 'object':
        if (value === null) return this.mark(NULL)
        return depth === 0 ? this.mark(BOUNDLESS) : this.structure(value, depth - 1)
      default:
        return this.mark(value === unreadable ? UNREADABLE : NOT_DATA)
    }
  }

  /**
   * What throws here is a getter, a Proxy, or a date of another make.
   *
   * @param {object} value
   * @param {number} depth
   * @returns {unknown}
   */
  structure(value, depth) {
    const start = this.end
    const { around } = this
    if (around.includes(value)) return this.mark(BOUNDLESS)
    around.push(value)
    try {
      if (Array.isArray(value)) return this.list(value, depth)
      switch (toString.call(value)) {
        case '[object Object]':
          return this.files ? this.namedData(value, depth) : this.object(value, depth)
        case '[object Date]':
          return this.date(/** @type {Date} */ (value))
        case '[object File]':
        case '[object Blob]':
          return this.files
            ? this.blob(/** @type {{ name?: string }} */ (value).name ?? 'file', /** @type {Blob} */ (value))
            : this.mark(UNREAD_FILE)
        default:
          return this.mark(NOT_DATA)
      }
    } catch {
      return this.instead(start, UNREADABLE)
    } finally {
      around.pop()
    }
  }

  /**
   * @param {object} value
   * @param {number} depth
   * @param {Map<string, unknown>} [seen] members that are read already
   * @returns {unknown}
   */
  object(value, depth, seen) {
    const start = this.end
    const keys = Object.keys(value)
    if (keys.length > NAMES || keys.length > this.left) return this.mark(BOUNDLESS)
    const codes = depth === DEPTH - 1 ? this.codes : undefined
    // What waits for files is checked once more, when nobody has the texts.
    const plain = this.files ? Infinity : PLAIN
    const place = this.begin(OBJECT)
    /** @type {Record<string, unknown> | undefined} */
    const copy = this.codes && {}
    let count = 0
    for (const key of keys) {
      if (this.left <= 0) break
      const member = seen?.has(key) ? seen.get(key) : read(value, key)
      // Counts as not given.
      if (member === undefined) continue
      const code = codes?.get(key)
      this.room(16)
      if (code === undefined) {
        this.mark(WRITTEN)
        const fault = this.name(key)
        if (fault !== undefined) return this.instead(start, fault)
        const inner = this.value(member, depth)
        if (copy) set(copy, key, inner)
      } else {
        this.mark(code)
        const inner =
          code >= plain && typeof member === 'string'
            ? this.told(member, code >> 8)
            : this.value(member, depth)
        if (copy) copy[key] = inner
      }
      count++
    }
    this.length(place, count)
    return copy
  }

  /**
   * @param {unknown[]} value
   * @param {number} depth
   * @returns {unknown}
   */
  list(value, depth) {
    const { length } = value
    // A Proxy can say anything.
    if (!Number.isInteger(length) || length < 0 || length > this.left) return this.mark(BOUNDLESS)
    const place = this.begin(LIST)
    /** @type {unknown[] | undefined} */
    const copy = this.codes && []
    for (let index = 0; index < length && this.left > 0; index++) {
      const item = this.value(read(value, index), depth)
      copy?.push(item)
    }
    this.length(place, length)
    return copy
  }

  /**
   * @param {Date} value
   * @returns {unknown}
   */
  date(value) {
    if (Number.isNaN(getTime.call(value))) return this.mark(NOT_FINITE)
    return this.text(toISOString.call(value))
  }

  /**
   * An object, which may be `{ name, data }`, where data is a blob or bytes.
   *
   * @param {object} value
   * @param {number} depth
   * @returns {unknown}
   */
  namedData(value, depth) {
    const name = read(value, 'name')
    const seen = new Map([['name', name]])
    if (typeof name === 'string') {
      const data = read(value, 'data')
      if (this.isFile(name, data)) return undefined
      seen.set('data', data)
    }
    return this.object(value, depth, seen)
  }

  /**
   * Packs a file if it is one.
   *
   * @param {string} name
   * @param {unknown} data
   */
  isFile(name, data) {
    if (typeof data !== 'object' || data === null) return false
    const kind = toString.call(data)
    if (kind === '[object File]' || kind === '[object Blob]')
      return this.blob(name, /** @type {Blob} */ (data))
    if (!ArrayBuffer.isView(data) && kind !== '[object ArrayBuffer]') return false
    const bytes = bytesOf(data)
    if (bytes === undefined) return this.leaveOut(UNREADABLE)
    return this.file(name, bytes, bytes.length)
  }

  /**
   * @param {string} name
   * @param {Blob} blob
   */
  blob(name, blob) {
    // What stands in for a Blob may have any size.
    const { size } = /** @type {{ size: unknown }} */ (blob)
    return this.file(name, blob, Number(size))
  }

  /**
   * @param {string} name
   * @param {unknown} content
   * @param {number} size
   */
  file(name, content, size) {
    const start = this.end
    this.contents -= size
    if (!(this.contents >= 0)) return this.leaveOut(BOUNDLESS)
    this.mark(FILE)
    const fault = this.name(name)
    if (fault !== undefined) {
      this.end = start
      return this.leaveOut(fault)
    }
    this.files?.push(content)
    return true
  }

  /** @param {number} mark */
  leaveOut(mark) {
    this.mark(mark)
    return true
  }

  /**
   * Marks what takes the place of all that was packed from there on.
   *
   * @param {number} start
   * @param {number} mark
   */
  instead(start, mark) {
    this.end = start
    this.mark(mark)
  }

  /** @param {number} value */
  number(value) {
    if (value === (value | 0)) {
      this.length(this.begin(INTEGER), value)
    } else if (Number.isFinite(value)) {
      this.mark(NUMBER)
      float[0] = value
      this.bytes.set(floatBytes, this.end)
      this.end += 8
    } else {
      this.mark(NOT_FINITE)
    }
    // Turns -0 into 0.
    return value + 0
  }

  /**
   * @param {string} value
   * @returns {unknown}
   */
  text(value) {
    const start = this.end
    this.mark(TEXT)
    const fault = this.name(value)
    if (fault === undefined) return value
    this.end = start
    return this.mark(fault)
  }

  /**
   * The length of a text that is a member of the outermost object.
   *
   * @param {string} value
   * @param {number} limit of its row
   * @returns {unknown}
   */
  told(value, limit) {
    this.left--
    this.texts -= value.length
    if (this.texts < 0) return this.mark(BOUNDLESS)
    if (!isWhole(value)) return this.mark(BROKEN_TEXT)
    // To count characters takes longer than all else, and there are never more of them than units.
    const told = value.length > limit ? charactersOf(value) : value.length
    this.mark(LENGTH)
    this.mark(told)
    this.mark(told >> 8)
    return value
  }

  /**
   * A text without its mark; gives the mark of what is wrong with it.
   *
   * @param {string} text
   */
  name(text) {
    this.texts -= text.length
    if (this.texts < 0) return BOUNDLESS
    return this.characters(text) ? undefined : BROKEN_TEXT
  }

  /**
   * Says whether all characters are whole: half a one becomes another on its way into bytes.
   *
   * @param {string} text
   */
  characters(text) {
    const { length } = text
    if (length > LONG) return this.encoded(text)
    this.room(4 + 3 * length)
    const { bytes } = this
    const place = this.end
    const start = place + 4
    let at = start
    let index = 0
    if (length < SHORT) {
      for (; index < length; index++) {
        const unit = text.charCodeAt(index)
        if (unit < 0x80) bytes[at++] = unit
        else if (unit < 0x800) {
          bytes[at++] = 0xc0 | (unit >> 6)
          bytes[at++] = 0x80 | (unit & 0x3f)
        } else break
      }
    }
    const isShort = index === length
    this.end = isShort ? at : start + encoder.encodeInto(text, bytes.subarray(start)).written
    this.length(place, this.end - start)
    return isShort || this.end - start === length || isWhole(text)
  }

  /** @param {string} text */
  encoded(text) {
    const encoded = encoder.encode(text)
    this.room(4 + encoded.length)
    this.length(this.end, encoded.length)
    this.bytes.set(encoded, this.end + 4)
    this.end += 4 + encoded.length
    return encoded.length === text.length || isWhole(text)
  }

  /** @param {number} mark */
  mark(mark) {
    this.bytes[this.end++] = mark
  }

  /**
   * Marks, and leaves a place for how many follow.
   *
   * @param {number} mark
   */
  begin(mark) {
    this.mark(mark)
    this.end += 4
    return this.end - 4
  }

  /**
   * @param {number} place
   * @param {number} length
   */
  length(place, length) {
    const { bytes } = this
    bytes[place] = length
    bytes[place + 1] = length >> 8
    bytes[place + 2] = length >> 16
    bytes[place + 3] = length >> 24
  }

  /** @param {number} more bytes, at least */
  room(more) {
    const needed = this.end + more
    if (needed <= this.bytes.length) return
    const wider = new Uint8Array(Math.max(needed, 2 * this.bytes.length))
    wider.set(this.bytes)
    this.bytes = wider
  }
}

/**
 * Sets a member of a fresh object, whatever all objects have under that name.
 *
 * @param {Record<string, unknown>} object
 * @param {string} name
 * @param {unknown} value
 */
export function set(object, name, value) {
  if (name in object)
    Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true })
  else object[name] = value
}

/** @type {((this: string) => boolean) | undefined} */
const isWellFormed = /** @type {{ isWellFormed?: () => boolean }} */ (String.prototype).isWellFormed

/**
 * How many characters a text has: what is two units in JavaScript is one for the database.
 *
 * @param {string} text
 */
function charactersOf(text) {
  let { length } = text
  if (length > TELLABLE) return TELLABLE
  for (let index = text.length - 1; index > 0; index--)
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00) length--
  return length
}

/**
 * Asks the engine: to look through a text by hand takes many times as long.
 *
 * @param {string} text
 */
function isWhole(text) {
  return isWellFormed ? isWellFormed.call(text) : !/\p{Surrogate}/u.test(text)
}

/**
 * @param {object} object
 * @param {PropertyKey} key
 * @returns {unknown}
 */
function read(object, key) {
  try {
    return /** @type {Record<PropertyKey, unknown>} */ (object)[key]
  } catch {
    return unreadable
  }
}
