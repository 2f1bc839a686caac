import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Machine } from '../../scripts/setup/inspect.mjs'
import { plan, type Purpose } from '../../scripts/setup/plan.mjs'

const complete: Machine = {
  node: '20.19.0',
  modules: true,
  rustc: '1.95.0',
  rustup: true,
  linker: true,
  wasmTarget: true,
  rustfmt: true,
  clippy: true,
  wantedWasmBindgen: '0.2.130',
  wasmBindgen: '0.2.130',
  wasmPack: true,
  cargoMutants: true,
  browsers: {
    chromium: '/usr/bin/chromium',
    chromedriver: '/usr/bin/chromedriver',
    firefox: '/usr/bin/firefox-esr',
    geckodriver: '/usr/bin/geckodriver',
    webkitDriver: '/usr/bin/WebKitWebDriver',
    miniBrowser: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    xvfb: '/usr/bin/Xvfb',
  },
  redis: true,
  debian: true,
  power: 'root',
}

/** A fresh Debian with nothing but rustup and Node. */
const fresh: Machine = {
  ...complete,
  modules: false,
  linker: false,
  wasmTarget: false,
  rustfmt: false,
  clippy: false,
  wasmBindgen: undefined,
  wasmPack: false,
  cargoMutants: false,
  redis: false,
  browsers: {
    chromium: undefined,
    chromedriver: undefined,
    firefox: undefined,
    geckodriver: undefined,
    webkitDriver: undefined,
    miniBrowser: undefined,
    xvfb: undefined,
  },
}

const commands = (machine: Machine, purpose: Purpose) =>
  plan(machine, purpose, '/tools').steps.map(({ command }) => command.join(' '))
const problems = (machine: Machine, purpose: Purpose) => plan(machine, purpose, '/tools').problems

describe('steps', () => {
  test.each(['portal', 'start', 'test', 'mutants'] as const)('none for %s where all is there', (purpose) => {
    expect(plan(complete, purpose, '/tools')).toEqual({ steps: [], problems: [] })
  })

  test('of a fresh machine, each after what it needs', () => {
    expect(commands(fresh, 'test')).toEqual([
      'env DEBIAN_FRONTEND=noninteractive apt-get update',
      'env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends ' +
        'build-essential chromium chromium-driver firefox-esr webkit2gtk-driver xvfb redis-server',
      'npm ci --include=dev --loglevel=error',
      'rustup target add wasm32-unknown-unknown',
      'rustup component add rustfmt',
      'rustup component add clippy',
      'cargo install --root /tools --path scripts/setup/glue --target-dir target/glue --locked --force',
      'cargo install --root /tools wasm-pack --version 0.15.1 --locked',
      'cargo install --root /tools geckodriver --version 0.37.1 --locked',
    ])
    expect(problems(fresh, 'test')).toEqual([])
  })

  test('for mutants: one tool more than for tests', () => {
    const more = 'cargo install --root /tools cargo-mutants --version 27.1.0 --locked'
    expect(commands(fresh, 'mutants')).toEqual([...commands(fresh, 'test'), more])
  })

  test('for a start: no browsers and no tools of the tests', () => {
    expect(commands({ ...fresh, linker: true }, 'start')).toEqual([
      'npm ci --include=dev --loglevel=error',
      'rustup target add wasm32-unknown-unknown',
      'cargo install --root /tools --path scripts/setup/glue --target-dir target/glue --locked --force',
    ])
  })

  test('for the portal: node packages alone, even without Rust', () => {
    expect(commands({ ...fresh, rustc: undefined }, 'portal')).toEqual([
      'npm ci --include=dev --loglevel=error',
    ])
    expect(problems({ ...fresh, rustc: undefined }, 'portal')).toEqual([])
  })

  test('another version of wasm-bindgen will not do', () => {
    expect(commands({ ...complete, wasmBindgen: '0.2.129' }, 'start')).toEqual([
      'cargo install --root /tools --path scripts/setup/glue --target-dir target/glue --locked --force',
    ])
  })

  test('the one that is installed is that of the crate', () => {
    const versionIn = (lock: string, name: string) =>
      new RegExp(`name = "${name}"\\nversion = "([^"]+)"`).exec(readFileSync(lock, 'utf8'))?.[1]
    const wanted = versionIn('Cargo.lock', 'wasm-bindgen')
    expect(wanted).toMatch(/^\d/)
    for (const name of ['glue', 'wasm-bindgen-cli', 'wasm-bindgen-cli-support']) {
      expect(versionIn('scripts/setup/glue/Cargo.lock', name)).toBe(wanted)
    }
  })

  test.each<[keyof Machine['browsers'], string]>([
    ['webkitDriver', 'webkit2gtk-driver'],
    ['miniBrowser', 'webkit2gtk-driver'],
    ['xvfb', 'xvfb'],
  ])('of WebKit what is missing: %s', (program, name) => {
    const machine = { ...complete, browsers: { ...complete.browsers, [program]: undefined } }
    const install = 'env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends'
    expect(commands(machine, 'test').slice(1)).toEqual([`${install} ${name}`])
    expect(commands(machine, 'start')).toEqual([])
  })

  test('Redis where it is missing, and only for tests', () => {
    const machine = { ...complete, redis: false }
    const install = 'env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends'
    expect(commands(machine, 'test').slice(1)).toEqual([`${install} redis-server`])
    expect(commands(machine, 'start')).toEqual([])
  })

  test('sudo where we are not root', () => {
    const machine: Machine = { ...complete, linker: false, power: 'sudo' }
    expect(commands(machine, 'start').every((command) => command.startsWith('sudo env '))).toBe(true)
  })
})

describe('problems', () => {
  test.each<[string, Partial<Machine>, string]>([
    ['an old Node', { node: '20.9.0' }, 'Node 20.9.0 is too old'],
    ['no Rust', { rustc: undefined }, 'rustup'],
    ['an old Rust', { rustc: '1.85.1' }, 'Rust 1.85.1 is too old'],
    ['no rustup to add the target', { rustup: false, wasmTarget: false }, 'Rust for WebAssembly'],
    ['neither root nor sudo', { linker: false, power: 'none' }, 'as root: apt-get install build-essential'],
    [
      'missing browsers elsewhere than on Debian',
      { debian: false, browsers: { ...complete.browsers, firefox: undefined } },
      'firefox-esr',
    ],
  ])('%s', (_, change, words) => {
    expect(problems({ ...complete, ...change }, 'test')).toEqual([expect.stringContaining(words)])
  })

  test('a Rust newer in its hundreds is not old', () => {
    expect(problems({ ...complete, rustc: '1.100.0' }, 'test')).toEqual([])
  })
})
