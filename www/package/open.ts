import { readFile } from 'node:fs/promises'
import type { Address } from './init.ts'

/** Node's fetch does not read files: their addresses, and plain paths, are read from disk. */
export function open(address: Address): Promise<Response | BufferSource> {
  const url = typeof address === 'string' || address instanceof URL ? String(address) : address.url
  if (/^(https?|data|blob):/i.test(url)) return fetch(address)
  return readFile(/^file:/i.test(url) ? new URL(url) : url)
}
