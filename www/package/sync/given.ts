import type { Found } from '../issue.ts'
import type { Locale } from '../locale.ts'
import { invalid } from '../wording.ts'

/** Options as they were given: some stay here, the others the core reads. */
export class Given {
  /** What the caller gives it up by. */
  readonly signal: AbortSignal | undefined
  /** What is to be told of progress. */
  readonly onProgress: unknown
  readonly #name: string
  readonly #locale: Locale | undefined
  readonly #known: object

  /** Throws a `ValidationError` in the name of a function when they are no options. */
  constructor(name: string, options: unknown, locale?: Locale) {
    const { signal, onProgress, ...known } = optionsIn(name, options as GivenHere | undefined, locale)
    if (signal !== undefined && signal !== null && !isSignal(signal)) {
      throw invalid(name, [{ path: ['signal'], code: 'type', expected: 'abort_signal' }], locale)
    }
    this.signal = signal ?? undefined
    this.onProgress = onProgress
    this.#name = name
    this.#locale = locale
    this.#known = known
  }

  /** What the core reads, as JSON. */
  text(more: object): string {
    try {
      return JSON.stringify({ ...this.#known, ...more }, readable)
    } catch {
      throw invalid(this.#name, [NO_OPTIONS], this.#locale)
    }
  }
}

interface GivenHere {
  signal?: unknown
  onProgress?: unknown
}

const NO_OPTIONS: Found = { path: [], code: 'type', expected: 'options' }

/** A copy of options; throws a `ValidationError` when they are none. */
export function optionsIn<O extends object>(name: string, options: O | undefined, locale?: Locale): O {
  try {
    if (options === undefined) return {} as O
    if (typeof options === 'object' && !Array.isArray(options)) return { ...(options as O | null) } as O
  } catch {
    // Whatever throws when it is read.
  }
  throw invalid(name, [NO_OPTIONS], locale)
}

/** JSON makes `null` of what is no number, which would lift a cap. */
function readable(_: string, value: unknown): unknown {
  const isNone = typeof value === 'bigint' || Number.isNaN(value) || value === -Infinity
  return isNone ? String(value) : value
}

function isSignal(value: unknown): value is AbortSignal {
  try {
    const { aborted, addEventListener } = value as Partial<AbortSignal>
    return typeof aborted === 'boolean' && typeof addEventListener === 'function'
  } catch {
    return false
  }
}
