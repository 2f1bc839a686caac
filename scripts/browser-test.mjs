/** Runs the browser tests of the Rust core in Chromium, Firefox and WebKit. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'

import { readJson } from './lib/files.mjs'
import { findBrowsers, root } from './lib/machine.mjs'
import { runAndRead, runMain } from './lib/run.mjs'
import { startScreen } from './lib/screen.mjs'

/** @typedef {{ args: string[], binary?: string, prefs?: Record<string, string | number | boolean> }} Start */
/** @typedef {Record<'goog:chromeOptions' | 'moz:firefoxOptions', Start>} Capabilities */

const { chromium, chromedriver, firefox, geckodriver, webkitDriver, miniBrowser, xvfb } = findBrowsers()

await runMain(async () => {
  if (!chromium || !chromedriver || !firefox || !geckodriver || !webkitDriver || !miniBrowser || !xvfb) {
    throw new Error('A browser or its driver is missing: run `npm run setup`')
  }
  const { port, close } = await openProxy()
  try {
    const capabilities = writeCapabilities(chromium, firefox, port)
    await test(['--chrome', '--chromedriver', chromedriver], capabilities)
    await test(['--firefox', '--geckodriver', geckodriver], capabilities)
    await testWebKit(webkitDriver, miniBrowser, xvfb)
  } finally {
    close()
  }
})

/**
 * Stands between a browser and the runner's server. That one forgets connections when more than three come at once, and
 * a page with this many modules then waits for ever.
 *
 * @returns {Promise<{ port: number, close: () => void }>}
 */
function openProxy() {
  const agent = new Agent({ keepAlive: false, maxSockets: 2 })
  const proxy = createServer((asked, answer) => {
    const { method, headers, url = '' } = asked
    const passed = request(url, { method, headers, agent }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  return new Promise((resolve, reject) => {
    proxy.on('error', reject)
    proxy.listen(0, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (proxy.address())
      const close = () => {
        proxy.closeAllConnections()
        proxy.close()
      }
      resolve({ port: address.port, close })
    })
  })
}

/**
 * The runner knows no other driver of WebKit than Safari's, but speaks to both the same. WebKit needs no proxy, and would
 * pass it by for addresses of this machine.
 *
 * @param {string} driver
 * @param {string} browser
 * @param {string} xvfb
 */
async function testWebKit(driver, browser, xvfb) {
  const { variables, stop } = await startScreen(xvfb)
  try {
    const capabilities = write('webdriver-webkit.json', {
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    })
    await test(['--safari', '--safaridriver', driver], capabilities, variables)
  } finally {
    stop()
  }
}

/**
 * @param {string[]} browser
 * @param {string} capabilities
 * @param {Record<string, string>} [variables]
 */
async function test(browser, capabilities, variables = {}) {
  const args = ['test', '--mode', 'no-install', '--headless', ...browser, '.', '--lib', '--test', '*']
  const output = await runAndRead('wasm-pack', args, {
    ...variables,
    WASM_BINDGEN_TEST_WEBDRIVER_JSON: capabilities,
    // In seconds. The runner's own patience is short for a machine that is busy with more than this.
    WASM_BINDGEN_TEST_DRIVER_TIMEOUT: '60',
    WASM_BINDGEN_TEST_TIMEOUT: '180',
  })
  // The runner is content with a crate that has no tests at all.
  if (!/test result: ok\. [1-9]\d* passed/.test(output)) {
    throw new Error(`No test ran: wasm-pack ${args.join(' ')}`)
  }
}

/**
 * What webdriver.json says, and what depends on this machine: where the browsers and the proxy are, and that root cannot
 * have Chromium's sandbox.
 *
 * @param {string} chromium
 * @param {string} firefox
 * @param {number} proxy
 */
function writeCapabilities(chromium, firefox, proxy) {
  const capabilities = /** @type {Capabilities} */ (readJson('webdriver.json'))
  capabilities['goog:chromeOptions'].binary = chromium
  capabilities['moz:firefoxOptions'].binary = firefox
  // Both would pass a proxy by for addresses of this machine.
  capabilities['goog:chromeOptions'].args.push(
    `--proxy-server=http://127.0.0.1:${proxy}`,
    '--proxy-bypass-list=<-loopback>',
  )
  capabilities['moz:firefoxOptions'].prefs = {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxy,
    'network.proxy.allow_hijacking_localhost': true,
  }
  if (process.getuid?.() === 0) {
    capabilities['goog:chromeOptions'].args.push('--no-sandbox')
  }
  return write('webdriver.json', capabilities)
}

/**
 * @param {string} name
 * @param {unknown} capabilities
 */
function write(name, capabilities) {
  const file = join(root, 'target', name)
  mkdirSync(join(root, 'target'), { recursive: true })
  writeFileSync(file, JSON.stringify(capabilities))
  return file
}
