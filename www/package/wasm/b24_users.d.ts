import type { Core } from '../core.ts'

export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown
export const check: Core['check']
export const batches: Core['batches']
export const connect: Core['connect']
