import { inflate } from '../inflate.ts'
import deflated from './wasm/b24_users_sync_bg.wasm'

/** The WebAssembly file, from the copy that the build puts into this module. */
export function embedded(): Promise<ArrayBuffer> {
  return inflate(deflated)
}
