/** Runs the browser tests of the Rust core in Chromium and in Firefox. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import { readJson } from './lib/files.mjs'
import { findBrowsers, root } from './lib/machine.mjs'
import { runAndRead, runMain } from './lib/run.mjs'

/** @typedef {Record<'goog:chromeOptions' | 'moz:firefoxOptions', { args: string[], binary?: string }>} Capabilities */

const { chromium, chromedriver, firefox, geckodriver } = findBrowsers()

await runMain(async () => {
  if (!chromium || !chromedriver || !firefox || !geckodriver) {
    throw new Error('A browser or its driver is missing: run `npm run setup`')
  }
  const capabilities = writeCapabilities(chromium, firefox)
  await test(['--chrome', '--chromedriver', chromedriver], capabilities)
  await test(['--firefox', '--geckodriver', geckodriver], capabilities)
})

/**
 * @param {string[]} browser
 * @param {string} capabilities
 */
async function test(browser, capabilities) {
  const args = ['test', '--mode', 'no-install', '--headless', ...browser, '.', '--lib', '--test', '*']
  const output = await runAndRead('wasm-pack', args, {
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
 * What webdriver.json says, and what depends on this machine: where the browsers are, and that root
 * cannot have Chromium's sandbox.
 *
 * @param {string} chromium
 * @param {string} firefox
 */
function writeCapabilities(chromium, firefox) {
  const capabilities = /** @type {Capabilities} */ (readJson('webdriver.json'))
  capabilities['goog:chromeOptions'].binary = chromium
  capabilities['moz:firefoxOptions'].binary = firefox
  if (process.getuid?.() === 0) {
    capabilities['goog:chromeOptions'].args.push('--no-sandbox')
  }
  const file = join(root, 'target', 'webdriver.json')
  mkdirSync(join(root, 'target'), { recursive: true })
  writeFileSync(file, JSON.stringify(capabilities))
  return file
}
