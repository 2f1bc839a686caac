import type { Core } from './core.ts'
import { B24Error } from './errors.ts'
import { batches, check, connect, initSync as instantiateSync, instantiate } from './wasm/b24_users.js'

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
const glue: Core = { batches, check, connect }
let ready = false
let loading: Promise<void> | undefined

/** The loaded core; throws a sentence that says what to call while it is missing. */
export function core(): Core {
  if (!ready) throw new B24Error('b24-users is not loaded yet: await init() once, or call initSync(), first.')
  return glue
}

/** Loads the core once; calls share one load, and a failed one is forgotten. The source is asked for only then. */
export function load(
  source: () => InitSource | PromiseLike<InitSource>,
  open: Open = (address) => fetch(address),
): Promise<void> {
  if (ready) return Promise.resolve()
  loading ??= start(source, open)
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
  if (ready) return
  try {
    instantiateSync({ module: source })
  } catch (error) {
    throw explain(error)
  }
  ready = true
}

async function start(source: () => InitSource | PromiseLike<InitSource>, open: Open): Promise<void> {
  const given = await source()
  const found = isAddress(given) ? await open(given) : given
  await instantiate(await compile(found))
  ready = true
}

function isAddress(source: InitSource): source is Address {
  return typeof source === 'string' || source instanceof URL || source instanceof Request
}

async function compile(source: Response | InitSyncSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source
  // Not asked whether it is a Response: for that alone Node would load all of fetch.
  if ('byteLength' in source) return WebAssembly.compile(source)
  if (!source.ok) throw new B24Error(`the server answered with status ${source.status}`)
  // Streaming insists on the type, which many static hosts do not send.
  if (source.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(source)
  return WebAssembly.compile(await source.arrayBuffer())
}

function explain(cause: unknown): B24Error {
  if (isForbidden()) {
    const remedy = `add 'wasm-unsafe-eval' to its script-src directive`
    return new B24Error(`The Content Security Policy of the page forbids WebAssembly: ${remedy}.`, { cause })
  }
  // Words that are not ours may hold an address.
  const reason = cause instanceof B24Error ? `: ${cause.message}` : '; the cause says why'
  return new B24Error(`The WebAssembly file of b24-users could not be loaded${reason}.`, { cause })
}

// The words of the engines differ, so the policy is asked: only a ban stops the empty module from compiling.
function isForbidden(): boolean {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))
    return false
  } catch (error) {
    return error instanceof WebAssembly.CompileError
  }
}
