import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { folderFiles } from '../../www/portal/node/appFiles.ts'
import { listen, type Listener } from '../../www/portal/node/listen.ts'
import { serveApplication } from '../../www/portal/node/staticHost.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = folderFiles(`${root}dist`)

/** The entries that a page can load as they are. */
export const ENTRIES = [
  'index',
  'inline',
  'schemas/index',
  'schemas/inline',
  'sync/index',
  'sync/inline',
] as const

/**
 * Serves the built package under `/dist/`, and texts by their path. The query of a text names headers that it is sent
 * with: `/?content-security-policy=…`; `headers` go with everything at a path.
 */
export function servePages(
  texts: Record<string, string>,
  headers: (path: string) => Record<string, string> = () => ({}),
): Promise<Listener> {
  return listen(0, async ({ method }, { pathname, searchParams }) => {
    const own = { ...headers(pathname), ...Object.fromEntries(searchParams) }
    const body = texts[pathname]
    if (body !== undefined) {
      const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8'
      return { status: 200, headers: { 'content-type': type, ...own }, body }
    }
    const file = await serveApplication(dist, method, pathname.replace(/^\/dist\//, '/'))
    return { ...file, headers: { ...file.headers, ...own } }
  })
}

/** One classic script with the whole inline entry in it, as `globalThis.b24users`; made without any settings. */
export async function bundleInline(): Promise<string> {
  const contents = "import * as b24users from 'b24-users/inline'; globalThis.b24users = b24users"
  const stdin = { contents, resolveDir: root }
  const { outputFiles, warnings } = await build({ stdin, bundle: true, write: false })
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'))
  return outputFiles.map(({ text }) => text).join('')
}
