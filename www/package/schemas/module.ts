import { load, type InitSource } from '../init.ts'
import { glue } from './glue.ts'
import compiled from './wasm/b24_users_schemas_bg.wasm?module'

/**
 * Loads the WebAssembly core, from the module that was compiled with this one unless told otherwise: workerd and Vercel's
 * edge compile nothing at run time. Calling it again is free.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(glue, () => source ?? compiled)
}

// This takes the place of its namesake.
export * from './index.ts'
