import type { InitData } from '../../portal/frameData.ts'
import type { Callback, Channel } from './channel.ts'

/** The values `BX24.getAuth` answers; `expires_in` is a moment in milliseconds, not a duration. */
export interface Auth {
  access_token: string
  refresh_token: string
  expires_in: number
  domain: string
  member_id: string
}

interface Installation {
  /** Steps that have not run yet. */
  steps: (() => void)[]
  running: boolean
}

/** What the portal told at the start, and everything that waits for it. */
export class Session {
  data: InitData | undefined
  private expires = 0
  private readonly unconnected: (() => void)[] = []
  private readonly waiting: (() => void)[] = []
  private readonly installation: Installation = { steps: [], running: false }
  private readonly channel: Channel
  private readonly host: string

  constructor(channel: Channel, host: string) {
    this.channel = channel
    this.host = host
    channel.send('getInitData', undefined, (payload) => this.start(payload as InitData))
  }

  /** Where REST calls go. */
  get endpoint(): string {
    return `${this.channel.origin}${this.data?.PATH ?? '/rest'}`
  }

  get domain(): string {
    return this.host
  }

  /** Runs now or once the portal has answered; the steps of an installation call it too. */
  whenConnected(action: () => void): void {
    if (this.data) action()
    else this.unconnected.push(action)
  }

  /** Runs now or once the portal has answered and the installation is over. */
  whenReady(action: () => void): void {
    if (this.data && !this.installation.running) action()
    else this.waiting.push(action)
  }

  /** Adds a step of the first run; on any other run it never happens. */
  install(step: () => void): void {
    if (!this.data) this.installation.steps.push(step)
  }

  /** Goes on with the next step, and after the last one tells the portal. */
  installFinish(): void {
    if (this.installation.running) this.nextStep()
    if (this.data?.INSTALL && !this.installation.running) this.channel.send('setInstallFinish', {})
  }

  getAuth(): Auth | false {
    if (!this.data || this.expires <= Date.now()) return false
    const { AUTH_ID, REFRESH_ID, MEMBER_ID } = this.data
    return {
      access_token: AUTH_ID,
      refresh_token: REFRESH_ID,
      expires_in: this.expires,
      domain: this.host,
      member_id: MEMBER_ID,
    }
  }

  /** Asks the portal page for a new token. */
  refreshAuth(done?: (auth: Auth | false) => void): void {
    const { data } = this
    if (!data) return
    this.channel.send('refreshAuth', {}, (payload) => {
      Object.assign(data, payload)
      this.readExpiry(data)
      done?.(this.getAuth())
    })
  }

  private start(data: InitData): void {
    this.data = data
    this.channel.secure = Boolean(data.PROTOCOL)
    this.readExpiry(data)
    for (const action of this.unconnected.splice(0)) action()
    if (!data.FIRST_RUN) {
      this.release()
      return
    }
    this.installation.running = true
    this.nextStep()
  }

  private nextStep(): void {
    const step = this.installation.steps.shift()
    if (step) {
      step()
      return
    }
    this.installation.running = false
    this.channel.send('setInstall', { install: true }, () => this.release())
  }

  private release(): void {
    for (const action of this.waiting.splice(0)) action()
  }

  private readExpiry({ AUTH_EXPIRES }: InitData): void {
    this.expires = Date.now() + Number(AUTH_EXPIRES) * 1000
  }
}

/** `userOption` and `appOption`; reading is local, writing goes to the portal. */
export function makeOptions(channel: Channel, session: Session) {
  const remember = (kind: 'USER_OPTIONS' | 'APP_OPTIONS', name: string, value: unknown): void => {
    if (session.data) session.data[kind] = Object.assign({}, session.data[kind], { [name]: value })
  }
  const read = (kind: 'USER_OPTIONS' | 'APP_OPTIONS', name: string): unknown =>
    Object.assign({} as Record<string, unknown>, session.data?.[kind])[name]
  return {
    userOption: {
      get: (name: string) => read('USER_OPTIONS', name),
      set(name: string, value: unknown): void {
        if (!session.data) return
        remember('USER_OPTIONS', name, value)
        channel.send('setUserOption', { name, value })
      },
    },
    appOption: {
      get: (name: string) => read('APP_OPTIONS', name),
      /** Does nothing for people without rights; then the callback is never called. */
      set(name: string, value: unknown, callback?: Callback): void {
        if (!session.data?.IS_ADMIN) return
        remember('APP_OPTIONS', name, value)
        channel.send('setAppOption', { name, value }, callback)
      },
    },
  }
}
