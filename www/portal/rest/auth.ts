import { toText } from '../php/value.ts'
import type { Caller, Parameters } from '../world/call.ts'
import { RestError } from '../world/error.ts'
import type { World } from '../world/world.ts'
import type { PortalRequest } from './http.ts'
import type { Route } from './request.ts'

/** Finds the caller by the webhook in the path, else by the token of the Bearer header, `auth` or `access_token`. */
export function authorise(
  world: World,
  route: Route,
  request: PortalRequest,
  parameters: Parameters,
): Caller {
  const { userId, scopes, account, clientId } = route.webhook
    ? findWebhook(world, route.webhook)
    : findToken(world, tokenOf(request, parameters))
  const person = world.state.people.get(userId)
  if (person?.columns['ACTIVE'] !== 'Y') {
    throw new RestError('authorization_error', 'Unable to authorize user', 401)
  }
  return { person, scopes: new Set(scopes), account, clientId }
}

/** Refuses a caller who holds none of the method's scopes. */
export function requireScope(caller: Caller, scopes: readonly string[], batched: boolean): void {
  if (scopes.length === 0 || scopes.some((scope) => caller.scopes.has(scope))) return
  const token = caller.clientId === undefined ? 'webhook' : 'access'
  const description = `The request requires higher privileges than provided by the ${token} token`
  throw new RestError('insufficient_scope', batched ? '' : description, 401)
}

function findWebhook(world: World, { user, code }: { user: string; code: string }) {
  const hook = world.state.webhooks.find((candidate) => candidate.code === code)
  if (!hook) throw wrongCode()
  const login = toText(world.state.people.get(hook.userId)?.columns['LOGIN'] as string | null)
  if (user !== String(hook.userId) && user !== login) throw wrongCode()
  return { ...hook, account: `webhook ${hook.code}`, clientId: undefined }
}

function findToken(world: World, accessToken: string) {
  if (accessToken === '') throw noAuth()
  const token = world.state.tokens.get(accessToken)
  if (!token) throw new RestError('invalid_token', 'Unable to get application by token', 401)
  if (token.expires <= world.now()) {
    throw new RestError('expired_token', 'The access token provided has expired.', 401)
  }
  const application = world.state.applications.get(token.clientId)
  if (!application) throw new RestError('APPLICATION_NOT_FOUND', 'Application not found', 401)
  if (application.closedTo.has(token.userId)) {
    throw new RestError('user_access_error', 'The user does not have access to the application.', 401)
  }
  return { ...token, account: `application ${token.clientId}` }
}

function tokenOf(request: PortalRequest, parameters: Parameters): string {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  return toText(bearer ?? parameters['AUTH'] ?? parameters['ACCESS_TOKEN'])
}

function wrongCode(): RestError {
  return new RestError('INVALID_CREDENTIALS', 'Invalid request credentials', 401)
}

function noAuth(): RestError {
  return new RestError('NO_AUTH_FOUND', 'Wrong authorization data', 401)
}
