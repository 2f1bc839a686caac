import { openClient, type Client } from './client.ts'
import { embedded } from './embedded.ts'
import { glue } from './glue.ts'
import { load, type InitSource } from './init.ts'
import type { ClientOptions } from './options.ts'

/**
 * Loads the WebAssembly core, from the copy inside this module unless told otherwise.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(glue, () => source ?? embedded())
}

/** Loads the core if need be, and opens a client. */
export async function createClient(options: ClientOptions): Promise<Client> {
  await init()
  return openClient(options)
}

// The two above take the place of their namesakes.
export * from './index.ts'
