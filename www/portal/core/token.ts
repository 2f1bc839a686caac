import { ALL_SCOPES, type TokenRequest } from './options.ts'
import type { Portal } from './portal.ts'
import type { Token } from './state.ts'

/** Milliseconds an authorisation code lives. */
const CODE_LIFETIME = 30_000

/** Issues a pair of tokens for a person. */
export function issueToken(portal: Portal, userId: number, given: TokenRequest): Token {
  const { state, tokenLifetime, refreshLifetime } = portal
  const token: Token = {
    userId,
    clientId: given.clientId ?? portal.clientId,
    accessToken: portal.newCode(32),
    refreshToken: portal.newCode(32),
    expires: portal.now() + (given.lifetime ?? tokenLifetime) * 1000,
    refreshExpires: portal.now() + refreshLifetime * 1000,
    scopes: given.scopes ?? ALL_SCOPES,
  }
  state.tokens.set(token.accessToken, token)
  state.refreshTokens.set(token.refreshToken, token)
  return token
}

/** Trades a refresh token of an application for a new pair; it works once. */
export function tradeRefreshToken(portal: Portal, refreshToken: string, clientId: string): Token | undefined {
  const { refreshTokens } = portal.state
  const old = refreshTokens.get(refreshToken)
  if (old?.clientId !== clientId || old.refreshExpires <= portal.now()) return undefined
  if (!isOpen(portal, clientId, old.userId)) return undefined
  refreshTokens.delete(refreshToken)
  return issueToken(portal, old.userId, { scopes: old.scopes, clientId })
}

/** Makes the code that an application gets when a person lets it in. */
export function issueCode(portal: Portal, userId: number, clientId: string): string {
  const code = portal.newCode(32)
  portal.state.codes.set(code, { userId, clientId, expires: portal.now() + CODE_LIFETIME })
  return code
}

/** Trades an authorisation code of an application for its first pair; it works once, and not for long. */
export function tradeCode(portal: Portal, code: string, clientId: string): Token | undefined {
  const { codes } = portal.state
  const found = codes.get(code)
  if (found?.clientId !== clientId) return undefined
  codes.delete(code)
  if (found.expires <= portal.now() || !isOpen(portal, clientId, found.userId)) return undefined
  return issueToken(portal, found.userId, { clientId })
}

/** Ends all sessions of a person. */
export function forgetTokens({ state }: Portal, userId: number): void {
  for (const [token, owner] of state.tokens) if (owner.userId === userId) state.tokens.delete(token)
  for (const [token, owner] of state.refreshTokens) {
    if (owner.userId === userId) state.refreshTokens.delete(token)
  }
}

function isOpen({ state }: Portal, clientId: string, userId: number): boolean {
  return state.applications.get(clientId)?.closedTo.has(userId) === false
}
