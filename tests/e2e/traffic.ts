import { setTimeout } from 'node:timers/promises'
import type { Frame, HTTPRequest, Page } from 'puppeteer-core'

/** What a page and its frame have under way. */
export interface Traffic {
  /** Counts from here on; what has not been answered so far is nobody's business. */
  forget(): void
  /** Requests that were sent. */
  begun(): number
  /**
   * Whether everything that was sent has been answered, or is allowed not to be, and both pages have done whatever they
   * had to do with it. Takes a moment.
   */
  isOver(isAllowed: () => boolean): Promise<boolean>
}

/** Runs when a page has no more to do; a page that always has is waited for in vain, but not for long. */
const IDLE = 'new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }))'
const PAUSE = 10

/** Watches the requests of a page and of the frame in it. */
export function watchTraffic(page: Page, frame: Frame): Traffic {
  const open = new Set<HTTPRequest>()
  let begun = 0
  page.on('request', (request) => {
    // Browsers ask by themselves whether they may ask.
    if (request.method() === 'OPTIONS') return
    begun += 1
    open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return {
    forget() {
      open.clear()
      begun = 0
    },
    begun: () => begun,
    async isOver(isAllowed) {
      const before = begun
      const isAnswered = () => open.size === 0 || isAllowed()
      if (!isAnswered()) {
        await setTimeout(PAUSE)
        return false
      }
      // Twice: what one of them hears it may tell the other.
      for (const place of [page, frame, page, frame]) await place.evaluate(IDLE)
      return begun === before && isAnswered()
    },
  }
}
