/** A WebAssembly file, from the text that the build makes of it: deflated, in base64. */
export function inflate(deflated: string): Response {
  const bytes = new Blob([decode(deflated)]).stream()
  // Not `deflate-raw`: Node takes that from 20.12 on only.
  return new Response(bytes.pipeThrough(new DecompressionStream('deflate')))
}

// New engines only, and not in the library of TypeScript yet.
interface Base64Decoder {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return (
    (Uint8Array as Base64Decoder).fromBase64?.(text) ??
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  )
}
