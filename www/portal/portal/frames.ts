import { parseJson } from '../php/json.ts'
import type { PortalResponse } from '../rest/http.ts'
import { optionMap, optionsOf } from '../world/appOptions.ts'
import { keep } from '../world/bounded.ts'
import { strike } from '../world/fault.ts'
import type { Person, Token } from '../world/state.ts'
import type { FrameData, InitData } from './frameData.ts'
import { issueToken, tradeRefreshToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

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
  /** The application that the frame belongs to; the portal's first unless named. */
  clientId?: string
}

/** One rendered frame; its id is the secret that the frame's messages and requests carry. */
export interface FrameSession extends FrameRequest {
  readonly sid: string
  /** When it was last heard of, in milliseconds. */
  readonly used: number
}

/** Frames that are open at once; of more the one not heard of for longest is forgotten. */
const MOST_SESSIONS = 1000

/** Milliseconds until a frame that is not heard of is forgotten. */
const SESSION_LIFETIME = 24 * 3600 * 1000

/** The open frames of a portal. */
export class FrameSessions {
  /** By their ids; the one heard of last comes last. */
  readonly sessions = new Map<string, FrameSession>()
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  /** Opens a frame: a new session id and a new token. */
  open(request: FrameRequest): FrameData {
    const sid = this.world.newCode(32)
    const session = this.remember({ ...request, sid, used: this.world.now() })
    const { clientId = this.world.clientId } = request
    return frameData(this.world, session, issueToken(this.world, request.person.id, { clientId }))
  }

  find(sid: string): FrameSession | undefined {
    const session = this.sessions.get(sid)
    return session && !this.hasEnded(session)
      ? this.remember({ ...session, used: this.world.now() })
      : undefined
  }

  private remember(session: FrameSession): FrameSession {
    keep(this.sessions, session.sid, session, MOST_SESSIONS)
    for (const [sid, oldest] of this.sessions) {
      if (!this.hasEnded(oldest)) break
      this.sessions.delete(sid)
    }
    return session
  }

  private hasEnded({ used }: FrameSession): boolean {
    return this.world.now() - used >= SESSION_LIFETIME
  }
}

/** The three values of a token as the frame speaks of them; the lifetime is text. */
export function authFields(world: World, token: Token) {
  return {
    AUTH_ID: token.accessToken,
    AUTH_EXPIRES: String(Math.round((token.expires - world.now()) / 1000)),
    REFRESH_ID: token.refreshToken,
  }
}

function frameData(world: World, session: FrameSession, token: Token): FrameData {
  const { host, protocol } = new URL(session.origin)
  const secure = protocol === 'https:' ? 1 : 0
  const action = new URL(session.app)
  const query = { DOMAIN: host, PROTOCOL: String(secure), LANG: session.language, APP_SID: session.sid }
  for (const [name, value] of Object.entries(query)) action.searchParams.set(name, value)
  const options = Object.keys(session.options).length > 0 ? session.options : undefined
  const auth = authFields(world, token)
  const init: InitData = {
    ...auth,
    LANG: session.language,
    DOMAIN: host,
    PROTOCOL: secure,
    PATH: '/rest',
    MEMBER_ID: world.memberId,
    FIRST_RUN: session.firstRun,
    IS_ADMIN: session.person.admin,
    INSTALL: session.firstRun,
    USER_OPTIONS: optionMap(optionsOf(world, world.clientId, session.person.id)),
    APP_OPTIONS: optionMap(optionsOf(world, world.clientId)),
    PLACEMENT: session.placement,
    PLACEMENT_OPTIONS: options ?? [],
  }
  const fields = {
    ...auth,
    member_id: world.memberId,
    status: 'L',
    PLACEMENT: session.placement,
    ...(options ? { PLACEMENT_OPTIONS: JSON.stringify(options) } : {}),
  }
  return { sid: session.sid, action: action.href, method: session.method, fields, init }
}

/** Serves what the host page asks for its frame: `POST /portal/frame/<sid>/<action>` with a JSON body. */
export function answerFrame(
  world: World,
  sessions: FrameSessions,
  path: string,
  body: string,
): PortalResponse {
  const [, sid = '', action = ''] = /^\/portal\/frame\/([0-9a-f]+)\/([a-z-]+)$/.exec(path) ?? []
  const session = sessions.find(sid)
  const sent = session && readObject(body)
  const answer = sent && act(world, sessions, session, action, sent)
  if (answer === undefined)
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' }
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) }
}

type Sent = Readonly<Record<string, unknown>>

function act(
  world: World,
  sessions: FrameSessions,
  session: FrameSession,
  action: string,
  sent: Sent,
): unknown {
  const { id, admin } = session.person
  switch (action) {
    case 'hear':
      return { silent: strike(world.state.faults, 'frame', String(sent['command'])) !== undefined }
    case 'refresh': {
      const token = tradeRefreshToken(world, String(sent['refresh']), session.clientId ?? world.clientId)
      return token && authFields(world, token)
    }
    case 'user-option': {
      return optionMap(optionsOf(world, world.clientId, id).set(String(sent['name']), sent['value']))
    }
    case 'app-option': {
      if (!admin) return undefined
      return optionMap(optionsOf(world, world.clientId).set(String(sent['name']), sent['value']))
    }
    case 'finish-installation': {
      const application = session.firstRun
        ? world.state.applications.get(session.clientId ?? world.clientId)
        : undefined
      if (application) application.isInstalled = true
      return application !== undefined
    }
    case 'open': {
      return sessions.open({ ...session, firstRun: false, options: readMap(sent['options']) })
    }
    default:
      return undefined
  }
}

function readObject(body: string): Sent | undefined {
  const value = parseJson(body)
  return value === undefined ? undefined : readMap(value)
}

function readMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
