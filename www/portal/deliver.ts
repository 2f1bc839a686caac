import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { PortalResponse } from './core/http.ts'

/** Sends an answer as the portal wants it sent: late, in part, or not at all. */
export async function deliver(
  response: PortalResponse,
  outgoing: ServerResponse,
  bare: boolean,
): Promise<void> {
  if (response.delay !== undefined) await untilGone(response.delay, outgoing)
  const { status, headers, body, ending } = response
  switch (ending) {
    case 'drop':
      outgoing.destroy()
      return
    case 'silence':
      return
    case 'cut': {
      const bytes = Buffer.from(body)
      outgoing.writeHead(status, { ...headers, 'content-length': bytes.length })
      outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => outgoing.destroy())
      return
    }
    case undefined:
      outgoing.writeHead(status, headers).end(bare ? undefined : body)
  }
}

/** Waits, but not for a caller who has left. */
async function untilGone(milliseconds: number, outgoing: ServerResponse): Promise<void> {
  const left = new AbortController()
  outgoing.once('close', () => left.abort())
  await setTimeout(milliseconds, undefined, { signal: left.signal }).catch(() => undefined)
}
