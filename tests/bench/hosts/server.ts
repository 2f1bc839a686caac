import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { root } from '../../../scripts/lib/machine.mjs'

const types: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' }

/** What every answer says: nothing is kept, and the page has the finest clock that browsers give. */
const headers = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

/** Finds the package as a bundler would, and has the runner as `runner`. */
const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
  <script type="importmap">{ "imports": { "b24-users": "/dist/index.js", "b24-users/sync": "/dist/sync/index.js" } }</script>
  <script>globalThis.runner = import('/bench/runner.js')</script>`

/** Serves the page, the bundles as `/bench/` and the built package as `/dist/`. */
export async function serve(bundles: string): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/') {
      response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(page)
      return
    }
    const file = pathname.startsWith('/bench/')
      ? join(bundles, pathname.slice('/bench/'.length))
      : join(root, 'dist', pathname.slice('/dist/'.length))
    readFile(file).then(
      (content) => {
        const type = types[extname(file)] ?? 'application/octet-stream'
        response.writeHead(200, { ...headers, 'content-type': type }).end(content)
      },
      () => response.writeHead(404, headers).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
