import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What the portal serves to browsers, as text. */
export interface Assets {
  /** The host page's own script. */
  readonly page: string
  /** The host page's style sheet. */
  readonly css: string
  /** The `BX24` library. */
  readonly bx24: string
}

/** Bundles the browser sources. The package has a module with the outcome in place of this one. */
export async function loadAssets(): Promise<Assets> {
  const [page, css, bx24] = await Promise.all([
    bundle('page/main.ts'),
    readFile(new URL('page/page.css', import.meta.url), 'utf8'),
    bundle('bx24/index.ts'),
  ])
  return { page, css, bx24 }
}

async function bundle(entry: string): Promise<string> {
  const source = fileURLToPath(new URL(entry, import.meta.url))
  const options = { bundle: true, write: false, format: 'iife', target: 'es2022', charset: 'utf8' } as const
  const { outputFiles } = await build({ ...options, entryPoints: [source] })
  return outputFiles[0]?.text ?? ''
}
