import type { Browser } from '../e2e/browser.ts'

/** Opens a page that consumes, and waits for its outcome; fails with all that the page has to say. */
export async function visit(browser: Browser, page: string, webhook: string, name: string): Promise<unknown> {
  const tab = await browser.newPage()
  const complaints: string[] = []
  tab.on?.('console', (message) => complaints.push(message.text()))
  tab.on?.('pageerror', (error) => complaints.push(String(error)))
  try {
    await tab.goto(`${page}?${new URLSearchParams({ webhook, name }).toString()}`)
    const outcome = await tab.waitForFunction('globalThis.outcome', { timeout: 20_000 })
    return await outcome.jsonValue()
  } catch (cause) {
    throw new Error(['The page has no outcome.', ...complaints].join('\n'), { cause })
  } finally {
    await tab.close()
  }
}
