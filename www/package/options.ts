import type { Context } from './check.ts'
import type { UserFieldRow } from './userfield.ts'

/** The frame's `BX24` global, as far as the client uses it. */
export interface BX24Like {
  /** Sends one call; `BX24` keeps it until the frame knows its portal. */
  callMethod: (...args: never[]) => unknown
}

/** An object of `@bitrix24/b24jssdk`: `B24Frame`, `B24Hook` or `B24OAuth`, of any copy of it that has `actions.v2`. */
export interface B24Like {
  /** Whether it is ready; wait for its `init()` before the first call. */
  readonly isInit: boolean
  /** Address of the portal. */
  getTargetOrigin: () => string
}

/** An access token, and how to get the next one. */
export interface OAuth {
  /** The portal's host, or the `client_endpoint` of the token's answer; loopback hosts are called by plain http. */
  domain: string
  /** The token, as the portal gave it; it goes into the body of requests only. */
  accessToken: string
  /**
   * Asked once for any number of waiting calls, when the portal says that the token has ended; each of them is then sent
   * once more. The client secret must not be in a browser: let your server refresh.
   */
  refresh?:
    | (() => Promise<
        | string
        | {
            /** The next token. */
            accessToken: string
            /** Where it is taken, when that has changed. */
            domain?: string
          }
      >)
    | undefined
}

/** The ways to a portal; exactly one is given. */
export interface Connections {
  /** An incoming webhook: its whole address, https but for loopback hosts. It is a secret: not for public web pages. */
  webhook: string
  /** An access token of an application. */
  oauth: OAuth
  /** The `BX24` of the frame; there is no need to wait for `BX24.init`. */
  bx24: BX24Like
  /** An object of `@bitrix24/b24jssdk`; it keeps its own limiter and sends again by its own rules. */
  b24: B24Like
}

/** Exactly one of the ways. */
export type OneConnection = {
  [Way in keyof Connections]: Pick<Connections, Way> & { [Other in Exclude<keyof Connections, Way>]?: never }
}[keyof Connections]

/** Calls that the portal takes at once, and how many of them it forgets each second. */
export interface Rate {
  /** Calls at once, 1 or more. */
  burst: number
  /** Calls forgotten each second, more than 0. */
  perSecond: number
}

/** What each client on a line may be told. */
export interface SharedSettings extends Pick<Context, 'languages' | 'locale'> {
  /**
   * Rows of `user.userfield.list`, so that `UF_USR_*` values are checked by their type; `'read'` asks the portal for them,
   * once, when the first such value is to be sent. Where the caller may not read them, the value is sent with a warning.
   */
  userFields?: readonly Partial<UserFieldRow>[] | 'read' | undefined
  /** Milliseconds that the portal may take for a call, in all its tries; 30 000 unless given. Waiting is not its time. */
  timeout?: number | undefined
  /**
   * Milliseconds that a call may wait: for the portal's limits and between tries; 7 200 000, two hours, unless given. What
   * cannot leave in time fails at once. A signal ends a call whatever it does.
   */
  patience?: number | undefined
}

/** What a client may be told beside its connection. */
export interface ClientSettings extends SharedSettings {
  /**
   * Tries of one call in all, 1 to 100, 3 unless given. A lost answer is asked for again only where doing the work twice
   * does no harm: reads, and changes that add nothing. What the portal refuses for its operating time is sent again as
   * soon as there is some, whatever the count, unless it is 1.
   */
  attempts?: number | undefined
  /**
   * How fast calls leave: 50 at once and 2 a second unless given, 250 and 5 on `'enterprise'`; `false` leaves it to the
   * portal. An object of `@bitrix24/b24jssdk` keeps its own.
   */
  rate?: Rate | 'enterprise' | false | undefined
  /** Used in place of the global `fetch`, by webhooks and access tokens. */
  fetch?: typeof globalThis.fetch | undefined
}

/** Options of `createClient`: exactly one connection, and settings. */
export type ClientOptions = OneConnection & ClientSettings

/** Options of one call. */
export interface CallOptions {
  /** Ends the call with an {@link AbortedError}; what has left already may still be done. */
  signal?: AbortSignal | undefined
  /** Milliseconds that the portal may take, in place of the client's; after them a {@link TimeoutError} is thrown. */
  timeout?: number | undefined
  /** Milliseconds that the call may wait for limits and between tries, in place of the client's. */
  patience?: number | undefined
}
