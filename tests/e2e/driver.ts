import { fileURLToPath } from 'node:url'
import type { Browser, ElementHandle, Frame, Page } from './browser.ts'

/** The built app. */
export const APP = fileURLToPath(new URL('../../www/app/dist', import.meta.url))

/** Calls a webhook as any other program would; gives the result. */
export function rawCall(webhook: string) {
  return async (method: string, params: object): Promise<unknown> => {
    const response = await fetch(`${webhook}${method}.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return ((await response.json()) as { result: unknown }).result
  }
}

/** Opens a portal's page; the app is in its frame. */
export async function openApp(
  browser: Browser,
  url: string,
): Promise<{ page: Page; app: Frame; drive: Driver }> {
  const page = await browser.newPage()
  await page.setViewport({ width: 1200, height: 900 })
  await page.goto(url)
  const app = await frameOf(page)
  return { page, app, drive: driver(app) }
}

/** A page of any driver, by which its frames are of that driver too. */
interface Framing<Inner> {
  waitForSelector(selector: string): Promise<{ contentFrame(): Promise<Inner | null> } | null>
}

/** The frame of an application in a portal's page. */
export async function frameOf<Inner>(page: Framing<Inner>): Promise<Inner> {
  const frame = await (await page.waitForSelector('iframe'))?.contentFrame()
  if (!frame) throw new Error('The portal page has no frame')
  return frame
}

export type Driver = ReturnType<typeof driver>

/** What a person does in the app, by its stable hooks. */
function driver(app: Frame) {
  async function at(selector: string): Promise<ElementHandle> {
    const element = await app.waitForSelector(selector, { visible: true })
    if (!element) throw new Error(`Not shown: ${selector}`)
    return element
  }

  async function click(testId: string): Promise<void> {
    await (await at(`[data-testid="${testId}"]`)).click()
  }

  async function selected(selector: string): Promise<ElementHandle> {
    const input = await at(selector)
    await input.focus()
    await input.evaluate((element) => {
      ;(element as HTMLInputElement).select()
    })
    return input
  }

  return {
    at,
    click,

    async type(selector: string, text: string): Promise<void> {
      const input = await selected(selector)
      await input.type(text)
    },

    /** At once, where each letter would be work for the page. */
    async paste(selector: string, text: string): Promise<void> {
      await selected(selector)
      await app.evaluate(`document.execCommand('insertText', false, ${JSON.stringify(text)})`)
    },

    /** A control for files may be out of sight. */
    async upload(selector: string, file: string): Promise<void> {
      const input = await app.waitForSelector(selector)
      await input?.uploadFile(file)
    },

    /** By keyboard, as the list opens with an animation; a list that takes several stays open by itself. */
    async select(selector: string, label: string): Promise<void> {
      const option = () => at('[role="option"]:focus')
      const control = await at(selector)
      await control.focus()
      await control.press('Enter')
      await at(`${selector}[aria-expanded="true"]`)
      await (await option()).type(label)
      await (await option()).press('Enter')
      const isOpen = await app.$(`${selector}[aria-expanded="true"]`)
      if (isOpen) await (await option()).press('Escape')
      // The focus comes back when the list has gone; whatever is typed before would be torn apart.
      await app.waitForSelector(`${selector}[aria-expanded="false"]:focus`)
    },

    async save(testId: string): Promise<void> {
      await app.waitForSelector(`[data-testid="${testId}"]:not([aria-disabled="true"])`)
      await click(testId)
    },

    /** Agrees to what the dialog asks; the page takes clicks again only when the dialog has gone. */
    async proceed(): Promise<void> {
      await click('confirm-proceed')
      await app.waitForSelector('[data-testid="confirm-dialog"]', { hidden: true })
      await app.waitForFunction(() => getComputedStyle(document.body).pointerEvents !== 'none')
    },

    /** The answer is shown, and the focus has moved to it: from then on nothing shifts any more. */
    async answered(): Promise<void> {
      await at('[data-testid="answer"][data-answer="saved"]:focus')
    },
  }
}
