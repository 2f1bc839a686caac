import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A server that has the name of a real portal and hands on to the local one. */
export interface Front {
  readonly url: URL
  /** File of the certificate that vouches for it. */
  readonly authority: string
  close(): Promise<void>
}

/** Starts one; its files are in a folder of the test. */
export async function startFront(name: string, portal: string, folder: string): Promise<Front> {
  const [key, cert, config] = ['front.key', 'front.crt', 'front.cnf'].map((file) => join(folder, file)) as [
    string,
    string,
    string,
  ]
  await writeFile(config, `[req]\ndistinguished_name=name\nprompt=no\n[name]\nCN=${name}\n`)
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-config', config, '-keyout', key, '-out', cert, '-addext', `subjectAltName=DNS:${name}`],
  ])
  const target = new URL(portal)
  const server = createServer(
    { key: await readFile(key), cert: await readFile(cert) },
    (incoming, outgoing) => {
      const { method, url, headers } = incoming
      const onward = request(
        {
          host: target.hostname,
          port: target.port,
          method,
          path: url,
          headers: { ...headers, host: target.host },
        },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(outgoing)
        },
      )
      onward.on('error', () => outgoing.destroy())
      incoming.pipe(onward)
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`https://127.0.0.1:${port}`),
    authority: cert,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
