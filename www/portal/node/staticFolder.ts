import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import { plain, type PortalResponse } from '../rest/http.ts'

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

/** Throws unless there is a folder; whatever it holds may come later. */
export async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory()) return
  throw new Error(`The application's folder ${found ? 'is a file' : 'does not exist'}: ${folder}`)
}

/**
 * Serves a folder by the path of an address: GET of any file, POST of a page, `index.html` for paths without a dot.
 * Nothing outside is served, whatever links lead there, and nothing whose name begins with a dot.
 */
export async function serveFolder(folder: string, method: string, path: string): Promise<PortalResponse> {
  if (!['GET', 'HEAD', 'POST'].includes(method)) return notAllowed('GET, HEAD')
  const segments = readPath(path)
  if (!segments) return plain(404, 'Not found')
  const isPage = extname(segments.at(-1) ?? '') === ''
  const file = await findFile(folder, isPage ? ['index.html'] : segments)
  if (file === undefined) return plain(404, 'Not found')
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'
  if (method === 'POST' && !type.startsWith('text/html')) return notAllowed('GET, HEAD')
  const body = await readFile(file).catch(() => undefined)
  if (!body) return plain(404, 'Not found')
  const headers = { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  return { status: 200, headers, body }
}

/** The names a path leads through; `undefined` when one of them could mean something else on some file system. */
function readPath(path: string): string[] | undefined {
  try {
    const names = path.split('/').map(decodeURIComponent)
    return names.every(isPlain) ? names.filter((name) => name !== '') : undefined
  } catch {
    return undefined
  }
}

/** Names with a dot in front are settings, secrets and the way up; a colon begins a drive or a stream on Windows. */
function isPlain(name: string): boolean {
  return !name.startsWith('.') && !/[\\/:\0]/.test(name)
}

/** The real path of an ordinary file, when that too lies in the folder and has no dot in front. */
async function findFile(folder: string, segments: readonly string[]): Promise<string | undefined> {
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, ...segments))
    const inside = relative(root, file)
    if (isAbsolute(inside) || !inside.split(sep).every(isPlain)) return undefined
    return (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

function notAllowed(allow: string): PortalResponse {
  const { headers, ...rest } = plain(405, 'Method not allowed')
  return { ...rest, headers: { ...headers, allow } }
}
