import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRedis } from '../../scripts/lib/machine.mjs'
import { endsWithUs } from '../../scripts/lib/screen.mjs'

/** A server of this machine, with a folder of its own. */
export interface LocalRedis {
  readonly url: string
  /** As a power cut would, but for the disk; then it starts anew in the same folder. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts Redis on a free port; it answers when what it was told is on the disk. */
export async function startRedis(): Promise<LocalRedis> {
  const program = findRedis()
  if (!program) throw new Error('redis-server is not installed: run `npm run setup`')
  const folder = await mkdtemp(join(tmpdir(), 'redis-'))
  const port = await freePort()
  let child = await start(program, folder, port)
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart() {
      await end(child)
      child = await start(program, folder, port)
    },
    async stop() {
      await end(child)
      await rm(folder, { recursive: true })
    },
  }
}

async function start(path: string, folder: string, port: number): Promise<ChildProcess> {
  const settings = {
    bind: '127.0.0.1',
    port,
    dir: folder,
    save: '',
    appendonly: 'yes',
    appendfsync: 'always',
  }
  const [program, ...args] = [
    ...endsWithUs,
    path,
    ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
  ]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const ended = once(child, 'exit').then(() => {
    throw new Error(`Redis has ended: ${printed}`)
  })
  // From now on it may end whenever it is told to.
  ended.catch(() => undefined)
  while (!printed.includes('Ready to accept connections')) {
    await Promise.race([once(child.stdout, 'data'), ended])
  }
  return child
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Redis finds none by itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
