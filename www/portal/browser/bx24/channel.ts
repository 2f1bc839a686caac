export type Callback = (payload: unknown) => void

/** The wire to the portal page. */
export class Channel {
  secure: boolean
  private readonly handshake: Handshake
  /** Kept for ever: an answer may come many times. */
  private readonly callbacks = new Map<string, Callback>()

  constructor(handshake: Handshake) {
    this.handshake = handshake
    this.secure = handshake.secure
    window.addEventListener('message', (event: MessageEvent<string>) => this.receive(event))
  }

  get origin(): string {
    return `${this.secure ? 'https' : 'http'}://${this.handshake.host}`
  }

  /** Sends a command; names with a colon need the object form. */
  send(command: string, parameters: unknown, callback?: Callback): void {
    const id = callback ? this.remember(callback) : ''
    const { sid } = this.handshake
    if (command.includes(':')) {
      const message = { method: command, params: parameters ?? '', callback: id, appSid: sid }
      parent.postMessage(message, this.origin)
      return
    }
    const json = parameters === undefined ? '' : JSON.stringify(parameters)
    parent.postMessage([command, json, id, sid].join(':'), this.origin)
  }

  private remember(callback: Callback): string {
    const digits = crypto.getRandomValues(new Uint8Array(32))
    const id = Array.from(digits, (digit) => (digit % 36).toString(36)).join('')
    this.callbacks.set(id, callback)
    return id
  }

  private receive(event: MessageEvent<string>): void {
    if (event.origin !== this.origin) return
    const colon = event.data.indexOf(':')
    const payload = event.data.slice(colon + 1)
    const parsed: unknown = payload === '' ? [] : JSON.parse(payload)
    this.callbacks.get(event.data.slice(0, colon))?.(parsed)
  }
}

/** What the portal wrote into the frame's name. */
export interface Handshake {
  readonly host: string
  readonly secure: boolean
  readonly sid: string
}

/** Reads `HOST|PROTO|SID`; `undefined` outside a portal. */
export function readHandshake(name: string): Handshake | undefined {
  const [host = '', protocol, sid = ''] = name.split('|')
  return host === '' || sid === '' ? undefined : { host, secure: protocol === '1', sid }
}
