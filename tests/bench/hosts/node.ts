import { fork } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../../scripts/lib/machine.mjs'
import { bundle } from '../bundle.mjs'
import type { Host, Realm } from './host.ts'

const folder = join(root, 'target/bench/node')
const child = join(root, 'tests/bench/hosts/child.mjs')

/** Node, in a fresh process for each realm. */
export async function startNode(): Promise<Host> {
  await bundle('node', folder)
  return {
    name: 'node',
    title: `Node ${process.version.slice(1)}`,
    open,
    close: () => Promise.resolve(),
  }
}

interface Answer {
  value?: unknown
  error?: string
}

async function open(): Promise<Realm> {
  const started = fork(child, [pathToFileURL(join(folder, 'runner.js')).href], { execArgv: ['--expose-gc'] })
  const answer = () =>
    new Promise<Answer>((resolve, reject) => {
      const ended = () => {
        reject(new Error('A process of the bench has ended before it was done'))
      }
      started.once('exit', ended)
      started.once('message', (message) => {
        started.off('exit', ended)
        resolve(message as Answer)
      })
    })
  await answer()
  const call = async (name: string, ...args: unknown[]) => {
    const answered = answer()
    started.send({ name, args })
    const { value, error } = await answered
    if (error !== undefined) throw new Error(error)
    return value
  }
  return {
    call: call as Realm['call'],
    heap: (garbage) => (call as Realm['call'])('heap', garbage),
    close: () =>
      new Promise((resolve) => {
        started.once('exit', () => resolve())
        started.disconnect()
      }),
  }
}
