import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import process from 'node:process'
import { folderFiles } from '../../www/portal/node/appFiles.ts'
import { listen } from '../../www/portal/node/listen.ts'
import { serveApplication } from '../../www/portal/node/staticHost.ts'
import { env, folder, tool } from './app.ts'

interface Site {
  readonly url: string
  close(): unknown
}

const SCRIPTS = ['standard.js', 'inline.js', 'schemas.js', 'schemas-inline.js', 'many.js', 'many-inline.js']

/** What each tool needs until its pages are served. */
const MAKERS = {
  plain: () => serve('.'),
  dev: startDev,
  async vite() {
    await tool('vite', 'build')
    return serve('out/vite')
  },
  async webpack() {
    await tool('webpack')
    await copyPages('out/webpack')
    return serve('out/webpack')
  },
  async rollup() {
    const inputs = SCRIPTS.flatMap((script) => ['--input', script])
    await tool('rollup', ...inputs, '--dir', 'out/rollup', '--plugin', 'node-resolve')
    await copyPages('out/rollup')
    await copyWasm('out/rollup')
    return serve('out/rollup')
  },
  async esbuild() {
    await tool('esbuild', ...SCRIPTS, '--bundle', '--format=esm', '--outdir=out/esbuild')
    await copyPages('out/esbuild')
    await copyWasm('out/esbuild')
    return serve('out/esbuild')
  },
}

export type SiteName = keyof typeof MAKERS

const sites = new Map<SiteName, Promise<Site>>()

/** The site of a tool, made when first asked for: one that fails is no trouble to the others. */
export function open(name: SiteName): Promise<Site> {
  const site = sites.get(name) ?? MAKERS[name]()
  sites.set(name, site)
  return site
}

export async function closeSites(): Promise<void> {
  for (const outcome of await Promise.allSettled(sites.values())) {
    if (outcome.status === 'fulfilled') await outcome.value.close()
  }
}

function serve(path: string): Promise<Site> {
  return listen(0, ({ method }, url) =>
    serveApplication(folderFiles(join(folder, path)), method, url.pathname),
  )
}

/** Vite alone makes the pages along with the scripts. */
async function copyPages(to: string): Promise<void> {
  const pages = (await readdir(folder)).filter((file) => file.endsWith('.html'))
  for (const page of pages) await cp(join(folder, page), join(folder, to, page))
}

/** For tools that leave the addresses of the files as they are: there the files have to be put. */
async function copyWasm(to: string): Promise<void> {
  const { resolve } = createRequire(join(folder, 'package.json'))
  for (const entry of ['b24-users', 'b24-users/schemas', 'b24-users/sync']) {
    const wasm = resolve(`${entry}/wasm`)
    await cp(wasm, join(folder, to, 'wasm', basename(wasm)))
  }
}

async function startDev(): Promise<Site> {
  const child = spawn(process.execPath, ['dev.js'], { cwd: folder, env, stdio: ['pipe', 'pipe', 'inherit'] })
  const [url] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown]
  if (!(url instanceof Buffer)) throw new Error('The dev server of Vite did not start')
  return { url: url.toString(), close: () => child.stdin.end() }
}
