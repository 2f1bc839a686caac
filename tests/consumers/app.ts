import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
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
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  // Wrangler keeps a log there.
  XDG_CONFIG_HOME: join(folder, 'out/config'),
}

/** What a consumer gives back when all is well. */
export function consumed(name: string) {
  return { ...checked(name), result: true, names: [name] }
}

/** The same of one that only checks. */
export function checked(name: string) {
  return { hints: ['Did you mean LAST_NAME?'], data: { ID: 44, ACTIVE: 'Y', LAST_NAME: name } }
}

/** The same of one that plans, applies and takes back. */
export function consumedMany(name: string) {
  return {
    plan: { update: 1, unchanged: 1, unmatched: 1 },
    applied: 1,
    names: [name],
    back: 1,
    book: [
      [44, 'Workbook'],
      [45, 'Книга'],
    ],
  }
}

/** Another Node than the one that runs the tests, as far as npm has it for this machine. */
export function otherNode(name: 'node-20.0' | 'node-24'): string | undefined {
  const program = join(folder, '../node_modules', name, 'bin/node')
  return existsSync(program) ? program : undefined
}

/** Where the program of a tool is. */
export function programOf(name: string): string {
  if (name === 'node') return process.execPath
  return isAbsolute(name) ? name : join(folder, '../node_modules/.bin', name)
}

/** Runs one of the tools among the consumers; gives what it prints, and fails with all that it has to say. */
export async function tool(name: string, ...args: string[]): Promise<string> {
  const running = promisify(execFile)(programOf(name), args, { cwd: folder, env, timeout: 240_000 })
  running.child.stdin?.end()
  const { stdout } = await running.catch((cause: unknown) => {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string }
    throw new Error(`${name} ${args.join(' ')}\n${stdout}${stderr}`, { cause })
  })
  return stdout
}
