import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { error, Key as Codes, type WebDriver, type WebElement } from 'selenium-webdriver'
import type { ElementHandle, Frame, Key, Page, Script } from '../browser.ts'
import { BEGIN, FIND, LOOK } from './scripts.ts'
import type { Place, Session } from './session.ts'

const PATIENCE = 30_000
const PAUSE = 20

const KEYS: Record<Key, string> = { Enter: Codes.ENTER, Escape: Codes.ESCAPE, Tab: Codes.TAB }

export function pageAt(session: Session, place: Place): Page {
  const keys = (text: string) => session.at(place, (driver) => driver.actions().sendKeys(text).perform())
  return {
    ...frameAt(session, place),
    keyboard: { type: keys, press: (key) => keys(KEYS[key]) },
    goto: (url) => session.at(place, (driver) => driver.get(url)),
    setViewport: ({ width, height }) => session.at(place, (driver) => resize(driver, width, height)),
    close: () => session.at(place, (driver) => driver.close()),
  }
}

/** A window has bars beside its page, and takes its time. */
async function resize(driver: WebDriver, width: number, height: number): Promise<void> {
  const size = () => driver.executeScript<[number, number]>('return [innerWidth, innerHeight]')
  const window = driver.manage().window()
  const rect = await window.getRect()
  const [innerWidth, innerHeight] = await size()
  await window.setRect({
    ...rect,
    width: rect.width + width - innerWidth,
    height: rect.height + height - innerHeight,
  })
  await until(PATIENCE, `${width} by ${height} pixels`, async () => {
    const [newWidth, newHeight] = await size()
    return newWidth === width && newHeight === height
  })
}

function frameAt(session: Session, place: Place): Frame {
  const run = <Value>(script: string, ...args: unknown[]) =>
    session.at(place, (driver) => driver.executeScript<Value>(script, ...args))
  const handle = (element: WebElement) => handleAt(session, place, element)

  /** Another command can go in between while the value is awaited, such as the click that brings it about. */
  async function evaluate<Value = unknown>(script: Script<Value>): Promise<Awaited<Value>> {
    const begun = await run<string | number>(`const run = () => ${expressionOf(script)}\n${BEGIN}`)
    let settled = typeof begun === 'string' ? begun : null
    while (settled === null) {
      settled = await run<string | null>(LOOK, begun)
      if (settled === null) await sleep(PAUSE)
    }
    return valueOf(settled) as Awaited<Value>
  }

  return {
    evaluate,

    async waitForFunction(script, { timeout = PATIENCE } = {}) {
      // Not all that is true is something in JSON.
      const wrapped = `Promise.resolve(${expressionOf(script)}).then((value) => value && [value])`
      const ask = () => evaluate(wrapped).catch(unlessGone)
      const [value] = (await until(timeout, `true: ${String(script)}`, ask)) as unknown[]
      return { jsonValue: () => Promise.resolve(value) }
    },

    async waitForSelector(selector, { visible = false, hidden = false } = {}) {
      const wanted = visible ? 'visible' : hidden ? 'hidden' : 'there'
      const found = await until(PATIENCE, `${wanted}: ${selector}`, () =>
        run<WebElement | true | false>(FIND, selector, wanted),
      )
      return found === true ? null : handle(found)
    },

    async $(selector) {
      const found = await run<WebElement | null>('return document.querySelector(arguments[0])', selector)
      return found && handle(found)
    },

    async $$(selector) {
      const found = await run<WebElement[]>('return [...document.querySelectorAll(arguments[0])]', selector)
      return found.map(handle)
    },
  }
}

function handleAt(session: Session, place: Place, element: WebElement): ElementHandle {
  const keys = (text: string) => session.at(place, (driver) => driver.actions().sendKeys(text).perform())
  const run = <Value>(script: string) =>
    session.at(place, (driver) => driver.executeScript<Value>(script, element))

  /** Scrolls to it and waits while something moves or lies over it, which the driver does not. */
  async function click(): Promise<void> {
    await until(PATIENCE, 'free to be clicked', async () => {
      await run('arguments[0].scrollIntoViewIfNeeded()')
      return session.at(place, () => element.click()).then(() => true, unlessHindered)
    })
  }

  /** A frame of another origin takes the focus only after a click in it. */
  async function focus(): Promise<void> {
    const isFocused = await run<boolean>('arguments[0].focus(); return arguments[0].matches(":focus")')
    if (!isFocused) await click()
  }

  return {
    click,
    async type(text) {
      await focus()
      await keys(text)
    },
    async press(key) {
      await focus()
      await keys(KEYS[key])
    },
    focus,
    uploadFile: (path) => session.at(place, () => element.sendKeys(resolve(path))),
    evaluate: (script) => run(`return (${script.toString()})(arguments[0])`),
    contentFrame: () => Promise.resolve(frameAt(session, { ...place, frames: [...place.frames, element] })),
  }
}

/** Asks until it gets something that is true in a condition. */
async function until<Value>(
  timeout: number,
  wanted: string,
  ask: () => Promise<Value>,
): Promise<Exclude<Value, false | null | undefined>> {
  const end = performance.now() + timeout
  for (;;) {
    const value = await ask()
    if (value) return value as Exclude<Value, false | null | undefined>
    if (performance.now() > end) throw new Error(`Not ${wanted}`)
    await sleep(PAUSE)
  }
}

/** A page may be left for another while something is waited for. */
function unlessGone(failure: unknown): undefined {
  if (!(failure instanceof Gone)) throw failure
}

function unlessHindered(failure: unknown): undefined {
  const { ElementClickInterceptedError, ElementNotInteractableError } = error
  const isHindered =
    failure instanceof ElementClickInterceptedError || failure instanceof ElementNotInteractableError
  if (!isHindered) throw failure
}

function expressionOf(script: Script): string {
  return typeof script === 'string' ? `(${script}\n)` : `(${script.toString()})()`
}

class Gone extends Error {
  override message = 'The page is gone'
}

function valueOf(settled: string): unknown {
  const outcome = JSON.parse(settled) as { value?: unknown; error?: string; isGone?: true }
  if (outcome.isGone) throw new Gone()
  if (outcome.error !== undefined) throw new Error(outcome.error)
  return outcome.value
}
