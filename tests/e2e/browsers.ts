import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser as Program, type BrowserContext } from 'puppeteer-core'
import { findBrowsers } from '../../scripts/lib/machine.mjs'
import type { Browser } from './browser.ts'
import { launchWebKit } from './webkit/browser.ts'

const { chromium, firefox } = findBrowsers()
const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const KINDS = {
  chrome: {
    path: chromium,
    args: [...SANDBOX, '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  },
  firefox: { path: firefox, args: [] as string[] },
}
type Kind = keyof typeof KINDS

/** A profile of its own in a browser, with all that puppeteer can do. */
export type Puppet = BrowserContext

/** The browsers in which everything has to work. */
export const BROWSERS = ['chrome', 'firefox', 'webkit'] as const

/** Starts a browser whose profile is in a folder, and outlives it; without one, in a folder that goes with it. */
export function launchIn(name: Kind, folder?: string): Promise<Program> {
  const { path, args } = KINDS[name]
  if (!path) throw new Error(`${name} is not installed; its path can be given as a variable`)
  const profile = folder === undefined ? {} : { userDataDir: folder }
  return puppeteer.launch({ browser: name, executablePath: path, args, headless: true, ...profile })
}

/** Programs of this process: they take longer to start than most tests, so that one serves all files. */
const programs = new Map<Kind, Promise<Program>>()

/**
 * Opens a browser of this machine, without a window, as if it had just been started. Only the first two can be driven by
 * all that puppeteer can do.
 */
export function launch(name: Kind): Promise<Puppet>
export function launch(name: (typeof BROWSERS)[number]): Promise<Browser>
export async function launch(name: (typeof BROWSERS)[number]): Promise<Browser> {
  if (name === 'webkit') return launchWebKit()
  const program = await programOf(name)
  return program.createBrowserContext()
}

/** The one that runs, or another where that has ended. */
async function programOf(name: Kind): Promise<Program> {
  const running = await programs.get(name)?.catch(() => undefined)
  if (running?.connected) return running
  const starting = start(name)
  programs.set(name, starting)
  return starting
}

/** Starts one that ends with this process, and leaves nothing behind. */
async function start(name: Kind): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), `b24-users-${name}-`))
  const program = await launchIn(name, folder)
  const child = program.process()
  process.once('exit', () => {
    // Of several, puppeteer would leave every other one.
    if (child?.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    // We are not given the time for it.
    spawn('sh', ['-c', 'sleep 1; rm -rf "$0"', folder], { detached: true, stdio: 'ignore' }).unref()
  })
  process.once('SIGTERM', () => process.exit())
  return program
}
