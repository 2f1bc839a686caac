import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { columnsOf, present } from '../portal/call.ts'
import { startTestApp, type TestApp } from '../portal/app.ts'
import type { Browser, Frame, Page } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { frameOf } from './driver.ts'

let app: TestApp
let browser: Browser
let page: Page
/** What the page has thrown. */
let thrown: string[]

beforeAll(async () => {
  app = await startTestApp()
})

// Undefined when the start has failed; that failure is the one to be shown.
afterAll(() => (app as TestApp | undefined)?.close())

/** Opens the portal page and waits for one of the two applications in its frame. */
async function open(library: 'bx24' | 'sdk', query = ''): Promise<Frame> {
  await page.goto(`${app.portal.url}?app=${encodeURIComponent(`${app.url}${library}.html`)}${query}`)
  const frame = await frameOf(page)
  await frame.waitForSelector('h1')
  return frame
}

/** Runs a script in the frame; its last expression may be a promise. */
function run<T>(frame: Frame, script: string): Promise<T> {
  return frame.evaluate(script)
}

const initialised = 'new Promise((resolve) => BX24.init(resolve))'

describe.each(BROWSERS)('%s', (name) => {
  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  beforeEach(async () => {
    page = await browser.newPage()
    thrown = []
    page.on?.('pageerror', (error) => thrown.push(String(error)))
  })

  afterEach(() => page.close())

  describe('the BX24 script', () => {
    it('connects and knows who looks', async () => {
      const frame = await open('bx24')
      const seen = await run<Record<string, unknown>>(
        frame,
        `${initialised}.then(() => ({ admin: BX24.isAdmin(), lang: BX24.getLang(), domain: BX24.getDomain(),
          token: BX24.getAuth().access_token.length, placement: BX24.placement.info().placement }))`,
      )
      const { host } = new URL(app.portal.url)
      expect(seen).toEqual({ admin: true, lang: 'en', domain: host, token: 32, placement: 'DEFAULT' })
    })

    it('tells the truth about people without rights', async () => {
      const frame = await open('bx24', '&user=5')
      expect(await run(frame, `${initialised}.then(() => BX24.isAdmin())`)).toBe(false)
      const error = await run(
        frame,
        `new Promise((resolve) => BX24.callMethod('user.update', { ID: 6, NAME: 'x' },
          (result) => resolve([result.status, String(result.error()), result.answer.ex.ex === result.answer])))`,
      )
      expect(error).toEqual([400, 'ERROR_CORE: access_denied (400)', true])
    })

    it('pages with next() and drops start from the given object', async () => {
      const frame = await open('bx24')
      const seen = await run(
        frame,
        `new Promise((resolve) => {
          const params = { start: 50, FILTER: { ACTIVE: 'Y' } }
          BX24.callMethod('user.get', params, (first) => first.next((second) =>
            resolve([first.data()[0].ID, first.total(), first.more(), second.data()[0].ID, second.more(), 'start' in params])))
        })`,
      )
      expect(seen).toEqual(['1', 63, true, '51', false, false])
    })

    it('keeps the shape of a batch and reports failures one by one', async () => {
      const frame = await open('bx24')
      const seen = await run(
        frame,
        `new Promise((resolve) => BX24.callBatch({
            me: ['user.current', {}],
            mentor: { method: 'user.get', params: { ID: '$result[me][ID]' } },
            wrong: ['user.update', { ID: 0 }] },
          (all) => resolve([all.me.data().ID, all.mentor.data()[0].ID, all.mentor.total(),
            String(all.wrong.error()), all.wrong.data()])))`,
      )
      expect(seen).toEqual(['1', '1', 1, 'ERROR_CORE: access_denied (200)', {}])
    })

    it('throws a text on 503 and never calls back', async () => {
      const frame = await open('bx24')
      await run(frame, initialised)
      app.portal.addFault({ kind: 'status', status: 503, error: 'QUERY_LIMIT_EXCEEDED' })
      const seen = await run(
        frame,
        `new Promise((resolve) => {
          addEventListener('error', (event) => resolve(event.error ?? event.message))
          BX24.callMethod('user.current', {}, () => resolve('callback'))
        })`,
      )
      // WebKit hides what a script of another origin throws later on.
      expect(seen).toBe(name === 'webkit' ? 'Script error.' : 'Query error!')
    })

    it('refreshes an expired token and repeats the call', async () => {
      const frame = await open('bx24')
      await run(frame, initialised)
      app.portal.addFault({ kind: 'status', status: 401, error: 'expired_token' })
      const seen = await run(
        frame,
        `new Promise((resolve) => {
          const before = BX24.getAuth().access_token
          BX24.callMethod('user.current', {}, (result) => resolve([result.data().ID, BX24.getAuth().access_token !== before]))
        })`,
      )
      expect(seen).toEqual(['1', true])
    })

    it('waits for ever when the host page does not hear it', async () => {
      const frame = await open('bx24')
      await run(frame, initialised)
      app.portal.addFault({ kind: 'frame-silence', method: 'refreshAuth', times: 1 })
      // The host page takes one after the other: before the second is answered, the first would have been.
      const heard = await run(
        frame,
        `new Promise((resolve) => {
          const heard = []
          BX24.refreshAuth(() => heard.push('first'))
          BX24.refreshAuth(() => {
            heard.push('second')
            resolve(heard)
          })
        })`,
      )
      expect(heard).toEqual(['second'])
    })

    it('is null and throws outside a frame', async () => {
      await page.goto(`${app.url}bx24.html`)
      expect(await page.evaluate('BX24')).toBeNull()
      if (page.on) expect(thrown.join()).toContain('Unable to initialize Bitrix24 JS library!')
    })
  })

  describe('the unmodified b24jssdk', () => {
    const sdk = 'window.sdk ??= B24Js.initializeB24Frame()'

    it('initialises and reads the current person', async () => {
      const frame = await open('sdk')
      const seen = await run<Record<string, unknown>>(
        frame,
        `(async () => {
          const $b24 = await (${sdk})
          const answer = await $b24.actions.v2.call.make({ method: 'user.current' })
          return { ok: answer.isSuccess, person: answer.getData().result, admin: $b24.auth.isAdmin }
        })()`,
      )
      expect(seen).toMatchObject({
        ok: true,
        admin: true,
        person: { ID: '1', LAST_NAME: 'Lindqvist', ACTIVE: true },
      })
    })

    it('finishes an install run', async () => {
      const frame = await open('sdk', '&first_run=1')
      expect(
        await run(
          frame,
          `(async () => { const $b24 = await (${sdk}); return [$b24.isFirstRun, $b24.isInstallMode] })()`,
        ),
      ).toEqual([true, true])
      void run(frame, `(${sdk}).then(($b24) => $b24.installFinish())`).catch(() => undefined)
      await page.waitForFunction(`location.search.endsWith('&install_finished=Y')`)
    })

    it('refreshes an expired token and repeats the call', async () => {
      const frame = await open('sdk')
      await run(frame, `(async () => { await (${sdk}) })()`)
      app.portal.addFault({ kind: 'status', status: 401, error: 'expired_token' })
      const id = await run(
        frame,
        `(async () => {
          const $b24 = await (${sdk})
          const answer = await $b24.actions.v2.call.make({ method: 'user.current' })
          return answer.getData().result.ID
        })()`,
      )
      expect(id).toBe('1')
    })

    it('dismisses a person with JSON true and spares them in a batch', async () => {
      const frame = await open('sdk')
      const update = (action: string) =>
        run(frame, `(async () => { const $b24 = await (${sdk}); await ${action} })()`)
      await update(`$b24.actions.v2.call.make({ method: 'user.update', params: { ID: 10, ACTIVE: true } })`)
      expect(columnsOf(app.portal, 10)['ACTIVE']).toBe('N')
      await update(`$b24.actions.v2.batch.make({ calls: [['user.update', { ID: 10, ACTIVE: false }]] })`)
      expect(columnsOf(app.portal, 10)['ACTIVE']).toBe('Y')
    })
  })

  describe('the host page', () => {
    /**
     * Posts a raw command, and another after it that asks the portal before it is answered; gives what comes back before
     * that. The host page takes one after the other.
     */
    const post = (command: string, sid: string) => `new Promise((resolve) => {
      const heard = []
      addEventListener('message', ({ data }) => {
        if (data.startsWith('cb-2:')) resolve(heard)
        else heard.push(data)
      })
      const sid = window.name.split('|')[2]
      const send = (command, sid) => parent.postMessage(command + ':' + sid, ${JSON.stringify(app.portal.url)})
      send(${JSON.stringify(command)} + ':cb-1', ${sid})
      send('setUserOption:{"name":"last","value":1}:cb-2', sid)
    })`

    it('answers the right session only', async () => {
      const frame = await open('bx24')
      const [heard] = await run<string[]>(frame, post('getInitData', 'sid'))
      expect(heard).toMatch(/^cb-1:\{"AUTH_ID":/)
      expect(await run(frame, post('getInitData', "sid.replace(/./, 'z')"))).toEqual([])
    })

    it.each([
      ['setTitle', '{ title: "a", count: 1n }'],
      ['setTitle', 'Object.assign((self.circle = { title: "a" }), { self: self.circle })'],
      ['setUserOption', '{ name: "a", value: 1n }'],
      ['openApplication', '{ count: 1n }'],
      ['setScroll', '{ scroll: { valueOf: 1, toString: 1 } }'],
    ])('hears the next command after %s with %s', async (method, params) => {
      const frame = await open('bx24')
      const heard = await run<string>(
        frame,
        `new Promise((resolve) => {
          addEventListener('message', ({ data }) => data.startsWith('next:') && resolve(data))
          const appSid = window.name.split('|')[2]
          const send = (method, params, callback) =>
            parent.postMessage({ method, params, callback, appSid }, ${JSON.stringify(app.portal.url)})
          send(${JSON.stringify(method)}, ${params}, 'bad')
          send('setTitle', { title: 'The next' }, 'next')
        })`,
      )
      expect(heard).toBe('next:{"title":"The next"}')
      expect(await page.evaluate(`document.getElementById('title').textContent`)).toBe('The next')
    })

    it('hears the window of the frame, and none inside it of the same origin that knows the session', async () => {
      const frame = await open('bx24')
      const heard = await run(
        frame,
        `new Promise((resolve) => {
          const heard = []
          addEventListener('message', ({ data }) => {
            heard.push(data)
            if (data.startsWith('own:')) resolve(heard)
          })
          const sid = window.name.split('|')[2]
          const inner = document.body.appendChild(document.createElement('iframe'))
          inner.contentWindow.eval('top.postMessage("setTitle:{}:inner:' + sid + '", "*")')
          parent.postMessage('setTitle:{}:own:' + sid, '*')
        })`,
      )
      expect(heard).toEqual(['own:{}'])
    })

    it('does not answer unknown commands, calls, or options of the application for others', async () => {
      const frame = await open('bx24', '&user=5')
      expect(await run(frame, post('launchRockets', 'sid'))).toEqual([])
      expect(await run(frame, post('imCallTo:{"userId":2,"video":true}', 'sid'))).toEqual([])
      expect(await run(frame, post('setAppOption:{"name":"a","value":1}', 'sid'))).toEqual([])
      expect(await run(frame, post('setUserOption:{"name":"a","value":"b:c"}', 'sid'))).toEqual([
        'cb-1:{"name":"a","value":"b:c"}',
      ])
    })

    it('lets a person be chosen by keyboard', async () => {
      const frame = await open('bx24')
      const chosen = run(
        frame,
        `${initialised}.then(() => new Promise((resolve) => BX24.selectUser(resolve)))`,
      )
      await page.waitForSelector('dialog[open]')
      await page.keyboard.type('Fairweather')
      await page.keyboard.press('Tab')
      await page.keyboard.type(' ')
      await present(await page.$('dialog button.primary')).click()
      expect(await chosen).toMatchObject({ id: '5', name: 'Hazel Fairweather', sub: false, sup: false })
    })

    it('sets its heading and the height of the frame', async () => {
      const frame = await open('bx24')
      await run(
        frame,
        `${initialised}.then(() => new Promise((resolve) => BX24.setTitle('People', resolve)))`,
      )
      expect(await page.evaluate(`document.querySelector('h1').textContent`)).toBe('People')
      const size = await run(frame, `new Promise((resolve) => BX24.resizeWindow('100%', 900, resolve))`)
      expect(size).toMatchObject({ height: 900 })
    })

    it('opens only the paths of the list', async () => {
      const frame = await open('bx24')
      const path = (text: string) =>
        run(frame, `${initialised}.then(() => new Promise((resolve) => BX24.openPath('${text}', resolve)))`)
      expect(await path('/etc/passwd')).toEqual({ result: 'error', errorCode: 'PATH_NOT_AVAILABLE' })
      const closed = path('/company/personal/user/5/')
      await page.waitForSelector('dialog.slider[open]')
      await page.keyboard.press('Escape')
      expect(await closed).toEqual({ result: 'close' })
    })

    it('opens the application in a slider, closed from inside', async () => {
      const frame = await open('bx24')
      const closed = run(
        frame,
        `${initialised}.then(() => new Promise((resolve) => BX24.openApplication({ id: 7 }, resolve)))`,
      )
      const slider = present(await page.waitForSelector('dialog.slider iframe'))
      const inner = present(await slider.contentFrame())
      await inner.waitForSelector('h1')
      const options = await run(inner, `${initialised}.then(() => BX24.placement.info().options)`)
      expect(options).toEqual({ id: 7 })
      await run(inner, 'BX24.closeApplication()')
      expect(await closed).toEqual([])
    })

    // The bars of WebKit's browser are wider than a telephone.
    it.each([name === 'webkit' ? 450 : 400, 1200])('fits a window of %i pixels', async (width) => {
      await open('bx24')
      await page.setViewport({ width, height: 700 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    })
  })
})
