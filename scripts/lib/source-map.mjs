/** Changes of built code that its source map follows. */
import { decode, encode } from '@jridgewell/sourcemap-codec'

/**
 * @typedef {object} Insertion
 * @property {number} at offset in the code before any insertion
 * @property {string} text a line break, or text without one
 */

/**
 * Puts texts into code. The map's places move along.
 *
 * @param {Insertion[]} insertions
 * @param {string} code
 * @param {string} json the source map
 * @returns {{ code: string, map: string }}
 */
export function insert(insertions, code, json) {
  const parsed = /** @type {unknown} */ (JSON.parse(json))
  const map = /** @type {{ mappings: string }} */ (parsed)
  const lines = decode(map.mappings)
  // From the end on, so that what is still to come keeps its offset.
  for (const { at, text } of [...insertions].sort((one, other) => other.at - one.at)) {
    const before = code.slice(0, at)
    const row = before.split('\n').length - 1
    const column = at - (before.lastIndexOf('\n') + 1)
    const line = lines[row] ?? []
    const kept = line.filter(([start]) => start < column)
    const moved = line.filter(([start]) => start >= column)
    if (text === '\n') {
      shift(moved, -column)
      lines.splice(row, 1, kept, moved)
    } else {
      shift(moved, text.length)
    }
    code = before + text + code.slice(at)
  }
  return { code, map: JSON.stringify({ ...map, mappings: encode(lines) }) }
}

/**
 * @param {import('@jridgewell/sourcemap-codec').SourceMapSegment[]} segments
 * @param {number} columns
 */
function shift(segments, columns) {
  for (const segment of segments) segment[0] += columns
}
