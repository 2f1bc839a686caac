import type { World } from '../world/world.ts'
import { isLoopback } from '../world/localName.ts'
import { issueCode } from '../world/tokens.ts'
import { ALL_SCOPES } from '../world/options.ts'
import { plain, type PortalResponse } from './http.ts'

/**
 * Answers `/oauth/authorize/` as if a person had let the application in: sends the browser back with a code that lives for
 * 30 seconds. `redirect_uri` says where, on this computer; `user` says who, an administrator unless named.
 */
export function answerAuthorize(world: World, url: URL): PortalResponse {
  const {
    client_id: clientId = '',
    redirect_uri: back = '',
    state,
    user = '1',
  } = Object.fromEntries(url.searchParams)
  if (!world.state.applications.has(clientId)) return plain(400, 'Application not found')
  const person = world.state.people.get(Number(user))
  if (person?.columns['ACTIVE'] !== 'Y') return plain(400, 'There is no such person on this portal')
  const address = URL.canParse(back) ? new URL(back) : undefined
  if (!address || !/^https?:$/.test(address.protocol) || !isLoopback(address.hostname)) {
    return plain(400, 'redirect_uri must be an address of this computer')
  }
  const given = {
    code: issueCode(world, person.id, clientId),
    ...(state === undefined ? {} : { state }),
    domain: url.host,
    member_id: world.memberId,
    scope: ALL_SCOPES.join(','),
    server_domain: url.host,
  }
  for (const [name, value] of Object.entries(given)) address.searchParams.set(name, value)
  return { status: 302, headers: { location: address.href, 'cache-control': 'no-store' }, body: '' }
}
