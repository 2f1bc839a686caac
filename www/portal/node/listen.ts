import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Bodies } from './bodies.ts'
import { BOUNDS } from './bounds.ts'
import { isPortalName, readAuthority } from '../world/localName.ts'
import { plain, type PortalRequest, type PortalResponse } from '../rest/http.ts'

type Answer = (request: PortalRequest, url: URL) => PortalResponse | Promise<PortalResponse>

export interface Listener {
  /** Address of the root, ending in a slash. */
  readonly url: string
  close(): Promise<void>
}

/** What a server proves its name with, both in PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Serves one origin on the loopback interface; with a certificate by https. */
export async function listen(
  port: number,
  answer: Answer,
  certificate?: Certificate,
  bounds = BOUNDS,
): Promise<Listener> {
  const scheme = certificate ? 'https' : 'http'
  const bodies = new Bodies(bounds)
  const handler = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    serve(scheme, incoming, outgoing, answer, bodies).catch((thrown: unknown) => {
      reportFault(thrown)
      outgoing.destroy()
    })
  }
  const server = certificate
    ? createSecureServer({ ...bounds, ...certificate, handshakeTimeout: bounds.headersTimeout }, handler)
    : createServer({ ...bounds }, handler)
  server.maxConnections = bounds.connections
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: chosen } = server.address() as AddressInfo
  return { url: `${scheme}://127.0.0.1:${chosen}/`, close: () => close(server) }
}

async function serve(
  scheme: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: Answer,
  bodies: Bodies,
): Promise<void> {
  const url = addressOf(scheme, incoming)
  if (!url || !isPortalName(url.hostname)) {
    incoming.resume()
    const words = url ? 'Ask for 127.0.0.1, localhost or a name below bitrix24.test.' : 'Which host?'
    await deliver(closing(url ? 421 : 400, words), outgoing, false)
    return
  }
  const body = await bodies.read(incoming, url.pathname)
  if (typeof body === 'number') {
    await deliver(closing(body, 'The body is too large, or there are too many.'), outgoing, false)
    return
  }
  const { method = 'GET', headers } = incoming
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const address = incoming.socket.remoteAddress ?? ''
  const response = await answer({ method, url: url.href, headers: flat, body, address }, url)
  await deliver(response, outgoing, method === 'HEAD')
}

/** An answer after which the connection ends. */
function closing(status: number, words: string): PortalResponse {
  const { headers, ...rest } = plain(status, words)
  return { ...rest, headers: { ...headers, connection: 'close' } }
}

/** The whole address that was asked for; `undefined` without exactly one host. That of an absolute target counts. */
function addressOf(scheme: string, { headersDistinct, url: target = '' }: IncomingMessage): URL | undefined {
  const [host, ...others] = headersDistinct['host'] ?? []
  const parts = /^(?:https?:\/\/([^/?#]*))?(\/.*)?$/i.exec(target)
  if (host === undefined || others.length > 0 || !parts || target === '') return undefined
  const [, absolute, path] = parts
  const root = readAuthority(scheme, absolute ?? host)
  const address = `${root?.origin ?? ''}${path ?? '/'}`
  return readAuthority(scheme, host) && URL.canParse(address) ? new URL(address) : undefined
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
}

/** A timer of more milliseconds would go off at once. */
const LONGEST_DELAY = 2 ** 31 - 1

/** Sends an answer as the portal wants it sent: late, in part, or not at all. */
export async function deliver(
  response: PortalResponse,
  outgoing: ServerResponse,
  bare: boolean,
): Promise<void> {
  if (response.delay !== undefined) await untilGone(Math.min(response.delay, LONGEST_DELAY), outgoing)
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

/** Writes a programming error to standard error; the caller only sees a 500. */
export function reportFault(thrown: unknown): void {
  process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`)
}
