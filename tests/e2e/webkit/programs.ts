import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { DriverService } from 'selenium-webdriver/remote'
import { findBrowsers } from '../../../scripts/lib/machine.mjs'

/** Ends a program with whoever has started it, however that ends. */
const WITH_US = ['--pdeathsig', 'KILL', '--']

export interface Programs {
  /** Address of the driver. */
  readonly url: string
  /** Path of the browser, which the driver starts. It ends with its screen. */
  readonly browser: string
  stop(): Promise<void>
}

/** Starts a screen and a driver. Each driver has one session, so each browser gets its own. */
export async function startPrograms(): Promise<Programs> {
  const { xvfb, webkitDriver, miniBrowser } = findBrowsers()
  if (!xvfb || !webkitDriver || !miniBrowser) {
    throw new Error('webkit is not installed: run `npm run setup`')
  }
  const screen = await startScreen(xvfb)
  const driver = new DriverService.Builder('setpriv')
    .addArguments(...WITH_US, webkitDriver)
    .setLoopback(true)
    .setEnvironment({
      ...(process.env as Record<string, string>),
      DISPLAY: screen.name,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    })
    .build()
  try {
    const url = await driver.start()
    return {
      url,
      browser: miniBrowser,
      async stop() {
        await driver.kill()
        screen.stop()
      },
    }
  } catch (error) {
    screen.stop()
    throw error
  }
}

/** Starts an X server on a display that it finds free. */
async function startScreen(xvfb: string): Promise<{ name: string; stop(): void }> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp']
  const child = spawn('setpriv', [...WITH_US, xvfb, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const started = once(child.stdio[3] as Readable, 'data') as Promise<[Buffer]>
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended with ${String(code)} before it had a display`)
  })
  const [number] = await Promise.race([started, ended])
  ended.catch(() => undefined)
  return { name: `:${number.toString().trim()}`, stop: () => child.kill() }
}
