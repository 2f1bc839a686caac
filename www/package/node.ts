import { readFile } from 'node:fs/promises'
import { openClient, type Client } from './client.ts'
import { load, type Address, type InitSource } from './init.ts'
import type { ClientOptions } from './options.ts'

/**
 * Loads the WebAssembly core, from the file beside this module unless told otherwise.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(() => source ?? new URL('./wasm/b24_users_bg.wasm', import.meta.url), open)
}

/** Loads the core if need be, and opens a client. */
export async function createClient(options: ClientOptions): Promise<Client> {
  await init()
  return openClient(options)
}

// The two above take the place of their namesakes.
export * from './index.ts'

// Node's fetch does not read files: their addresses, and plain paths, are read from disk.
function open(address: Address): Promise<Response | BufferSource> {
  const url = typeof address === 'string' || address instanceof URL ? String(address) : address.url
  if (/^(https?|data|blob):/i.test(url)) return fetch(address)
  return readFile(/^file:/i.test(url) ? new URL(url) : url)
}
