import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

/** The two scripts the portal serves to browsers. */
export interface BrowserScripts {
  /** The host page's own script. */
  page: string
  /** The `BX24` library. */
  bx24: string
}

/** Bundles the browser sources; done once, when a server starts. */
export async function bundleScripts(): Promise<BrowserScripts> {
  const [page, bx24] = await Promise.all([bundle('page/main.ts'), bundle('bx24/index.ts')])
  return { page, bx24 }
}

async function bundle(entry: string): Promise<string> {
  const source = fileURLToPath(new URL(entry, import.meta.url))
  const options = { bundle: true, write: false, format: 'iife', target: 'es2022', charset: 'utf8' } as const
  const { outputFiles } = await build({ ...options, entryPoints: [source] })
  return outputFiles[0]?.text ?? ''
}
