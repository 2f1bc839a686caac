import type { Locale } from './locale.ts'

/** Settings of others who use a line; the core knows them by a number. */
export class Settings {
  readonly base: Settings | undefined
  readonly options: unknown
  readonly locale: Locale | undefined
  number = 0
  instance = -1

  constructor(base: Settings | undefined, options: unknown) {
    this.base = base
    this.options = snapshot(options)
    this.locale = localeIn(this.options) ?? base?.locale
  }
}

/** The options as they are now; what the caller changes later is for other clients. */
export function snapshot(options: unknown): unknown {
  try {
    return typeof options === 'object' && options !== null && !Array.isArray(options)
      ? { ...options }
      : options
  } catch {
    // The core says that they cannot be read.
    return options
  }
}

/** The language that options name. */
export function localeIn(options: unknown): Locale | undefined {
  try {
    return (options as { locale?: Locale } | null | undefined)?.locale
  } catch {
    return undefined
  }
}
