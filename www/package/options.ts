import type { Context } from './schema.ts'

/** The frame's `BX24` global, as far as the client uses it. */
export interface BX24Like {
  callMethod: (...args: never[]) => unknown
}

/** An object of `@bitrix24/b24jssdk`: `B24Frame`, `B24Hook` or `B24OAuth`, of any copy of it that has `actions.v2`. */
export interface B24Like {
  readonly isInit: boolean
  getTargetOrigin: () => string
}

/** An access token, and how to get the next one. */
export interface OAuth {
  /** The portal's host, or the `client_endpoint` of the token's answer. */
  domain: string
  accessToken: string
  /**
   * Asked once for any number of waiting calls, when the portal says that the token has ended; each of them is then sent
   * once more. The client secret must not be in a browser: let your server refresh.
   */
  refresh?: (() => Promise<string | { accessToken: string; domain?: string }>) | undefined
}

/** The ways to a portal; exactly one is given. */
export interface Connections {
  /** An incoming webhook: its whole address, https but for loopback hosts. */
  webhook: string
  oauth: OAuth
  /** The frame's own object. */
  bx24: BX24Like
  b24: B24Like
}

/** Exactly one of the ways. */
export type OneConnection = {
  [Way in keyof Connections]: Pick<Connections, Way> & { [Other in Exclude<keyof Connections, Way>]?: never }
}[keyof Connections]

/** Calls that the portal takes at once, and how many of them it forgets each second. */
export interface Rate {
  burst: number
  perSecond: number
}

/** What a client may be told beside its connection. */
export interface ClientSettings extends Pick<Context, 'userFields' | 'languages'> {
  /** Milliseconds a call may take, 30 000 unless given. */
  timeout?: number | undefined
  /** Tries of one call in all, 3 unless given; what a second try could do twice is never tried twice. */
  attempts?: number | undefined
  /**
   * How fast calls leave: 50 at once and 2 a second unless given, 250 and 5 on `'enterprise'`; `false` leaves it to the
   * portal. An object of `@bitrix24/b24jssdk` keeps its own.
   */
  rate?: Rate | 'enterprise' | false | undefined
  /** Used in place of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
}

/** Options of `createClient`: exactly one connection, and settings. */
export type ClientOptions = OneConnection & ClientSettings

/** Options of one call. */
export interface CallOptions {
  signal?: AbortSignal | undefined
  /** Milliseconds this call may take. */
  timeout?: number | undefined
}
