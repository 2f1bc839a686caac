import { strike } from '../core/fault.ts'
import type { PortalResponse } from '../core/http.ts'
import type { Portal } from '../core/portal.ts'
import { authFields, type FrameSession, type FrameSessions, optionMap } from './session.ts'

/** Serves what the host page asks for its frame: `POST /portal/frame/<sid>/<action>` with a JSON body. */
export function answerFrame(
  portal: Portal,
  sessions: FrameSessions,
  path: string,
  body: string,
): PortalResponse {
  const [, sid = '', action = ''] = /^\/portal\/frame\/([0-9a-f]+)\/([a-z-]+)$/.exec(path) ?? []
  const session = sessions.find(sid)
  const sent = readObject(body)
  const answer = session && sent ? act(portal, sessions, session, action, sent) : undefined
  if (answer === undefined)
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' }
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) }
}

type Sent = Readonly<Record<string, unknown>>

function act(
  portal: Portal,
  sessions: FrameSessions,
  session: FrameSession,
  action: string,
  sent: Sent,
): unknown {
  const { id, admin } = session.person
  switch (action) {
    case 'hear':
      return { silent: strike(portal.state.faults, 'frame', String(sent['command'])) !== undefined }
    case 'refresh': {
      const token = portal.refreshToken(String(sent['refresh']))
      return token && authFields(portal, token)
    }
    case 'user-option': {
      const options = portal.state.userOptions.get(id) ?? new Map<string, unknown>()
      portal.state.userOptions.set(id, options.set(String(sent['name']), sent['value']))
      return optionMap(options)
    }
    case 'app-option': {
      if (!admin) return undefined
      return optionMap(portal.state.appOptions.set(String(sent['name']), sent['value']))
    }
    case 'open': {
      return sessions.open({ ...session, firstRun: false, options: readMap(sent['options']) })
    }
    default:
      return undefined
  }
}

function readObject(body: string): Sent | undefined {
  try {
    return readMap(JSON.parse(body))
  } catch {
    return undefined
  }
}

function readMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
