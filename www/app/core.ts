import { init } from 'b24-users'

/** Loads the core of `b24-users`; where the host serves no `.wasm`, the one inside of a script. */
export function loadCore(): Promise<void> {
  return loadOr(init, async () => (await import('b24-users/wasm?url&inline')).default)
}

/** Tries to load a core from its file, and takes the embedded one when that fails. */
export async function loadOr(
  load: (source?: Uint8Array<ArrayBuffer>) => Promise<void>,
  embedded: () => Promise<string>,
): Promise<void> {
  try {
    await load()
  } catch {
    await load(bytesOf(await embedded()))
  }
}

/** The bytes of a `data:` address; asking for it would need a wider policy. */
function bytesOf(address: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0))
}
