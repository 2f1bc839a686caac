import type { Browser, Page } from '../e2e/browser.ts'

interface Tab {
  readonly page: Page
  /** What pages in it have had to say. */
  readonly complaints: string[]
}

/** To open one takes longer than most pages. */
const tabs = new WeakMap<Browser, Promise<Tab>>()

/** Opens a page that consumes, and waits for its outcome; fails with all that the page has to say. */
export async function visit(browser: Browser, page: string, webhook: string, name: string): Promise<unknown> {
  const opening = tabs.get(browser) ?? openTab(browser)
  tabs.set(browser, opening)
  const tab = await opening
  tab.complaints.length = 0
  try {
    await tab.page.goto(`${page}?${new URLSearchParams({ webhook, name }).toString()}`)
    const outcome = await tab.page.waitForFunction('globalThis.outcome', { timeout: 20_000 })
    return await outcome.jsonValue()
  } catch (cause) {
    // The next page is to have a tab that works.
    tabs.delete(browser)
    throw new Error(['The page has no outcome.', ...tab.complaints].join('\n'), { cause })
  }
}

async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on?.('console', (message) => complaints.push(message.text()))
  page.on?.('pageerror', (error) => complaints.push(String(error)))
  return { page, complaints }
}
