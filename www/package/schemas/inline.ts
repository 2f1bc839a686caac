import { load, type InitSource } from '../init.ts'
import { embedded } from './embedded.ts'
import { glue } from './glue.ts'

/**
 * Loads the WebAssembly core, from the copy inside this module unless told otherwise.
 * Calling it again is free; a failed load is forgotten, so the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(glue, () => source ?? embedded())
}

// This takes the place of its namesake.
export * from './index.ts'
