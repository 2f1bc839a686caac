import type { Portal } from '../core/portal.ts'
import type { Person, Token } from '../core/state.ts'
import type { FrameData, InitData } from './data.ts'

/** How a frame is opened. */
export interface FrameRequest {
  person: Person
  /** Scheme, host and port of the portal page. */
  origin: string
  app: string
  /** How the frame asks for the application. */
  method: 'GET' | 'POST'
  language: string
  placement: string
  options: Record<string, unknown>
  firstRun: boolean
}

/** One rendered frame; its id is the secret that the frame's messages and requests carry. */
export interface FrameSession extends FrameRequest {
  readonly sid: string
}

/** The open frames of a portal. */
export class FrameSessions {
  private readonly sessions = new Map<string, FrameSession>()
  private readonly portal: Portal

  constructor(portal: Portal) {
    this.portal = portal
  }

  /** Opens a frame: a new session id and a new token. */
  open(request: FrameRequest): FrameData {
    const sid = this.portal.newCode(32)
    const session: FrameSession = { ...request, sid }
    this.sessions.set(sid, session)
    return frameData(this.portal, session, this.portal.issueToken(request.person.id))
  }

  find(sid: string): FrameSession | undefined {
    return this.sessions.get(sid)
  }
}

/** The three values of a token as the frame speaks of them; the lifetime is text. */
export function authFields(portal: Portal, token: Token) {
  return {
    AUTH_ID: token.accessToken,
    AUTH_EXPIRES: String(Math.round((token.expires - portal.now()) / 1000)),
    REFRESH_ID: token.refreshToken,
  }
}

function frameData(portal: Portal, session: FrameSession, token: Token): FrameData {
  const { host, protocol } = new URL(session.origin)
  const secure = protocol === 'https:' ? 1 : 0
  const action = new URL(session.app)
  const query = { DOMAIN: host, PROTOCOL: String(secure), LANG: session.language, APP_SID: session.sid }
  for (const [name, value] of Object.entries(query)) action.searchParams.set(name, value)
  const options = Object.keys(session.options).length > 0 ? session.options : undefined
  const auth = authFields(portal, token)
  const init: InitData = {
    ...auth,
    LANG: session.language,
    DOMAIN: host,
    PROTOCOL: secure,
    PATH: '/rest',
    MEMBER_ID: portal.memberId,
    FIRST_RUN: session.firstRun,
    IS_ADMIN: session.person.admin,
    INSTALL: session.firstRun,
    USER_OPTIONS: optionMap(portal.state.userOptions.get(session.person.id)),
    APP_OPTIONS: optionMap(portal.state.appOptions),
    PLACEMENT: session.placement,
    PLACEMENT_OPTIONS: options ?? [],
  }
  const fields = {
    ...auth,
    member_id: portal.memberId,
    status: 'L',
    PLACEMENT: session.placement,
    ...(options ? { PLACEMENT_OPTIONS: JSON.stringify(options) } : {}),
  }
  return { sid: session.sid, action: action.href, method: session.method, fields, init }
}

export function optionMap(options: ReadonlyMap<string, unknown> | undefined): [] | Record<string, unknown> {
  return options && options.size > 0 ? Object.fromEntries(options) : []
}
