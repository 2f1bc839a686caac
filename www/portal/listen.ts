import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { reportFault } from './fault.ts'
import type { PortalRequest, PortalResponse } from './core/http.ts'

const MOST_BYTES = 20 * 1024 * 1024

type Answer = (request: PortalRequest, url: URL) => PortalResponse | Promise<PortalResponse>

export interface Listener {
  /** Address of the root, ending in a slash. */
  readonly url: string
  close(): Promise<void>
}

/** Serves one origin on the loopback interface. */
export async function listen(port: number, answer: Answer): Promise<Listener> {
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing, answer).catch((thrown: unknown) => {
      reportFault(thrown)
      outgoing.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: chosen } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${chosen}/`, close: () => close(server) }
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer): Promise<void> {
  const { method = 'GET', headers } = incoming
  const address = `http://${headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`
  const body = await readBody(incoming)
  if (body === undefined || !URL.canParse(address)) {
    outgoing.writeHead(body === undefined ? 413 : 400, { connection: 'close' }).end()
    return
  }
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const response = await answer({ method, url: address, headers: flat, body }, new URL(address))
  outgoing.writeHead(response.status, response.headers).end(method === 'HEAD' ? undefined : response.body)
}

/** The body as text, `undefined` when it is too large. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= MOST_BYTES) chunks.push(chunk)
  }
  if (length > MOST_BYTES) return undefined
  return Buffer.concat(chunks).toString('utf8')
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
}
