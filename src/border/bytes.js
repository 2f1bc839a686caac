export const encoder = new TextEncoder()
const typed = /** @type {object} */ (Reflect.getPrototypeOf(Uint8Array.prototype))

/**
 * The bytes of a text, a buffer, or of what a view shows, in an array of their own.
 *
 * @param {unknown} source
 * @returns {Uint8Array<ArrayBuffer> | undefined} nothing for anything else, and for buffers that were given away
 */
export function bytesOf(source) {
  const shown = shownBy(source)
  return shown && new Uint8Array(shown)
}

/**
 * The same as they stand there, for who copies them at once. The engine is asked what they are: a view can lie about its
 * length.
 *
 * @param {unknown} source
 * @returns {Uint8Array<ArrayBuffer> | undefined}
 */
export function shownBy(source) {
  try {
    if (typeof source === 'string') return encoder.encode(source)
    if (!ArrayBuffer.isView(source)) {
      // Throws where it is none, or given away.
      ArrayBuffer.prototype.slice.call(source, 0, 0)
      return new Uint8Array(/** @type {ArrayBuffer} */ (source))
    }
    const kind = source instanceof DataView ? DataView.prototype : typed
    /** @param {string} name */
    const asked = (name) =>
      /** @type {unknown} */ (Reflect.getOwnPropertyDescriptor(kind, name)?.get?.call(source))
    const buffer = /** @type {ArrayBuffer} */ (asked('buffer'))
    const [offset, length] = [Number(asked('byteOffset')), Number(asked('byteLength'))]
    return new Uint8Array(buffer, offset, length)
  } catch {
    return undefined
  }
}
