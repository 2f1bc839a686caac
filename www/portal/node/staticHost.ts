import { extname } from 'node:path'
import { plain, type PortalResponse } from '../rest/http.ts'
import { type AppFiles, isPlainName } from './appFiles.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** How an application's files are served. */
export interface HostManner {
  /** A page is given to a form too, as an application's own server does; a portal's host takes no form. */
  readonly takesForms?: boolean
  /** Served unless it is `false`. */
  readonly wasm?: boolean
  /** Address of the portal's own script, to stand in for the vendor's. */
  readonly script?: () => string
}

/** The vendor's script, as pages name it. */
const VENDOR_SCRIPT = /(?:https?:)?\/\/api\.bitrix24\.[a-z.]+\/api\/v1\/?(?=["'\s>])/g

/** Serves an application: any file, and `index.html` for paths without a dot. */
export async function serveApplication(
  files: AppFiles,
  method: string,
  path: string,
  { takesForms = false, wasm = true, script }: HostManner = {},
): Promise<PortalResponse> {
  const names = readPath(path)
  const isPage = extname(names?.at(-1) ?? '') === ''
  const file = isPage ? '/index.html' : `/${names?.join('/') ?? ''}`
  const extension = extname(file).toLowerCase()
  const isHtml = extension === '.html'
  const takes = method === 'GET' || method === 'HEAD' || (method === 'POST' && takesForms && isHtml)
  if (!takes) return notAllowed()
  const isServed = names !== undefined && (wasm || extension !== '.wasm')
  const body = isServed ? await files.read(file) : undefined
  if (body === undefined) return plain(404, 'Not found')
  const type = TYPES[extension] ?? 'application/octet-stream'
  const headers = { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  return { status: 200, headers, body: isHtml && script ? withOwnScript(body, script()) : body }
}

function withOwnScript(page: Uint8Array, script: string): string {
  return new TextDecoder().decode(page).replace(VENDOR_SCRIPT, () => script)
}

/** The names a path leads through; `undefined` when one of them could mean something else on some file system. */
function readPath(path: string): string[] | undefined {
  try {
    const names = path.split('/').map(decodeURIComponent)
    return names.every(isPlainName) ? names.filter((name) => name !== '') : undefined
  } catch {
    return undefined
  }
}

function notAllowed(): PortalResponse {
  const { headers, ...rest } = plain(405, 'Method not allowed')
  return { ...rest, headers: { ...headers, allow: 'GET, HEAD' } }
}
