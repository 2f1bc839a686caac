/** What the path of a REST address says: the method, and the webhook's owner and code if it carries them. */
export interface Route {
  readonly method: string
  readonly webhook?: { readonly user: string; readonly code: string }
}

/** Reads `/rest/<method>[.json]` and `/rest/<user>/<code>/<method>[.json]`; a trailing slash does no harm. */
export function readRoute(path: string): Route | undefined {
  const [root, ...parts] = path.split('/').filter((part) => part !== '')
  if (root !== 'rest') return undefined
  const decoded = parts.map(decodePart)
  const method = (decoded.at(-1) ?? '').toLowerCase().replace(/\.json$/, '')
  const [user, code] = decoded
  if (decoded.length === 3 && user !== undefined && code !== undefined)
    return { method, webhook: { user, code } }
  return { method: decoded.length > 1 ? '' : method }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
