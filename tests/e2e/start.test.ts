import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { folderFiles } from '../../www/portal/node/appFiles.ts'
import { listen } from '../../www/portal/node/listen.ts'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { PortalOptions } from '../../www/portal/node/portalOptions.ts'
import { serveApplication } from '../../www/portal/node/staticHost.ts'
import { launch, type Puppet } from './browsers.ts'
import { APP, frameOf } from './driver.ts'

/** Only Chromium can be slowed down, and knows trusted types. */
let browser: Puppet
let server: LocalPortal | undefined

beforeAll(async () => {
  browser = await launch('chrome')
})

afterAll(() => browser.close())

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function start(options: PortalOptions = {}): Promise<LocalPortal> {
  server = await startPortal({ app: APP, ...options })
  return server
}

describe('the app begins', () => {
  it('in pieces that are sent compressed', async () => {
    const { appUrl = '' } = await start()
    const page = await (await fetch(appUrl)).text()
    const names = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(2)
    for (const name of names) {
      const response = await fetch(new URL(name, appUrl), { headers: { 'accept-encoding': 'br' } })
      const whole = (await response.arrayBuffer()).byteLength
      if (whole < 1400) continue
      expect(response.headers.get('content-encoding'), name).toBe('br')
      expect(response.headers.get('vary'), name).toBe('accept-encoding')
      expect(whole, name).toBeLessThan(420_000)
    }
    const plain = await fetch(appUrl, { headers: { 'accept-encoding': 'identity, br;q=0' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })

  it('with a skeleton at once, and the list within 4 s at 1.6 Mbit/s', async () => {
    const { url } = await start()
    // What else the machine has to do makes it longer, and nothing makes it shorter: the best of a few is what it takes.
    let [skeleton, list] = [Infinity, Infinity]
    for (let tries = 0; tries < 3 && !(skeleton < 1000 && list < 4000); tries++) {
      const page = await browser.newPage()
      const session = await page.createCDPSession()
      await session.send('Network.setCacheDisabled', { cacheDisabled: true })
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 40,
        downloadThroughput: (1.6 * 1024 * 1024) / 8,
        uploadThroughput: (0.75 * 1024 * 1024) / 8,
      })
      const begun = Date.now()
      await page.goto(url, { waitUntil: 'domcontentloaded' })
      const app = await frameOf(page)
      await app.waitForSelector('[data-testid="person-option"]')
      list = Math.min(list, Date.now() - begun)
      const painted = await app.evaluate(
        () => performance.getEntriesByName('first-paint')[0]?.startTime ?? Infinity,
      )
      skeleton = Math.min(skeleton, painted)
      await page.close()
    }
    expect({
      skeleton: skeleton < 1000 || `after ${String(skeleton)} ms`,
      list: list < 4000 || `after ${String(list)} ms`,
    }).toEqual({
      skeleton: true,
      list: true,
    })
  })

  it('with 5,000 people, of whom one is chosen within 100 ms', async () => {
    const { url } = await start({ people: 5000 })
    const page = await browser.newPage()
    await page.goto(url)
    const app = await frameOf(page)
    await app.waitForFunction(() =>
      /^\s*5,\d{3} people/.test(document.querySelector('[data-testid="people-status"]')?.textContent ?? ''),
    )
    const shown = await app.evaluate(() => document.querySelectorAll('[data-testid="person-option"]').length)
    expect(shown).toBeLessThan(60)
    const took = await app.evaluate(async () => {
      const times: number[] = []
      const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-testid="choose-person"]')]
      for (const box of boxes.slice(0, 7)) {
        const begun = performance.now()
        box.click()
        await new Promise((resolve) => requestAnimationFrame(resolve))
        times.push(performance.now() - begun)
      }
      return times.sort((a, b) => a - b)[3] ?? 0
    })
    expect(took).toBeLessThan(100)
    await page.close()
  })

  it('in its own colours where trusted types are demanded', async () => {
    const { url } = await start()
    const policy = "require-trusted-types-for 'script'; trusted-types vue default"
    const host = await listen(0, async ({ method }, { pathname }) => {
      const manner = { takesForms: true, script: () => `${url}api/v1/` }
      const answer = await serveApplication(folderFiles(APP), method, pathname, manner)
      return { ...answer, headers: { ...answer.headers, 'content-security-policy': policy } }
    })
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(`${url}?app=${encodeURIComponent(host.url)}`)
    const app = await frameOf(page)
    await app.waitForSelector('[data-testid="person-option"]')
    const isStyled = await app.evaluate(() => document.querySelector('#bitrix24-ui-colors') !== null)
    expect({ isStyled, errors }).toEqual({ isStyled: true, errors: [] })
    const refused = await app.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<img src=x>'
        return false
      } catch {
        return true
      }
    })
    expect(refused).toBe(true)
    await page.close()
    await host.close()
  })

  it('where the browser keeps nothing for pages in frames', async () => {
    const { url, appUrl = '' } = await start()
    const page = await browser.newPage()
    await page.evaluateOnNewDocument((origin: string) => {
      if (location.origin !== origin) return
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('Denied', 'SecurityError')
          },
        })
      }
    }, new URL(appUrl).origin)
    await page.goto(url)
    const app = await frameOf(page)
    await app.waitForSelector('[data-testid="person-option"]')
    await app.evaluate(() => (location.hash = '#/people/44'))
    await (await app.waitForSelector('[data-testid="edit"]'))?.click()
    await (await app.waitForSelector('[data-testid="developer"]'))?.click()
    await app.waitForSelector('[data-testid="developer"][aria-checked="true"]')
    await app.evaluate(() => (location.hash = '#/history'))
    await app.waitForSelector('[data-testid="no-runs"]')
    await page.close()
  })

  it('for somebody who is no administrator: to look at others, and to change themselves', async () => {
    const { url } = await start({ editOwnProfile: true })
    const page = await browser.newPage()
    await page.goto(`${url}?user=5`)
    const app = await frameOf(page)
    await app.waitForSelector('[data-testid="person-option"]')
    expect(await app.$('[data-testid="choose-person"]')).toBeNull()
    await app.evaluate(() => (location.hash = '#/people/6'))
    await app.waitForSelector('[data-testid="not-admin"]')
    expect(await app.$('[data-testid="edit"]')).toBeNull()
    await app.evaluate(() => (location.hash = '#/people/5'))
    await (await app.waitForSelector('[data-testid="edit"]'))?.click()
    await app.waitForSelector('[data-field="LAST_NAME"]')
    expect(await app.$('[data-field="ACTIVE"], [data-field="UF_DEPARTMENT"]')).toBeNull()
    await app.evaluate(() => (location.hash = '#/fields'))
    await app.waitForSelector('[data-testid="fields-denied"]')
    await app.evaluate(() => (location.hash = '#/import'))
    await app.waitForSelector('[data-testid="many-denied"]')
    await page.close()
  })
})

describe('in the page of the portal', () => {
  it('each page gives it a title, and a frame that is too low is made higher', async () => {
    const { url } = await start()
    const page = await browser.newPage()
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('DOMContentLoaded', () => {
        const style = document.createElement('style')
        style.textContent = 'iframe { height: 150px; flex: none }'
        document.head.append(style)
      })
    })
    await page.goto(url)
    const app = await frameOf(page)
    await app.waitForSelector('[data-testid="person-option"]')
    const titled = (title: string) =>
      page.waitForFunction(`document.querySelector('#title').textContent === '${title}'`)
    await titled('People')
    expect(await app.evaluate(() => innerHeight)).toBeGreaterThan(480)
    for (const [hash, title] of [
      ['#/import', 'Import'],
      ['#/people/new', 'Invite a person'],
      ['#/people/1', 'Agnes Lindqvist'],
    ] as const) {
      await app.evaluate(`location.hash = '${hash}'`)
      await titled(title)
    }
    await page.close()
  })

  it('somebody is read anew when their profile has been closed', async () => {
    const { url, state } = await start()
    const page = await browser.newPage()
    await page.goto(url)
    const app = await frameOf(page)
    await app.waitForSelector('[data-testid="person-option"]')
    await app.evaluate(() => (location.hash = '#/people/44'))
    await (await app.waitForSelector('[data-testid="profile"]'))?.click()
    const close = await page.waitForSelector('dialog.slider button.close')
    const columns = state.people.get(44)?.columns
    if (columns) columns['LAST_NAME'] = 'Lama'
    await close?.click()
    await app.waitForFunction(() =>
      document.querySelector('[data-testid="person-name"]')?.textContent.includes('Lama'),
    )
    await page.close()
  })
})
