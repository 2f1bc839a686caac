import { shipData } from '../data/index.ts'
import type { ServerTime } from '../php/date.ts'
import { type Fault, pendingFault } from './fault.ts'
import { answerFile } from './files.ts'
import { answerRest } from './gateway.ts'
import type { PortalRequest, PortalResponse } from './http.ts'
import { answerToken } from './oauth.ts'
import { ALL_SCOPES, LOCAL_APPLICATION, type PortalOptions, type TokenRequest } from './options.ts'
import { emptyState, type State, type Token, type Webhook } from './state.ts'
import { issueCode, issueToken, tradeRefreshToken } from './token.ts'

export type Portal = ReturnType<typeof createPortal>

/** A local Bitrix24 portal: its state, and one pure function from request to answer. */
export function createPortal(options: PortalOptions = {}) {
  const random = options.random ?? secureRandom
  const now = options.now ?? Date.now
  const applications = options.applications ?? [LOCAL_APPLICATION]
  const local = applications[0]?.clientId ?? ''
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
    tokenLifetime: options.tokenLifetime ?? 3600,
    refreshLifetime: options.refreshLifetime ?? 180 * 24 * 3600,
    rate: options.rate ?? false,
    operatingLimit: options.operatingLimit ?? Infinity,
    operatingCost: options.operatingCost,
    /** The application that frames belong to. */
    clientId: local,
    state,
    memberId: code(random, 32),

    /** The clock and zone that lenient dates are read by. */
    serverTime(): ServerTime {
      return { now: now(), offsetMinutes: portal.offsetMinutes }
    },

    /** Answers a REST call or the token address, or serves a stored file. */
    handle(request: PortalRequest): PortalResponse {
      const url = new URL(request.url, 'http://127.0.0.1')
      if (/^\/rest(?:\/|$)/.test(url.pathname)) return answerRest(portal, request, url)
      if (/^\/oauth\/token\/?$/.test(url.pathname)) return answerToken(portal, request, url)
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
    issueToken(userId: number, given: TokenRequest = {}): Token {
      return issueToken(portal, userId, given)
    },

    /** Trades a refresh token for a new pair; it works once. */
    refreshToken(refreshToken: string, clientId = local): Token | undefined {
      return tradeRefreshToken(portal, refreshToken, clientId)
    },

    /** Makes an authorisation code, as if a person had just let the application in. */
    issueCode(userId: number, clientId = local): string {
      return issueCode(portal, userId, clientId)
    },

    /** Closes an application for a person; their tokens stay, but open nothing. */
    revokeAccess(userId: number, clientId = local): void {
      state.applications.get(clientId)?.closedTo.add(userId)
    },

    /** Lets coming calls fail. */
    addFault(fault: Fault): void {
      state.faults.push(pendingFault(fault))
    },

    /** Forgets faults, calls, and what has been used of the limits; people, fields and tokens stay. */
    reset(): void {
      state.faults.length = 0
      state.seen.length = 0
      state.buckets.clear()
      state.operating.clear()
    },
  }
  for (const { clientId, clientSecret } of applications) {
    state.applications.set(clientId, { clientId, clientSecret, closedTo: new Set() })
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
