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
    const read = isLarge ? {} : readParameters(request, url.search.slice(1))
    const outcome = trade(world, read)
    if ('error' in outcome) return plain(outcome.error === 'wrong_client' ? 200 : 400, outcome)
    seen.applied = true
    return plain(200, tokenBody(world, outcome, url.origin))
  })
}

/** What the token address says when it gives no token. */
interface Refusal {
  readonly error: string
  readonly error_description?: string
}

/** What each kind of grant is named by, and how it is traded. */
const GRANTS = {
  refresh_token: ['REFRESH_TOKEN', tradeRefreshToken],
  authorization_code: ['CODE', tradeCode],
} as const

function trade(world: World, parameters: Parameters): Token | Refusal {
  const text = (name: string) => toText(parameters[name])
  const kind = text('GRANT_TYPE')
  if (!isGrant(kind)) return invalidRequest('Invalid grant_type parameter or parameter missing')
  const clientId = text('CLIENT_ID')
  const application = world.state.applications.get(clientId)
  if (!application) return { error: 'wrong_client' }
  if (application.clientSecret !== text('CLIENT_SECRET')) return { error: 'invalid_client' }
  const [name, exchange] = GRANTS[kind]
  const grant = text(name)
  if (grant === '') return invalidRequest(`No "${name.toLowerCase()}" parameter found`)
  return (
    exchange(world, grant, clientId) ?? {
      error: 'invalid_grant',
      error_description: 'The token or code is wrong, used, expired or revoked',
    }
  )
}

function isGrant(text: string): text is keyof typeof GRANTS {
  return Object.hasOwn(GRANTS, text)
}

function invalidRequest(description: string): Refusal {
  return { error: 'invalid_request', error_description: description }
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

function plain(status: number, body: object): PortalResponse {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return { status, headers, body: JSON.stringify(body) }
}
