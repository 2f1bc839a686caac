import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** A proxy that knows nothing but CONNECT. */
export interface Proxy {
  readonly url: string
  /** Where it was asked to lead, one a tunnel. */
  readonly asked: string[]
  close(): Promise<void>
}

/** How it behaves. */
export interface ProxyOptions {
  /** `user:password`; whoever does not say that is refused. */
  login?: string
  /** Leads there, whatever is asked for: names of tests are nobody's. */
  to?: URL
}

/** Starts one. */
export async function startProxy({ login, to }: ProxyOptions = {}): Promise<Proxy> {
  const asked: string[] = []
  const open = new Set<Socket>()
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
      return
    }
    asked.push(request.url ?? '')
    const { hostname, port } = to ?? new URL(`http://${request.url ?? ''}`)
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      target.pipe(client)
      client.pipe(target)
    })
    for (const socket of [client, target]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => {
        client.destroy()
        target.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
