import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The program, as it is built. */
export const PROGRAM = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))

/** What a run has come to. */
export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** What a run is given beside its arguments. */
export interface Given {
  /** Of a terminal it stays open: `null`. */
  input?: string | Uint8Array | null
  env?: Record<string, string>
  cwd?: string
}

/** A run that goes on. */
export interface Running {
  child: ChildProcessWithoutNullStreams
  /** What it has printed so far. */
  told: { stdout: string; stderr: string }
  /** Waits until something is so; throws when the run ends before. */
  until: (isSo: () => boolean) => Promise<void>
  ended: Promise<Ran>
}

/** A home of its own: what a test saves is seen by nobody else. */
export class Home {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async make(): Promise<Home> {
    return new Home(await mkdtemp(join(tmpdir(), 'b24-users-cli-')))
  }

  /** Path of a file in it. */
  path(name: string): string {
    return join(this.folder, name)
  }

  /** Variables of a run: those of this process that are about portals and proxies are not among them. */
  env(more: Record<string, string> = {}): Record<string, string> {
    const { PATH = '' } = process.env
    return {
      PATH,
      HOME: this.folder,
      XDG_CONFIG_HOME: this.path('config'),
      XDG_DATA_HOME: this.path('data'),
      ...more,
    }
  }

  /** Starts the program in it. */
  start(args: readonly string[], given: Given = {}): Running {
    return this.startAs(process.execPath, [PROGRAM, ...args], given)
  }

  /** Runs the program to its end. */
  run(args: readonly string[], given: Given = {}): Promise<Ran> {
    return this.start(args, given).ended
  }

  /** Runs lines of a shell, in which the program has its name. */
  shell(lines: string, given: Given = {}): Promise<Ran> {
    const named = `b24-users() { '${process.execPath}' '${PROGRAM}' "$@"; }\n${lines}`
    return this.startAs('bash', ['-c', named], given).ended
  }

  /** Starts another program in it. */
  startAs(program: string, args: readonly string[], { input = '', env = {}, cwd }: Given = {}): Running {
    const child = spawn(program, args, { cwd: cwd ?? this.folder, env: this.env(env) })
    const told = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => (told[name] += text))
    }
    // Who does not read its input may be gone by now.
    child.stdin.on('error', () => undefined)
    if (input !== null) child.stdin.end(input)
    let isOver = false
    const ended = new Promise<Ran>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => {
        isOver = true
        resolve({ code, ...told })
      })
    })
    return {
      child,
      told,
      ended,
      async until(isSo) {
        while (!isSo()) {
          if (isOver) throw new Error(`It has ended too early: ${told.stdout}${told.stderr}`)
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
      },
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}
