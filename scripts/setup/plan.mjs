/** What set-up has to do: a pure function of the machine, so that the tests can pretend any machine. */

/** @typedef {import('./inspect.mjs').Machine} Machine */
/** @typedef {'portal' | 'start' | 'test' | 'mutants'} Purpose what the machine is for; each needs all that the former needs */
/** @typedef {{ title: string, command: string[] }} Step */
/** @typedef {{ steps: Step[], problems: string[] }} Plan steps to take, and problems only a person can solve */

const oldestNode = '20.19.0'
const oldestRust = '1.86.0'
const wasmPack = '0.15.1'
const geckodriver = '0.37.1'
const cargoMutants = '27.1.0'
/** wasm-bindgen's program with a lock file of ours. */
const glue = 'scripts/setup/glue'

/**
 * @param {Machine} machine
 * @param {Purpose} purpose
 * @param {string} toolsFolder where programs of cargo are installed
 * @returns {Plan}
 */
export function plan(machine, purpose, toolsFolder) {
  const parts = [nodePackages(machine)]
  if (purpose !== 'portal') {
    parts.unshift(systemPackages(machine, purpose))
    parts.push(rust(machine, purpose), cargoPrograms(machine, purpose, toolsFolder))
  }
  return {
    steps: parts.flatMap((part) => part.steps),
    problems: parts.flatMap((part) => part.problems),
  }
}

/**
 * @param {Machine} machine
 * @returns {Plan}
 */
function nodePackages(machine) {
  if (isOlder(machine.node, oldestNode)) {
    return problem(`Node ${machine.node} is too old: please install Node ${oldestNode} or newer.`)
  }
  return steps(!machine.modules && step('node packages', 'npm', 'ci', '--include=dev', '--loglevel=error'))
}

/**
 * A linker for rustc and, for the tests, the browsers and Redis.
 *
 * @param {Machine} machine
 * @param {Purpose} purpose
 * @returns {Plan}
 */
function systemPackages({ browsers, linker, redis, debian, power }, purpose) {
  const missing = [!linker && 'build-essential']
  if (isForTests(purpose)) {
    missing.push(
      browsers.chromium === undefined && 'chromium',
      browsers.chromedriver === undefined && 'chromium-driver',
      browsers.firefox === undefined && 'firefox-esr',
      (browsers.webkitDriver === undefined || browsers.miniBrowser === undefined) && 'webkit2gtk-driver',
      browsers.xvfb === undefined && 'xvfb',
      !redis && 'redis-server',
    )
  }
  const names = missing.filter((name) => name !== false)
  if (names.length === 0) {
    return steps()
  }
  const list = names.join(' ')
  if (!debian) {
    return problem(
      `Please install what Debian calls: ${list}. (CHROME, CHROMEDRIVER, FIREFOX, WEBKITDRIVER, MINIBROWSER and ` +
        'REDIS_SERVER name programs that are not found.)',
    )
  }
  if (power === 'none') {
    return problem(`Please install as root: apt-get install ${list}`)
  }
  const apt = [...(power === 'sudo' ? ['sudo'] : []), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  return steps(
    step('list of Debian packages', ...apt, 'update'),
    step(list, ...apt, 'install', '--yes', '--no-install-recommends', ...names),
  )
}

/**
 * @param {Machine} machine
 * @param {Purpose} purpose
 * @returns {Plan}
 */
function rust({ rustc, rustup, wasmTarget, rustfmt, clippy }, purpose) {
  if (rustc === undefined) {
    return problem('Rust is missing: please install it with rustup, https://rustup.rs.')
  }
  if (isOlder(rustc, oldestRust)) {
    return problem(`Rust ${rustc} is too old: please get ${oldestRust} or newer, with \`rustup update\`.`)
  }
  const all = [
    !wasmTarget && step('Rust for WebAssembly', 'rustup', 'target', 'add', 'wasm32-unknown-unknown'),
    isForTests(purpose) && !rustfmt && step('rustfmt', 'rustup', 'component', 'add', 'rustfmt'),
    isForTests(purpose) && !clippy && step('clippy', 'rustup', 'component', 'add', 'clippy'),
  ]
  const { steps: needed } = steps(...all)
  return needed.length > 0 && !rustup
    ? problem(`Please add to Rust: ${needed.map(({ title }) => title).join(', ')}; rustup would do it.`)
    : steps(...needed)
}

/**
 * wasm-bindgen must be the version of the crate, to the last digit; of the others any will do.
 *
 * @param {Machine} machine
 * @param {Purpose} purpose
 * @param {string} folder
 * @returns {Plan}
 */
function cargoPrograms(machine, purpose, folder) {
  const {
    wasmBindgen,
    wantedWasmBindgen,
    wasmPack: hasWasmPack,
    cargoMutants: hasMutants,
    browsers,
  } = machine
  const install = (/** @type {string[]} */ ...args) => ['cargo', 'install', '--root', folder, ...args]
  const tests = isForTests(purpose)
  return steps(
    wasmBindgen !== wantedWasmBindgen &&
      step('wasm-bindgen', ...install('--path', glue, '--target-dir', 'target/glue', '--locked', '--force')),
    tests && !hasWasmPack && step('wasm-pack', ...install('wasm-pack', '--version', wasmPack, '--locked')),
    tests &&
      browsers.geckodriver === undefined &&
      step('geckodriver', ...install('geckodriver', '--version', geckodriver, '--locked')),
    purpose === 'mutants' &&
      !hasMutants &&
      step('cargo-mutants', ...install('cargo-mutants', '--version', cargoMutants, '--locked')),
  )
}

/** @param {Purpose} purpose */
function isForTests(purpose) {
  return purpose === 'test' || purpose === 'mutants'
}

/**
 * @param {string} title
 * @param {string[]} command
 * @returns {Step}
 */
function step(title, ...command) {
  return { title, command }
}

/**
 * @param {(Step | false)[]} candidates
 * @returns {Plan}
 */
function steps(...candidates) {
  return { steps: candidates.filter((candidate) => candidate !== false), problems: [] }
}

/**
 * @param {string} message
 * @returns {Plan}
 */
function problem(message) {
  return { steps: [], problems: [message] }
}

/**
 * @param {string} version
 * @param {string} oldest
 */
function isOlder(version, oldest) {
  return version.localeCompare(oldest, 'en', { numeric: true }) < 0
}
