import type { Context } from './schema.ts'

/** The frame's `BX24` global, as far as the client uses it. */
export interface BX24Like {
  callMethod: (...args: never[]) => unknown
}

/** An incoming webhook: its whole address, https but for loopback hosts. */
export interface WebhookConnection {
  webhook: string
  bx24?: never
}

/** The frame's own connection. */
export interface FrameConnection {
  bx24: BX24Like
  webhook?: never
}

/** What a client may be told beside its connection. */
export interface ClientSettings extends Pick<Context, 'userFields' | 'languages'> {
  /** Milliseconds a call may take, 30 000 unless given. */
  timeout?: number | undefined
  /** Used in place of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
}

/** Options of `createClient`: exactly one connection, and settings. */
export type ClientOptions = (WebhookConnection | FrameConnection) & ClientSettings

/** Options of one call. */
export interface CallOptions {
  signal?: AbortSignal | undefined
  /** Milliseconds this call may take. */
  timeout?: number | undefined
}
