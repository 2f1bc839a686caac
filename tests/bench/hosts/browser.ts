import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { root } from '../../../scripts/lib/machine.mjs'
import { launchIn } from '../../e2e/browsers.ts'
import { bundle } from '../bundle.mjs'
import type { Host, Realm } from './host.ts'
import { serve } from './server.ts'

const folder = join(root, 'target/bench/browser')

const titles = { chrome: 'Chromium', firefox: 'Firefox' }

/** A browser, in a fresh page and context for each realm. */
export async function startBrowser(name: 'chrome' | 'firefox'): Promise<Host> {
  await bundle('browser', folder)
  const server = await serve(folder)
  const browser = await launchIn(name)
  return {
    name,
    title: `${titles[name]} ${/[\d.]+/.exec(await browser.version())?.[0] ?? ''}`,
    open: () => open(name, browser, server.origin),
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

async function open(name: keyof typeof titles, browser: Browser, origin: string): Promise<Realm> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.goto(origin)
  const call = (asked: string, ...args: unknown[]) =>
    page.evaluate(`runner.then((runner) => runner[${JSON.stringify(asked)}](...${JSON.stringify(args)}))`)
  await page.evaluate('runner.then(() => true)')
  return {
    call: call as Realm['call'],
    async heap(garbage) {
      if (name !== 'chrome') return undefined
      const session = await page.createCDPSession()
      if (garbage === 'without') await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      await session.detach()
      return usedSize
    },
    close: () => context.close(),
  }
}
