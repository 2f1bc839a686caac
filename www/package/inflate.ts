/** A WebAssembly file, from the text that the build makes of it: deflated, in base64. */
export async function inflate(deflated: string): Promise<ArrayBuffer> {
  // Not `deflate-raw`: Node takes that from 20.12 on only.
  const stream = new Blob([decode(deflated)]).stream().pipeThrough(new DecompressionStream('deflate'))
  // Not by a Response, for which Node would load all of its fetch.
  const reader = stream.getReader()
  const pieces = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new Blob(pieces).arrayBuffer()
    pieces.push(value)
  }
}

// New engines only, and not in the library of TypeScript yet.
interface Base64Decoder {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const engines = (Uint8Array as Base64Decoder).fromBase64?.(text)
  if (engines) return engines
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  // `Uint8Array.from` calls back for each, and takes several times as long.
  for (let place = 0; place < letters.length; place++) bytes[place] = letters.charCodeAt(place)
  return bytes
}
