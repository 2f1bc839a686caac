import { toText } from '../php/value.ts'
import type { Parameters } from '../world/call.ts'
import type { Token } from '../world/state.ts'
import { tradeCode, tradeRefreshToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { observe } from './applyFault.ts'
import type { PortalRequest, PortalResponse } from './http.ts'
import { READ_OF_ANYBODY } from './load.ts'
import { readParameters } from './request.ts'

/** The name by which faults and the list of calls know the token address. */
const NAME = 'oauth/token'

/** Answers `/oauth/token/` as the authorisation server would; not for other origins, since the secret is no browser's. */
export function answerToken(world: World, request: PortalRequest, url: URL): PortalResponse {
  return observe(world, 'token', NAME, url, (seen) => {
    const isLarge = request.body.length > READ_OF_ANYBODY
    const outcome = isLarge ? 'invalid_request' : trade(world, readParameters(request, url.search.slice(1)))
    if (typeof outcome === 'string') return refusal(outcome)
    seen.applied = true
    return plain(200, tokenBody(world, outcome, url.origin))
  })
}

type Refusal = keyof typeof REFUSALS

/** Errors of the token address with their status and words. */
const REFUSALS = {
  invalid_request: [400, 'The request is missing a parameter or names an unknown grant type'],
  invalid_client: [401, 'The client identifier or secret is wrong'],
  invalid_grant: [400, 'The token or code is wrong, used, expired or revoked'],
} as const

function trade(world: World, parameters: Parameters): Token | Refusal {
  const text = (name: string) => toText(parameters[name])
  const clientId = text('CLIENT_ID')
  const application = world.state.applications.get(clientId)
  switch (text('GRANT_TYPE')) {
    case 'refresh_token':
      if (application?.clientSecret !== text('CLIENT_SECRET')) return 'invalid_client'
      return tradeRefreshToken(world, text('REFRESH_TOKEN'), clientId) ?? 'invalid_grant'
    case 'authorization_code':
      if (application?.clientSecret !== text('CLIENT_SECRET')) return 'invalid_client'
      return tradeCode(world, text('CODE'), clientId) ?? 'invalid_grant'
    default:
      return 'invalid_request'
  }
}

function tokenBody(world: World, token: Token, origin: string) {
  return {
    access_token: token.accessToken,
    expires: Math.floor(token.expires / 1000),
    expires_in: Math.round((token.expires - world.now()) / 1000),
    scope: token.scopes.join(','),
    domain: 'oauth.bitrix.info',
    server_endpoint: `${origin}/rest/`,
    status: 'L',
    client_endpoint: `${origin}/rest/`,
    member_id: world.memberId,
    user_id: token.userId,
    refresh_token: token.refreshToken,
  }
}

function refusal(error: Refusal): PortalResponse {
  const [status, description] = REFUSALS[error]
  return plain(status, { error, error_description: description })
}

function plain(status: number, body: object): PortalResponse {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return { status, headers, body: JSON.stringify(body) }
}
