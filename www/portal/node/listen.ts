import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { PortalRequest, PortalResponse } from '../rest/http.ts'
import { formOfMultipart, isMultipart } from '../rest/multipart.ts'

const MOST_BYTES = 20 * 1024 * 1024

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
export async function listen(port: number, answer: Answer, certificate?: Certificate): Promise<Listener> {
  const scheme = certificate ? 'https' : 'http'
  const handler = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    serve(scheme, incoming, outgoing, answer).catch((thrown: unknown) => {
      reportFault(thrown)
      outgoing.destroy()
    })
  }
  const server = certificate ? createSecureServer(certificate, handler) : createServer(handler)
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
): Promise<void> {
  const { method = 'GET', headers } = incoming
  const url = `${scheme}://${headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`
  const body = await readBody(incoming)
  if (body === undefined || !URL.canParse(url)) {
    outgoing.writeHead(body === undefined ? 413 : 400, { connection: 'close' }).end()
    return
  }
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const address = incoming.socket.remoteAddress ?? ''
  const response = await answer({ method, url, headers: flat, body, address }, new URL(url))
  await deliver(response, outgoing, method === 'HEAD')
}

/** The body as text, one in parts as a form; `undefined` when it is too large. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= MOST_BYTES) chunks.push(chunk)
  }
  if (length > MOST_BYTES) return undefined
  const bytes = Buffer.concat(chunks)
  const type = incoming.headers['content-type'] ?? ''
  return isMultipart(type) ? formOfMultipart(bytes, type) : bytes.toString('utf8')
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
}

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

/** Writes a programming error to standard error; the caller only sees a 500. */
export function reportFault(thrown: unknown): void {
  process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`)
}
