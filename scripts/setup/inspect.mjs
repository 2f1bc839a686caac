/** The facts that decide what set-up has to do. Reads only; takes well under a second. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import { readJson } from '../lib/files.mjs'
import { findBrowsers, findRedis, root, which } from '../lib/machine.mjs'
import { read } from '../lib/run.mjs'
import { isInstalled } from './lock.mjs'

/**
 * @typedef {object} Machine
 * @property {string} node version
 * @property {boolean} modules `node_modules` is what package-lock.json asks for
 * @property {string | undefined} rustc version
 * @property {boolean} rustup
 * @property {boolean} linker a C compiler, which rustc links with
 * @property {boolean} wasmTarget
 * @property {boolean} rustfmt
 * @property {boolean} clippy
 * @property {string} wantedWasmBindgen the version in Cargo.lock
 * @property {string | undefined} wasmBindgen version
 * @property {boolean} wasmPack
 * @property {boolean} cargoMutants
 * @property {ReturnType<typeof findBrowsers>} browsers
 * @property {boolean} redis the server, of which the recipe with a queue is tested
 * @property {boolean} debian
 * @property {'root' | 'sudo' | 'none'} power how packages of the system can be installed
 */

/** @returns {Promise<Machine>} */
export async function inspect() {
  const [rustc, target, rustfmt, clippy, bindgen, wasmPack, mutants] = await Promise.all([
    read('rustc', ['--version']),
    read('rustc', ['--print', 'target-libdir', '--target', 'wasm32-unknown-unknown']),
    read('cargo', ['fmt', '--version']),
    read('cargo', ['clippy', '--version']),
    read('wasm-bindgen', ['--version']),
    read('wasm-pack', ['--version']),
    read('cargo', ['mutants', '--version']),
  ])
  return {
    node: process.versions.node,
    modules: isInstalled(readJson('package-lock.json'), readJson('node_modules/.package-lock.json')),
    rustc: version(rustc),
    rustup: which('rustup') !== undefined,
    linker: which('cc') !== undefined,
    wasmTarget: target !== undefined && existsSync(target),
    rustfmt: rustfmt !== undefined,
    clippy: clippy !== undefined,
    wantedWasmBindgen: lockedWasmBindgen(),
    wasmBindgen: version(bindgen),
    wasmPack: wasmPack !== undefined,
    cargoMutants: mutants !== undefined,
    browsers: findBrowsers(),
    redis: findRedis() !== undefined,
    debian: isDebian(),
    power: process.getuid?.() === 0 ? 'root' : which('sudo') === undefined ? 'none' : 'sudo',
  }
}

/** @param {string | undefined} line such as `rustc 1.95.0 (59807616e 2026-04-14)` */
function version(line) {
  return line?.split(' ')[1]
}

function lockedWasmBindgen() {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8')
  const found = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(lock)?.[1]
  if (found === undefined) {
    throw new Error('Cargo.lock names no wasm-bindgen')
  }
  return found
}

function isDebian() {
  const release = '/etc/os-release'
  return (
    existsSync(release) &&
    /^ID=debian$/m.test(readFileSync(release, 'utf8')) &&
    which('apt-get') !== undefined
  )
}
