import type { Core } from '../core.ts'

declare const init: Core['default']
export default init
export declare const initSync: Core['initSync']
export declare const check: Core['check']
export declare const connect: Core['connect']
