/** Sizes as they lie on a disk and travel. */
import { brotliCompressSync, gzipSync } from 'node:zlib'

/**
 * @typedef {object} Size in bytes
 * @property {number} raw
 * @property {number} gzip
 * @property {number} brotli
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Size}
 */
export function sizeOf(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  }
}

/**
 * What several files cost together, each compressed by itself.
 *
 * @param {Size[]} sizes
 * @returns {Size}
 */
export function sumOf(sizes) {
  const sum = { raw: 0, gzip: 0, brotli: 0 }
  for (const { raw, gzip, brotli } of sizes) {
    sum.raw += raw
    sum.gzip += gzip
    sum.brotli += brotli
  }
  return sum
}
