import { openClient, type Client } from './client.ts'
import { load, type InitSource } from './init.ts'
import type { ClientOptions } from './options.ts'
import deflated from './wasm/b24_users_bg.wasm'

/**
 * Loads the WebAssembly core, from the copy inside this module unless told otherwise.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(() => source ?? inflate(decode(deflated)))
}

/** Loads the core if need be, and opens a client. */
export async function createClient(options: ClientOptions): Promise<Client> {
  await init()
  return openClient(options)
}

// The two above take the place of their namesakes.
export * from './index.ts'

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

function inflate(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')))
}
