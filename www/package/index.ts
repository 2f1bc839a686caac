/**
 * Checks, builds and sends payloads of `user.*` and `user.userfield.*` of Bitrix24. `b24-users/inline` exports the same
 * with the WebAssembly file inside; `b24-users/schemas` only checks, which is half the size; `b24-users/portal` is a local portal for tests.
 *
 * @module b24-users
 */
import { openClient, type Client } from './client.ts'
import { glue } from './glue.ts'
import { load, loadSync, type InitSource, type InitSyncSource } from './init.ts'
import type { ClientOptions } from './options.ts'

/**
 * Loads the WebAssembly core, from the file beside this module unless told otherwise.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  // Bundlers find the file by this very expression.
  return load(glue, () => source ?? new URL('./wasm/b24_users_bg.wasm', import.meta.url))
}

/** Loads the core if need be, and opens a client. */
export async function createClient(options: ClientOptions): Promise<Client> {
  await init()
  return openClient(options)
}

/** Loads the core at once from its bytes or a compiled module; does nothing when it is loaded already. */
export function initSync(source: InitSyncSource): void {
  loadSync(glue, source)
}

export type { InitSource, InitSyncSource } from './init.ts'
export * from './face.ts'
