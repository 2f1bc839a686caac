import { DriverService } from 'selenium-webdriver/remote'
import { findBrowsers } from '../../../scripts/lib/machine.mjs'
import { endsWithUs, startScreen } from '../../../scripts/lib/screen.mjs'

export interface Programs {
  /** Address of the driver. */
  readonly url: string
  /** Path of the browser, which the driver starts. */
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
  const [program, ...args] = endsWithUs
  const driver = new DriverService.Builder(program)
    .addArguments(...args, webkitDriver)
    .setLoopback(true)
    .setEnvironment({ ...(process.env as Record<string, string>), ...screen.variables })
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
