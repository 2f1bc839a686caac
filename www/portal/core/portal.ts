import { shipData } from '../data/index.ts'
import type { ServerTime } from '../php/date.ts'
import { answerFile } from './files.ts'
import { answerRest } from './gateway.ts'
import type { PortalRequest, PortalResponse } from './http.ts'
import { emptyState, type Fault, type State, type Token, type Webhook } from './state.ts'

/** Every scope a local webhook or application gets unless told otherwise. */
export const ALL_SCOPES = ['user', 'user_basic', 'user_brief', 'user.userfield', 'department'] as const

export interface PortalOptions {
  name?: string
  /** Installed languages; the first is the portal's own. */
  languages?: readonly string[]
  /** The clock, in milliseconds; the computer's own by default. */
  now?: () => number
  /** The server's zone, minutes east of UTC. */
  offsetMinutes?: number
  /** Lifetime of an access token in seconds. */
  tokenLifetime?: number
  /** May people without rights change their own record? */
  editOwnProfile?: boolean
  /** Greatest number of active people, as a licence would set it. */
  userLimit?: number
  /** Codes of custom-field types registered by applications. */
  applicationTypes?: readonly string[]
  /** Source of numbers from 0 to 1 for codes and tokens. */
  random?: () => number
  /** Starts without the shipped people and fields. */
  empty?: boolean
  /** Told of a programming error behind a 500 answer. */
  onFault?: (thrown: unknown) => void
}

export type Portal = ReturnType<typeof createPortal>

/** A local Bitrix24 portal: its state, and one pure function from request to answer. */
export function createPortal(options: PortalOptions = {}) {
  const random = options.random ?? secureRandom
  const now = options.now ?? Date.now
  const tokenLifetime = options.tokenLifetime ?? 3600
  const state: State = emptyState()
  const portal = {
    name: options.name ?? 'Meridian Workshop',
    languages: options.languages ?? ['en', 'ru', 'de'],
    now,
    offsetMinutes: options.offsetMinutes ?? 180,
    editOwnProfile: options.editOwnProfile ?? true,
    userLimit: options.userLimit ?? Infinity,
    applicationTypes: options.applicationTypes ?? [],
    onFault: options.onFault ?? (() => undefined),
    tokenLifetime,
    state,
    memberId: code(random, 32),

    /** The clock and zone that lenient dates are read by. */
    serverTime(): ServerTime {
      return { now: now(), offsetMinutes: portal.offsetMinutes }
    },

    /** Answers a REST call or serves a stored file. */
    handle(request: PortalRequest): PortalResponse {
      const url = new URL(request.url, 'http://127.0.0.1')
      if (/^\/rest(?:\/|$)/.test(url.pathname)) return answerRest(portal, request, url)
      return answerFile(portal, url.pathname)
    },

    /** Random hexadecimal digits of the portal's own source. */
    newCode(length: number): string {
      return code(random, length)
    },

    /** Opens an incoming webhook for a person. */
    addWebhook(userId: number, given: { code?: string; scopes?: readonly string[] } = {}): Webhook {
      const webhook = { userId, code: given.code ?? code(random, 16), scopes: given.scopes ?? ALL_SCOPES }
      state.webhooks.push(webhook)
      return webhook
    },

    /** Issues an OAuth token pair for a person. */
    issueToken(userId: number, given: { lifetime?: number; scopes?: readonly string[] } = {}): Token {
      const token: Token = {
        userId,
        accessToken: code(random, 32),
        refreshToken: code(random, 32),
        expires: now() + (given.lifetime ?? tokenLifetime) * 1000,
        scopes: given.scopes ?? ALL_SCOPES,
      }
      state.tokens.set(token.accessToken, token)
      return token
    },

    /** Trades a refresh token for a new pair; it works once. */
    refreshToken(refreshToken: string): Token | undefined {
      const old = [...state.tokens.values()].find((token) => token.refreshToken === refreshToken)
      if (!old) return undefined
      state.tokens.set(old.accessToken, { ...old, refreshToken: '' })
      return portal.issueToken(old.userId, { scopes: old.scopes })
    },

    /** Lets the next call (of one method, if named) fail with this answer. */
    failNext(fault: Fault): void {
      state.faults.push(fault)
    },
  }
  if (!options.empty) shipData(portal)
  return portal
}

/** Random hexadecimal digits. */
function code(random: () => number, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
}

function secureRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
}
