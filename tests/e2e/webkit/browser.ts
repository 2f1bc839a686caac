import type { Browser } from '../browser.ts'
import { pageAt } from './page.ts'
import { startSession } from './session.ts'

/** Starts WebKit's small browser, which WebKitGTK brings along for tests. */
export async function launchWebKit(): Promise<Browser> {
  const session = await startSession()
  return {
    newPage: async () => pageAt(session, await session.openWindow()),
    close: () => session.end(),
  }
}
