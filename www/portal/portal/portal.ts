import { shipData } from '../data/shipData.ts'
import { answerAuthorize } from '../rest/authorize.ts'
import { answerRest } from '../rest/gateway.ts'
import type { PortalRequest, PortalResponse } from '../rest/http.ts'
import { answerToken } from '../rest/oauth.ts'
import { type Fault, pendingFault } from '../world/fault.ts'
import { ALL_SCOPES, type WorldOptions, type TokenRequest } from '../world/options.ts'
import type { Token, Webhook } from '../world/state.ts'
import { issueCode, issueToken, tradeRefreshToken } from '../world/tokens.ts'
import { createWorld, type World } from '../world/world.ts'

/** A local Bitrix24 portal: its world, one function from request to answer, and what steers it. */
export interface Portal extends World {
  /** Answers a REST call or an address of OAuth, or serves a stored file. */
  handle(request: PortalRequest): PortalResponse
  /** Opens an incoming webhook for a person. */
  addWebhook(userId: number, given?: { code?: string; scopes?: readonly string[] }): Webhook
  /** Issues an OAuth token pair for a person. */
  issueToken(userId: number, given?: TokenRequest): Token
  /** Trades a refresh token for a new pair; it works once. */
  refreshToken(refreshToken: string, clientId?: string): Token | undefined
  /** Makes an authorisation code, as if a person had just let the application in. */
  issueCode(userId: number, clientId?: string): string
  /** Closes an application for a person; their tokens stay, but open nothing. */
  revokeAccess(userId: number, clientId?: string): void
  /** Lets coming calls fail. */
  addFault(fault: Fault): void
  /** Forgets faults, calls, and what has been used of the limits; people, fields and tokens stay. */
  reset(): void
}

const MOST_WEBHOOKS = 20_000

/** A portal without a host: nothing but its options and what it is asked decides what it answers. */
export function createPortal(options: WorldOptions = {}): Portal {
  const world = createWorld(options)
  if (!options.empty) shipData(world, options.people)
  const { state, clientId: local } = world
  return {
    ...world,
    handle: (request) => answer(world, request),
    addWebhook(userId, { code = world.newCode(16), scopes = ALL_SCOPES } = {}) {
      const webhook = { userId, code, scopes }
      state.webhooks.push(webhook)
      // The first one stays: its address is the portal's own.
      if (state.webhooks.length > MOST_WEBHOOKS) state.webhooks.splice(1, 1)
      return webhook
    },
    issueToken: (userId, given = {}) => issueToken(world, userId, given),
    refreshToken: (refreshToken, clientId = local) => tradeRefreshToken(world, refreshToken, clientId),
    issueCode: (userId, clientId = local) => issueCode(world, userId, clientId),
    revokeAccess: (userId, clientId = local) => state.applications.get(clientId)?.closedTo.add(userId),
    addFault: (fault) => state.faults.push(pendingFault(fault)),
    reset() {
      state.faults.length = 0
      state.seen.length = 0
      state.buckets.clear()
      state.operating.clear()
    },
  }
}

function answer(world: World, request: PortalRequest): PortalResponse {
  const url = new URL(request.url, 'http://127.0.0.1')
  if (/^\/rest(?:\/|$)/.test(url.pathname)) return answerRest(world, request, url)
  if (/^\/oauth\/token\/?$/.test(url.pathname)) return answerToken(world, request, url)
  if (/^\/oauth\/authorize\/?$/.test(url.pathname)) return answerAuthorize(world, url)
  return answerFile(world, url.pathname)
}

/** Serves `/upload/main/<id>/<name>` and its resized forms; sizes are not really computed. */
function answerFile({ state }: World, path: string): PortalResponse {
  const found = /^\/upload\/(?:resize_cache\/)?main\/(\d+)\//.exec(path)
  const file = state.files.get(Number(found?.[1]))
  if (!file) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' }
  const headers = {
    'content-type': file.type,
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'content-security-policy': "default-src 'none'; sandbox",
  }
  return { status: 200, headers, body: file.bytes }
}
