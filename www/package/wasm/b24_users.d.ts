import type { Core } from '../core.ts'

/** Makes the first instance; does nothing when there is one. */
export function instantiate(module: WebAssembly.Module): Promise<void>
/** Puts a fresh instance in the place of the one before. */
export function start(module: WebAssembly.Module): void
export const abandon: Core['abandon']
export const adapt: Core['adapt']
export const ask: Core['ask']
export const batches: Core['batches']
export const begin: Core['begin']
export const call: Core['call']
export const callMany: Core['callMany']
export const callRaw: Core['callRaw']
export const check: Core['check']
export const checkRead: Core['checkRead']
export const connect: Core['connect']
export const end: Core['end']
export const fail: Core['fail']
export const failToFill: Core['failToFill']
export const failToRenew: Core['failToRenew']
export const fill: Core['fill']
export const forget: Core['forget']
export const languages: Core['languages']
export const news: Core['news']
export const next: Core['next']
export const release: Core['release']
export const renew: Core['renew']
export const sendMany: Core['sendMany']
export const settle: Core['settle']
export const writable: Core['writable']
