import type { Core } from './core.ts'
import { B24Error } from './errors.ts'
import {
  abandon,
  adapt,
  ask,
  batches,
  begin,
  call,
  callMany,
  callRaw,
  check,
  checkRead,
  checkWithFiles,
  connect,
  end,
  fail,
  failToFill,
  failToRenew,
  fill,
  forget,
  instantiate,
  languages,
  news,
  next,
  release,
  renew,
  sendMany,
  settle,
  start,
  writable,
} from './wasm/b24_users.js'

/**
 * Address of the WebAssembly file.
 *
 * @inline
 */
export type Address = URL | string | Request

// The library's own type is empty, so that even a number would pass for a module.
/** @inline */
type CompiledModule = WebAssembly.Module & object

/** What the WebAssembly core can be made from at once. */
export type InitSyncSource = BufferSource | CompiledModule

/** Anything the WebAssembly core can be made from. */
export type InitSource = Address | Response | InitSyncSource

/** Fetches the file; Node supplies its own, since its `fetch` does not read files. */
export type Open = (address: Address) => Promise<Response | BufferSource>

// Not the module as a whole: bundlers would keep it even where nothing uses the core.
const glue: Core = {
  abandon,
  adapt,
  ask,
  batches,
  begin,
  call,
  callMany,
  callRaw,
  check,
  checkRead,
  checkWithFiles,
  connect,
  end,
  fail,
  failToFill,
  failToRenew,
  fill,
  forget,
  languages,
  news,
  next,
  release,
  renew,
  sendMany,
  settle,
  writable,
}
let loaded: WebAssembly.Module | undefined
let loading: Promise<void> | undefined

/** Which instance of the module it is; one that has failed is replaced by the next. */
let instance = 0
let hasFailed = false
let depth = 0
const mourners = new Set<() => void>()

/**
 * Lets something be done by the core, and nothing else: whatever is thrown meanwhile leaves it half-way, since WebAssembly
 * does not unwind. The next one to use it finds a fresh instance.
 */
export function use<T>(act: (core: Core) => T): T {
  currentInstance()
  depth++
  try {
    const result = act(glue)
    if (!hasFailed) return result
  } catch (cause) {
    // First of all: there may be no stack left for more.
    hasFailed = true
    queueMicrotask(mournAll)
    throw new B24Error('The core of b24-users has failed; the next call loads it anew.', { cause })
  } finally {
    depth--
  }
  throw failedWithin()
}

/** The number of the instance that works, after it was replaced if need be. */
export function currentInstance(): number {
  if (loaded === undefined) {
    throw new B24Error('b24-users is not loaded yet: await init() once, or call initSync(), first.')
  }
  if (hasFailed) {
    // Who is on the stack still works with the one that failed.
    if (depth > 0) throw failedWithin()
    start(loaded)
    // With a stack of its own; where there is not even room to ask for it, the next one tries again.
    queueMicrotask(mournAll)
    hasFailed = false
    instance++
  }
  return instance
}

/** Whether that instance is still there, and works. */
export function isAlive(number: number): boolean {
  return number === instance && !hasFailed
}

/** Calls back when an instance may have failed, soon: who used it asks whether it {@link isAlive}. */
export function onFailure(mourn: () => void): () => void {
  mourners.add(mourn)
  return () => mourners.delete(mourn)
}

function mournAll(): void {
  for (const mourn of mourners) mourn()
}

function failedWithin(): B24Error {
  return new B24Error('The core of b24-users has failed in a call that was made while this one was read.')
}

/** Loads the core once; calls share one load, and a failed one is forgotten. The source is asked for only then. */
export function load(
  source: () => InitSource | PromiseLike<InitSource>,
  open: Open = (address) => fetch(address),
): Promise<void> {
  if (loaded) return Promise.resolve()
  loading ??= begun(source, open)
    .catch((error: unknown) => {
      throw explain(error)
    })
    .finally(() => {
      loading = undefined
    })
  return loading
}

/** Loads the core at once from its bytes or a compiled module; does nothing when it is loaded already. */
export function initSync(source: InitSyncSource): void {
  if (loaded) return
  try {
    const module = isRaw(source) ? new WebAssembly.Module(source) : source
    start(module)
    loaded = module
  } catch (error) {
    throw explain(error)
  }
}

async function begun(source: () => InitSource | PromiseLike<InitSource>, open: Open): Promise<void> {
  const given = await source()
  const found = isAddress(given) ? await open(given) : given
  const module = await compile(found)
  // Does nothing when initSync has been quicker.
  await instantiate(module)
  loaded ??= module
}

function isAddress(source: InitSource): source is Address {
  return typeof source === 'string' || source instanceof URL || source instanceof Request
}

// Not instanceof: edge runtimes compile ahead in a realm of their own, and frames may share a module.
function isRaw<T extends Response | BufferSource>(source: T | CompiledModule): source is T {
  return Object.prototype.toString.call(source) !== '[object WebAssembly.Module]'
}

async function compile(source: Response | InitSyncSource): Promise<WebAssembly.Module> {
  if (!isRaw(source)) return source
  // Not asked whether it is a Response: for that alone Node would load all of fetch.
  if ('byteLength' in source) return WebAssembly.compile(source)
  if (!source.ok) throw new B24Error(`the server answered with status ${source.status}`)
  // Streaming insists on the type, which many static hosts do not send.
  if (source.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(source)
  return WebAssembly.compile(await source.arrayBuffer())
}

function explain(cause: unknown): B24Error {
  if (isForbidden()) {
    const remedy = `a page needs 'wasm-unsafe-eval' in the script-src directive of its Content Security Policy`
    const otherwise = 'a runtime that compiles ahead needs a compiled module'
    return new B24Error(`WebAssembly must not be compiled here: ${remedy}, ${otherwise}.`, { cause })
  }
  // Words that are not ours may hold an address.
  const reason = cause instanceof B24Error ? `: ${cause.message}` : '; the cause says why'
  return new B24Error(`The WebAssembly file of b24-users could not be loaded${reason}.`, { cause })
}

// The words of the engines differ, so the policy is asked: only a ban stops the empty module. WebKit lets it be compiled,
// and refuses an instance.
function isForbidden(): boolean {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)))
    return false
  } catch (error) {
    return error instanceof WebAssembly.CompileError
  }
}
