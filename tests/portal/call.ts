import type { LocalPortal } from '../../www/portal/node/startPortal.ts'
import type { Portal } from '../../www/portal/portal/portal.ts'
import type { Person } from '../../www/portal/world/state.ts'

export type Row = Record<string, unknown>

export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  body: Row
}

/** What must be there for the test to make sense. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Nothing is there')
  return value
}

/** The stored columns of a person. */
export function columnsOf(portal: Pick<LocalPortal, 'state'>, id: number): Person['columns'] {
  return present(portal.state.people.get(id)).columns
}

/** Sends a raw request to the portal's pure core and reads the JSON answer. */
export function send(
  portal: Portal,
  path: string,
  body: string,
  contentType: string,
  headers: Record<string, string> = {},
): Reply {
  const url = `http://portal.test${path}`
  const sent = { method: 'POST', url, headers: { 'content-type': contentType, ...headers }, body }
  const response = portal.handle(sent)
  return { ...response, body: JSON.parse(response.body as string) as Row }
}

/** Calls a method with JSON through a fresh webhook of a person. */
export function call(
  portal: Portal,
  method: string,
  parameters: unknown = {},
  given: { user?: number; scopes?: readonly string[] } = {},
): Reply {
  const { userId, code } = portal.addWebhook(given.user ?? 1, given.scopes ? { scopes: given.scopes } : {})
  return send(
    portal,
    `/rest/${userId}/${code}/${method}.json`,
    JSON.stringify(parameters),
    'application/json',
  )
}

/** What a call answers: its result, or its status with its error. */
export function answerOf(
  portal: Portal,
  method: string,
  parameters: object = {},
  given: Parameters<typeof call>[3] = {},
): unknown {
  const { status, body } = call(portal, method, parameters, given)
  return 'error' in body ? [status, body['error'], body['error_description']] : body['result']
}

/** A person as an administrator reads them. */
export function rowOf(portal: Portal, id: number): Row {
  return present((answerOf(portal, 'user.get', { ID: id }) as Row[])[0])
}
