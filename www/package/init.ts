import type { CheckCore } from './core.ts'
import { B24Error } from './errors.ts'
import type { Part } from './locale.ts'

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

/** A build of the core, by its JavaScript glue. */
export interface Glue {
  readonly core: CheckCore
  /** What it can say beside what is wrong with inputs. */
  readonly english?: Part
  /** Makes the first instance; does nothing when there is one. */
  instantiate(module: WebAssembly.Module): Promise<void>
  /** Puts a fresh instance in the place of the one before. */
  start(module: WebAssembly.Module): void
}

interface Loaded {
  readonly glue: Glue
  readonly module: WebAssembly.Module
}

let loaded: Loaded | undefined
let loading: Promise<void> | undefined

/** Which instance of the module it is; one that has failed is replaced by the next. */
let instance = 0
let hasFailed = false
let failure: unknown
let depth = 0
const mourners = new Set<() => void>()

/**
 * Lets something be done by the core, and nothing else: whatever is thrown meanwhile leaves it half-way, since WebAssembly
 * does not unwind. The next one to use it finds a fresh instance.
 */
export function use<T>(act: (core: CheckCore) => T): T {
  const { core } = current()
  depth++
  try {
    const result = act(core)
    if (!hasFailed) return result
  } catch (cause) {
    // First of all: there may be no stack left for more.
    hasFailed = true
    failure = cause
    queueMicrotask(mournAll)
    throw new B24Error('The core of b24-users has failed; the next call loads it anew.', { cause })
  } finally {
    depth--
  }
  throw failedWithin()
}

/** The number of the instance that works, after it was replaced if need be. */
export function currentInstance(): number {
  current()
  return instance
}

/** What the core that is loaded can say beside what is wrong with inputs. */
export function moreEnglish(): Part | undefined {
  return loaded?.glue.english
}

function current(): Glue {
  if (loaded === undefined) {
    throw new B24Error('b24-users is not loaded yet: await init() once, or call initSync(), first.')
  }
  if (hasFailed) {
    // Who is on the stack still works with the one that failed.
    if (depth > 0) throw failedWithin()
    loaded.glue.start(loaded.module)
    // With a stack of its own; where there is not even room to ask for it, the next one tries again.
    queueMicrotask(mournAll)
    hasFailed = false
    instance++
  }
  return loaded.glue
}

/** Whether that instance is still there, and works. */
export function isAlive(number: number): boolean {
  return number === instance && !hasFailed
}

/** What the last instance that failed has failed by. */
export function lastFailure(): unknown {
  return failure
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
  glue: Glue,
  source: () => InitSource | PromiseLike<InitSource>,
  open: Open = (address) => fetch(address),
): Promise<void> {
  if (loaded) return Promise.resolve()
  loading ??= begun(glue, source, open)
    .catch((error: unknown) => {
      throw explain(error)
    })
    .finally(() => {
      loading = undefined
    })
  return loading
}

/** Loads the core at once; does nothing when it is loaded already. */
export function loadSync(glue: Glue, source: InitSyncSource): void {
  if (loaded) return
  try {
    const module = isRaw(source) ? new WebAssembly.Module(source) : source
    glue.start(module)
    loaded = { glue, module }
  } catch (error) {
    throw explain(error)
  }
}

async function begun(
  glue: Glue,
  source: () => InitSource | PromiseLike<InitSource>,
  open: Open,
): Promise<void> {
  const given = await source()
  const found = isAddress(given) ? await open(given) : given
  const module = await compile(found)
  // Does nothing when initSync has been quicker.
  await glue.instantiate(module)
  loaded ??= { glue, module }
}

function isAddress(source: InitSource): source is Address {
  return typeof source === 'string' || isA('URL', source) || isA('Request', source)
}

function isRaw<T extends Response | BufferSource>(source: T | CompiledModule): source is T {
  return !isA('WebAssembly.Module', source)
}

// Not instanceof: edge runtimes compile ahead in a realm of their own, frames may share a module, and Node loads all of
// fetch, which takes longer than the core, for nothing but the name of Request or Response.
function isA(tag: string, value: unknown): boolean {
  return Object.prototype.toString.call(value) === `[object ${tag}]`
}

async function compile(source: Response | InitSyncSource): Promise<WebAssembly.Module> {
  if (!isRaw(source)) return source
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
