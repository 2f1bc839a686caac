import { within } from './within.ts'

/** Milliseconds and bytes that a photo has. */
const PATIENCE = 30_000
const LARGEST = 16 * 1024 * 1024

/** How photos are read: by whom, of which portal, and how long. */
export interface Fetching {
  host: string
  fetch: typeof globalThis.fetch | undefined
  signal: AbortSignal
}

/** A photo that was read, and what it is called. */
export interface ReadPhoto {
  name: string
  data: Uint8Array
}

/**
 * Reads a photo by its address, which is personal and told nobody. None where that cannot be done: it is not there, too large,
 * too slow, elsewhere than it says, or not for this page. This module is loaded when photos are saved.
 */
export async function readPhoto(
  address: string,
  { host, fetch = globalThis.fetch, signal }: Fetching,
): Promise<ReadPhoto | undefined> {
  try {
    const url = new URL(address)
    // Whatever else an address may be would be read from this computer, or in the open.
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && url.host === host)) return undefined
    const data = await within(PATIENCE, signal, (until) => read(url, fetch, until))
    return { name: nameIn(url), data }
  } catch {
    return undefined
  }
}

async function read(url: URL, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(
    new Request(url, { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', signal }),
  )
  // What is thrown here nobody is told.
  if (!response.ok) throw new Error()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = response.body?.getReader()
  if (!reader) throw new Error()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.length
    if (size > LARGEST) {
      await reader.cancel()
      throw new Error()
    }
    pieces.push(piece.value)
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

function nameIn({ pathname }: URL): string {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(last) || 'photo'
  } catch {
    return 'photo'
  }
}
