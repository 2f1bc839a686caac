import type { World } from '../world/world.ts'
import type { PortalRequest } from './http.ts'
import type { Route } from './request.ts'

/** Characters of a body that are read whoever sends them. */
export const READ_OF_ANYBODY = 64 * 1024

/** Places of a body that are looked at for a token. */
const MOST_PLACES = 16

/** Where a token stands in a query, a form or JSON. */
const TOKEN = /(?:auth|access_token)"?\s*[=:]\s*"?([\w.-]+)/gi

/**
 * The request without its body when that is large and nobody known has sent it, so that a stranger's megabytes are not
 * taken apart. The token in it stays, and the refusal tells what is wrong with that.
 */
export function withoutLoad(
  world: World,
  route: Route,
  request: PortalRequest,
  query: string,
): PortalRequest {
  if (request.body.length <= READ_OF_ANYBODY) return request
  const tokens = tokensIn(request.body)
  if (isKnown(world, route, [request.headers['authorization'] ?? '', ...tokensIn(query), ...tokens])) {
    return request
  }
  const headers = { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' }
  return { ...request, headers, body: tokens.length > 0 ? `auth=${tokens[0] ?? ''}` : '' }
}

function isKnown({ state }: World, { webhook }: Route, tokens: readonly string[]): boolean {
  if (webhook) return state.webhooks.some(({ code }) => code === webhook.code)
  return tokens.some((token) => state.tokens.has(token.replace(/^Bearer +/i, '')))
}

function tokensIn(text: string): string[] {
  const found: string[] = []
  for (const [, token = ''] of text.matchAll(TOKEN)) {
    found.push(token)
    if (found.length === MOST_PLACES) break
  }
  return found
}
