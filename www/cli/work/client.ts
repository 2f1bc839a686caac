import { type ClientOptions, createClient, type SyncClient } from '../../package/sync/node.ts'
import type { ConnectionOptions } from '../options.ts'
import { keepSecret } from '../secrets.ts'
import { type Connection, connect } from './connection.ts'
import { Refusal } from './exit.ts'
import { DryWire, Wire } from './wire.ts'

/** A client, and what it has been answered. */
export interface Opened {
  client: SyncClient
  wire: Wire
  host: string
}

/** Opens a client by the options of a command. */
export async function openClient(options: ConnectionOptions): Promise<Opened> {
  const connection = await connect(options)
  return openOver(connection, options)
}

/** Opens a client over a connection. */
export async function openOver(connection: Connection, options: ConnectionOptions): Promise<Opened> {
  const wire = new Wire(await fetchBy(options.proxy), options.debug ?? false)
  const client = await clientOf(connection, options, { fetch: wire.fetch, userFields: 'read' })
  return { client, wire, host: connection.host }
}

/** Opens a client that sends nothing; it knows no custom fields, since those have to be read. */
export async function openDry(
  connection: Connection,
  options: ConnectionOptions,
): Promise<{ client: SyncClient; wire: DryWire }> {
  const wire = new DryWire()
  return { client: await clientOf(connection, options, { fetch: wire.fetch }), wire }
}

function clientOf(
  { way }: Connection,
  { timeout, retries }: ConnectionOptions,
  more: Partial<ClientOptions>,
): Promise<SyncClient> {
  return createClient({ ...way, ...more, timeout, attempts: retries } as ClientOptions)
}

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']

async function fetchBy(proxy: string | undefined): Promise<typeof globalThis.fetch> {
  if (proxy === 'none') return globalThis.fetch
  if (proxy === undefined && !VARIABLES.some((name) => process.env[name])) return globalThis.fetch
  if (proxy !== undefined) checkProxy(proxy)
  const { proxiedFetch } = await import('../proxied.ts')
  return proxiedFetch(proxy)
}

function checkProxy(proxy: string): void {
  let url: URL
  try {
    url = new URL(proxy)
  } catch {
    throw new Refusal('--proxy is an address, such as http://user:password@proxy.example.com:3128.')
  }
  if (!/^https?:$/.test(url.protocol)) throw new Refusal('--proxy: only http and https proxies are known.')
  keepSecret(decodeURIComponent(url.password))
  keepSecret(url.password)
}
