import { keep } from './bounded.ts'
import { ALL_SCOPES, type TokenRequest } from './options.ts'
import type { Token } from './state.ts'
import type { World } from './world.ts'

/** Tokens remembered; of those that have ended, the portal tells no more when there are too many. */
const MOST_TOKENS = 20_000

const MOST_CODES = 1000

/** Milliseconds an authorisation code lives. */
const CODE_LIFETIME = 30_000

/** Issues a pair of tokens for a person. */
export function issueToken(world: World, userId: number, given: TokenRequest): Token {
  const { state, tokenLifetime, refreshLifetime } = world
  const token: Token = {
    userId,
    clientId: given.clientId ?? world.clientId,
    accessToken: world.newCode(32),
    refreshToken: world.newCode(32),
    expires: world.now() + (given.lifetime ?? tokenLifetime) * 1000,
    refreshExpires: world.now() + refreshLifetime * 1000,
    scopes: given.scopes ?? ALL_SCOPES,
  }
  const now = world.now()
  keep(state.tokens, token.accessToken, token, MOST_TOKENS, ({ expires }) => expires <= now)
  keep(state.refreshTokens, token.refreshToken, token, MOST_TOKENS, (old) => old.refreshExpires <= now)
  return token
}

/** Trades a refresh token of an application for a new pair; it works once. */
export function tradeRefreshToken(world: World, refreshToken: string, clientId: string): Token | undefined {
  const { refreshTokens } = world.state
  const old = refreshTokens.get(refreshToken)
  if (old?.clientId !== clientId || old.refreshExpires <= world.now()) return undefined
  if (!isOpen(world, clientId, old.userId)) return undefined
  refreshTokens.delete(refreshToken)
  return issueToken(world, old.userId, { scopes: old.scopes, clientId })
}

/** Makes the code that an application gets when a person lets it in. */
export function issueCode(world: World, userId: number, clientId: string): string {
  const code = world.newCode(32)
  const now = world.now()
  const made = { userId, clientId, expires: now + CODE_LIFETIME }
  keep(world.state.codes, code, made, MOST_CODES, ({ expires }) => expires <= now)
  return code
}

/** Trades an authorisation code of an application for its first pair; it works once, and not for long. */
export function tradeCode(world: World, code: string, clientId: string): Token | undefined {
  const { codes } = world.state
  const found = codes.get(code)
  if (found?.clientId !== clientId) return undefined
  codes.delete(code)
  if (found.expires <= world.now() || !isOpen(world, clientId, found.userId)) return undefined
  return issueToken(world, found.userId, { clientId })
}

/** Lets no token of a person be renewed; those that live are refused as long as the person is dismissed. */
export function forgetRefreshTokens({ state }: World, userId: number): void {
  for (const [token, owner] of state.refreshTokens) {
    if (owner.userId === userId) state.refreshTokens.delete(token)
  }
}

function isOpen({ state }: World, clientId: string, userId: number): boolean {
  if (state.people.get(userId)?.columns['ACTIVE'] !== 'Y') return false
  return state.applications.get(clientId)?.closedTo.has(userId) === false
}
