import { Builder, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver'
import { startPrograms } from './programs.ts'

/** Where a command goes: a window, and the frames on the way from its page to a document. */
export interface Place {
  readonly window: string
  readonly frames: readonly WebElement[]
}

/** A browser that is driven. It has one current place, so commands go one after another, each to its own. */
export interface Session {
  at<Value>(place: Place, command: (driver: WebDriver) => Promise<Value>): Promise<Value>
  /** Opens a window: one that is not looked at would slow its timers down. */
  openWindow(): Promise<Place>
  end(): Promise<void>
}

/** The driver would wait for five minutes. */
const LOADING = 60_000

export async function startSession(): Promise<Session> {
  const programs = await startPrograms()
  try {
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      timeouts: { pageLoad: LOADING },
      'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
    })
    const driver = await new Builder().usingServer(programs.url).withCapabilities(capabilities).build()
    // Stays open, as the browser ends with its last window.
    const first = { window: await driver.getWindowHandle(), frames: [] }
    return sessionOf(driver, first, () => programs.stop())
  } catch (error) {
    await programs.stop()
    throw error
  }
}

function sessionOf(driver: WebDriver, first: Place, stop: () => Promise<void>): Session {
  let current: Place | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function go(place: Place): Promise<void> {
    if (place === current) return
    current = undefined
    await driver.switchTo().window(place.window)
    for (const frame of place.frames) await driver.switchTo().frame(frame)
    current = place
  }

  function at<Value>(place: Place, command: (driver: WebDriver) => Promise<Value>): Promise<Value> {
    const done = last.then(async () => {
      try {
        await go(place)
        return await command(driver)
      } catch (error) {
        // The place may be gone.
        current = undefined
        throw error
      }
    })
    last = done.catch(() => undefined)
    return done
  }

  return {
    at,
    openWindow: () =>
      at(first, async () => {
        await driver.switchTo().newWindow('window')
        current = { window: await driver.getWindowHandle(), frames: [] }
        return current
      }),
    async end() {
      try {
        await driver.quit()
      } finally {
        await stop()
      }
    },
  }
}
