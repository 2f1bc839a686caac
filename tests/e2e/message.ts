import type { Frame } from './browser.ts'

/** What a control is said to be wrong by, as assistive technology hears it; waits until it is wrong. */
export async function messageAt(app: Frame, selector: string): Promise<string> {
  const control = await app.waitForSelector(`${selector}[aria-invalid="true"]`)
  if (!control) throw new Error(`Not wrong: ${selector}`)
  return control.evaluate((element) => {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
    return ids.map((id) => document.getElementById(id)?.textContent.trim() ?? '').join(' ')
  })
}
