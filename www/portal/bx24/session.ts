import type { InitData } from '../frame/data.ts'
import type { Channel } from './channel.ts'

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

  /** Runs now or once the portal has answered. */
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
