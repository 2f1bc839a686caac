import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { inject } from 'vitest'

/** Where the consumers are; what the tools make goes to `out` in it. */
export const folder = inject('folder')

export const env = {
  ...process.env,
  NO_COLOR: '1',
  DENO_DIR: join(folder, 'out/deno'),
  DENO_NO_UPDATE_CHECK: '1',
}

/** What a consumer gives back when all is well. */
export function consumed(name: string) {
  const data = { ID: 44, ACTIVE: 'Y', LAST_NAME: name }
  return { hints: ['Did you mean LAST_NAME?'], data, result: true, names: [name] }
}

/** Runs one of the tools among the consumers; gives what it prints, and fails with all that it has to say. */
export async function tool(name: string, ...args: string[]): Promise<string> {
  const program = name === 'node' ? process.execPath : join(folder, '../node_modules/.bin', name)
  const running = promisify(execFile)(program, args, { cwd: folder, env, timeout: 60_000 })
  running.child.stdin?.end()
  const { stdout } = await running.catch((cause: unknown) => {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string }
    throw new Error(`${name} ${args.join(' ')}\n${stdout}${stderr}`, { cause })
  })
  return stdout
}
