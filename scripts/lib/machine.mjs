/**
 * What is on this machine: the place of the project, the programs found, the environment for children.
 */
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Cargo programs of this project's own; outside `target`, so that `cargo clean` keeps them. */
export const toolsFolder = join(root, '.tools')

export const cargoHome = process.env['CARGO_HOME'] ?? join(homedir(), '.cargo')

/** The environment of every child: the project's programs first, a fresh rustup's last. */
export const environment = {
  ...process.env,
  PATH: [
    join(toolsFolder, 'bin'),
    join(root, 'node_modules', '.bin'),
    process.env['PATH'] ?? '',
    join(cargoHome, 'bin'),
  ].join(delimiter),
}

/**
 * The path of the first of these programs that is installed.
 *
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function which(...names) {
  const folders = environment.PATH.split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

/** Where the browsers and their drivers are; an environment variable wins over the usual names. */
export function findBrowsers() {
  const { CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER, WEBKITDRIVER, MINIBROWSER } = process.env
  return {
    chromium: CHROME ?? which('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'),
    chromedriver: CHROMEDRIVER ?? which('chromedriver'),
    firefox: FIREFOX ?? which('firefox-esr', 'firefox'),
    geckodriver: GECKODRIVER ?? which('geckodriver'),
    webkitDriver: WEBKITDRIVER ?? which('WebKitWebDriver'),
    miniBrowser: MINIBROWSER ?? findMiniBrowser(),
    // The screen of WebKit's browser, which always has a window.
    xvfb: which('Xvfb'),
  }
}

/** WebKitGTK keeps its browser among its libraries: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`. */
function findMiniBrowser() {
  return foldersIn('/usr/lib')
    .map((folder) => join(folder, 'webkit2gtk-4.1', 'MiniBrowser'))
    .find(isProgram)
}

/** Where the server of queues is, which tests of that recipe start. */
export function findRedis() {
  return process.env['REDIS_SERVER'] ?? which('redis-server')
}

/** @param {string} path */
function foldersIn(path) {
  try {
    return [path, ...readdirSync(path).map((name) => join(path, name))]
  } catch {
    return []
  }
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
