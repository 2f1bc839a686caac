import puppeteer, { type Browser as Puppet } from 'puppeteer-core'
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

/** The browsers in which everything has to work. */
export const BROWSERS = ['chrome', 'firefox', 'webkit'] as const

/** Starts a browser whose profile is in a folder, and outlives it. */
export function launchIn(name: keyof typeof KINDS, folder: string): Promise<Puppet> {
  const { path, args } = KINDS[name]
  if (!path) throw new Error(`${name} is not installed; its path can be given as a variable`)
  return puppeteer.launch({ browser: name, executablePath: path, args, headless: true, userDataDir: folder })
}

/** Starts a browser of this machine, without a window. Only the first two can be driven by all that puppeteer can do. */
export function launch(name: keyof typeof KINDS): Promise<Puppet>
export function launch(name: (typeof BROWSERS)[number]): Promise<Browser>
export function launch(name: (typeof BROWSERS)[number]): Promise<Browser> {
  if (name === 'webkit') return launchWebKit()
  const { path, args } = KINDS[name]
  if (!path) throw new Error(`${name} is not installed; its path can be given as a variable`)
  return puppeteer.launch({ browser: name, executablePath: path, args, headless: true })
}
