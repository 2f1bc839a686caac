import type { Core } from '../core.ts'

export function instantiate(module: WebAssembly.Module): Promise<void>
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown
export const check: Core['check']
export const batches: Core['batches']
export const connect: Core['connect']
