import type { CheckCore } from '../../core.ts'

/** Makes the first instance; does nothing when there is one. */
export function instantiate(module: WebAssembly.Module): Promise<void>
/** Puts a fresh instance in the place of the one before. */
export function start(module: WebAssembly.Module): void
export const check: CheckCore['check']
