import { readFile } from 'node:fs/promises'
import { extname, join, normalize, resolve, sep } from 'node:path'
import type { PortalResponse } from '../rest/http.ts'

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

/** Serves a folder: GET of any file, POST of a page with its HTML, `index.html` for paths without a dot. */
export async function serveFolder(folder: string, method: string, path: string): Promise<PortalResponse> {
  if (!['GET', 'HEAD', 'POST'].includes(method)) return plain(405, 'Method not allowed')
  const root = resolve(folder)
  const wanted = resolve(join(root, normalize(safeDecode(path))))
  if (wanted !== root && !wanted.startsWith(root + sep)) return plain(404, 'Not found')
  const isPage = extname(wanted) === ''
  const file = isPage ? join(root, 'index.html') : wanted
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'
  if (method === 'POST' && !type.startsWith('text/html')) return plain(405, 'Method not allowed')
  try {
    const body = await readFile(file)
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body }
  } catch {
    return plain(404, 'Not found')
  }
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function plain(status: number, body: string): PortalResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}
