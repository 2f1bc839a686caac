import { openClient, type Client } from './client.ts'
import { glue } from './glue.ts'
import { load, type InitSource } from './init.ts'
import type { ClientOptions } from './options.ts'
import compiled from './wasm/b24_users_bg.wasm?module'

/**
 * Loads the WebAssembly core, from the module that was compiled with this one unless told otherwise: workerd and Vercel's
 * edge compile nothing at run time. Calling it again is free.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(glue, () => source ?? compiled)
}

/** Loads the core if need be, and opens a client. */
export async function createClient(options: ClientOptions): Promise<Client> {
  await init()
  return openClient(options)
}

// The two above take the place of their namesakes.
export * from './index.ts'
