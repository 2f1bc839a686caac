import type { AnyB24Error } from './errors.ts'

/** Outcome of a promise as a value. */
export type Settled<T, E = AnyB24Error> =
  | {
      /** The promise was kept. */
      success: true
      /** What it gave. */
      data: T
    }
  | {
      /** The promise was broken. */
      success: false
      /** What was thrown. */
      error: E
    }

/**
 * Turns a promise of this package into its outcome, so that no call needs a `try`.
 * The result never rejects; whatever was thrown is handed over untouched.
 */
export async function settle<T, E = AnyB24Error>(promise: PromiseLike<T>): Promise<Settled<T, E>> {
  try {
    return { success: true, data: await promise }
  } catch (error) {
    return { success: false, error: error as E }
  }
}
