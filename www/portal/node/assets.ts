import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../portal/site.ts'

/** Bundles the browser sources. The package has a module with the outcome in place of this one. */
export async function loadAssets(): Promise<Assets> {
  const [page, css, bx24] = await Promise.all([
    bundle('host/index.ts'),
    readFile(new URL('../browser/host/page.css', import.meta.url), 'utf8'),
    bundle('bx24/index.ts'),
  ])
  return { page, css, bx24 }
}

async function bundle(entry: string): Promise<string> {
  const source = fileURLToPath(new URL(`../browser/${entry}`, import.meta.url))
  const options = { bundle: true, write: false, format: 'iife', target: 'es2022', charset: 'utf8' } as const
  const { outputFiles } = await build({ ...options, entryPoints: [source] })
  return outputFiles[0]?.text ?? ''
}
