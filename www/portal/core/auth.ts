import { toText } from '../php/value.ts'
import type { Caller } from './call.ts'
import { RestError } from './error.ts'
import type { PortalRequest } from './http.ts'
import type { Parameters } from './parameters.ts'
import type { Portal } from './portal.ts'
import type { Route } from './route.ts'

/** Finds the caller by the webhook in the path, else by the token in `auth`, `access_token` or the Bearer header. */
export function authorise(
  portal: Portal,
  route: Route,
  request: PortalRequest,
  parameters: Parameters,
): Caller {
  const { userId, scopes } = route.webhook
    ? findWebhook(portal, route.webhook)
    : findToken(portal, tokenOf(request, parameters))
  const person = portal.state.people.get(userId)
  if (!person || person.columns['ACTIVE'] !== 'Y') throw noAuth()
  return { person, scopes: new Set(scopes) }
}

/** Refuses a caller who holds none of the method's scopes. */
export function requireScope(caller: Caller, scopes: readonly string[], batched: boolean): void {
  if (scopes.length === 0 || scopes.some((scope) => caller.scopes.has(scope))) return
  const description = 'The request requires higher privileges than provided by the access token'
  throw new RestError('insufficient_scope', batched ? '' : description, 401)
}

function findWebhook(portal: Portal, { user, code }: { user: string; code: string }) {
  const hook = portal.state.webhooks.find((candidate) => candidate.code === code)
  if (!hook) throw noAuth()
  const login = toText(portal.state.people.get(hook.userId)?.columns['LOGIN'] as string | null)
  if (user !== String(hook.userId) && user !== login) throw noAuth()
  return hook
}

function findToken(portal: Portal, accessToken: string) {
  const token = accessToken === '' ? undefined : portal.state.tokens.get(accessToken)
  if (!token) throw noAuth()
  if (token.expires <= portal.now()) {
    throw new RestError('expired_token', 'The access token provided has expired.', 401)
  }
  return token
}

function tokenOf(request: PortalRequest, parameters: Parameters): string {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  return toText(parameters['AUTH'] ?? parameters['ACCESS_TOKEN'] ?? bearer)
}

function noAuth(): RestError {
  return new RestError('NO_AUTH_FOUND', 'Wrong authorization data', 401)
}
