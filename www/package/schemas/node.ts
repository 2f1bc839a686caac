import { readFileSync } from 'node:fs'
import { load, type InitSource } from '../init.ts'
import { open } from '../open.ts'
import { glue } from './glue.ts'

/**
 * Loads the WebAssembly core, from the file beside this module unless told otherwise; where a bundler has
 * parted the two, from a copy that is a module as well.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(glue, () => source ?? ownFile(), open)
}

// This takes the place of its namesake.
export * from './index.ts'

async function ownFile(): Promise<InitSource> {
  let bytes: BufferSource
  try {
    // Tools that trace or copy files find this one by this very expression.
    bytes = readFileSync(new URL('./wasm/b24_users_schemas_bg.wasm', import.meta.url))
  } catch {
    // Bundlers of servers leave it behind, or put it where only pages find it.
    const { embedded } = await import('./embedded.ts')
    return embedded()
  }
  // Like any module of Node's, at once: to wait for its threads takes twice the time.
  return new WebAssembly.Module(bytes)
}
