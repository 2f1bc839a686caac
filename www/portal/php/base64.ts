const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SIX_BITS = new Map(Array.from(ALPHABET, (letter, index) => [letter.charCodeAt(0), index]))

/** `base64_decode` without its strict flag: foreign characters are skipped, a lone last character is dropped. */
export function decodeBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const six = SIX_BITS.get(text.charCodeAt(at))
    if (six === undefined) continue
    bits = ((bits << 6) | six) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[length++] = (bits >> count) & 0xff
  }
  return bytes.slice(0, length)
}
