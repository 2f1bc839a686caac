import { spawn } from 'node:child_process'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { env, folder, otherNode, programOf, tool } from './app.ts'

/** A program that serves what a framework has built. */
export interface Running {
  readonly url: string
  close(): void
}

/** Nuxt and wrangler want a newer Node than we do. */
const NEWER_NODE = otherNode('node-24') ?? 'node'

export async function startNext(): Promise<Running> {
  await tool('next', 'build', 'next')
  return run('next', ['start', 'next', '--hostname', '127.0.0.1', '--port', '0'])
}

/**
 * The same app, by the bundler that used to be its own. The app has a package.json to itself: where one says that the
 * type is `module`, Next.js with webpack builds no route at all for the edge.
 */
export async function startNextOfWebpack(): Promise<Running> {
  for (const part of ['app', 'package.json']) {
    await cp(join(folder, 'next', part), join(folder, 'next-webpack', part), { recursive: true })
  }
  await tool('next', 'build', 'next-webpack', '--webpack')
  return run('next', ['start', 'next-webpack', '--hostname', '127.0.0.1', '--port', '0'])
}

export async function startNuxt(): Promise<Running> {
  await tool(NEWER_NODE, '../node_modules/nuxt/bin/nuxt.mjs', 'build', 'nuxt')
  // A plain 0 counts as none given.
  return run(NEWER_NODE, ['nuxt/.output/server/index.mjs'], { HOST: '127.0.0.1', PORT: '00' })
}

export async function startWorkerd(): Promise<Running> {
  return runWorker('workerd/worker.js', 'out/workerd')
}

/** The same app as Nuxt builds it for Cloudflare, which takes WebAssembly only when told so. */
export async function startNuxtOnWorkerd(): Promise<Running> {
  for (const part of ['app', 'server']) {
    await cp(join(folder, 'nuxt', part), join(folder, 'nuxt-workerd', part), { recursive: true })
  }
  const config = `export default defineNuxtConfig({
    compatibilityDate: '2026-01-01', telemetry: false, nitro: { experimental: { wasm: true } } })`
  await writeFile(join(folder, 'nuxt-workerd/nuxt.config.js'), config)
  const options = ['nuxt-workerd', '--preset', 'cloudflare-module']
  await tool(NEWER_NODE, '../node_modules/nuxt/bin/nuxt.mjs', 'build', ...options)
  return runWorker('nuxt-workerd/.output/server/index.mjs', 'out/nuxt-workerd', 'nodejs_compat')
}

/** Has Cloudflare's own tool bundle a worker, and runs it in the runtime that Cloudflare runs. */
async function runWorker(main: string, to: string, ...flags: string[]): Promise<Running> {
  const out = join(folder, to)
  const compatibility = ['2026-01-01', ...flags.flatMap((flag) => ['--compatibility-flag', flag])]
  const options = [
    '--name',
    'consumer',
    '--outdir',
    out,
    '--dry-run',
    '--compatibility-date',
    ...compatibility,
  ]
  await tool(NEWER_NODE, '../node_modules/wrangler/bin/wrangler.js', 'deploy', main, ...options)
  const files = await readdir(out)
  const wasm = files.filter((name) => name.includes('.wasm'))
  const script = files.filter((name) => name.endsWith('.js'))
  // One for each entry that is imported.
  if (wasm.length === 0) throw new Error(`wrangler has put out no WebAssembly file`)
  const config = await readFile(join(folder, 'workerd/config.capnp'), 'utf8')
  const names = {
    SCRIPT: script.join(''),
    FLAGS: flags.map((flag) => `"${flag}"`).join(),
  }
  const named = config
    .replace(/.*WASM.*\n/, (line) => wasm.map((name) => line.replaceAll('WASM', name)).join(''))
    .replaceAll(/SCRIPT|FLAGS/g, (name) => names[name as keyof typeof names])
  await writeFile(join(out, 'config.capnp'), named)
  return run('workerd', ['serve', '--control-fd=1', join(out, 'config.capnp')])
}

/** Starts a program, and waits until it says at which port it serves. */
async function run(name: string, args: string[], more: Record<string, string> = {}): Promise<Running> {
  const child = spawn(programOf(name), args, {
    cwd: folder,
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that its end reaches what it has started: workerd's is a script around the program.
    detached: true,
  })
  const close = () => {
    process.off('exit', close)
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid)
  }
  process.once('exit', close)
  let said = ''
  const port = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const [, found] = /(?:"port":|127\.0\.0\.1:)(\d+)\D/.exec(said) ?? []
        if (found !== undefined) resolve(found)
      })
    }
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`${name} ${args.join(' ')}\n${said}`)))
  })
  return { url: `http://127.0.0.1:${port}/`, close }
}
