import type { FrameData, InitData } from '../../portal/frameData.ts'
import { writeAnswer } from './message.ts'

/** An application in its iframe: the element, the handshake, and the way back to it. */
export class AppFrame {
  readonly element: HTMLIFrameElement
  readonly sid: string
  readonly origin: string
  readonly init: InitData
  /** Who waits for each placement event. */
  readonly subscriptions = new Map<string, string[]>()

  constructor(data: FrameData, place: HTMLElement) {
    this.sid = data.sid
    this.init = data.init
    this.origin = new URL(data.action).origin
    this.element = document.createElement('iframe')
    this.element.name = [data.init.DOMAIN, data.init.PROTOCOL, data.sid].join('|')
    this.element.title = 'Application'
    this.element.allow = 'geolocation *; microphone *; camera *; autoplay *'
    if (data.method === 'GET') this.element.src = data.action
    place.append(this.element)
    if (data.method === 'POST') this.post(data)
  }

  /** Whether a message comes from the window of this frame, and from the application's origin. */
  hasSent({ source, origin }: MessageEvent<unknown>): boolean {
    return source !== null && source === this.element.contentWindow && origin === this.origin
  }

  /** Answers a command; nothing is sent when nobody waits. */
  answer(callbackId: string, payload?: unknown): void {
    if (callbackId === '') return
    this.element.contentWindow?.postMessage(writeAnswer(callbackId, payload), this.origin)
  }

  /** Asks the portal on behalf of this frame. */
  async ask(action: string, body: unknown): Promise<unknown> {
    const response = await fetch(`/portal/frame/${this.sid}/${action}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return response.ok ? ((await response.json()) as unknown) : undefined
  }

  private post(data: FrameData): void {
    const form = document.createElement('form')
    form.method = 'POST'
    form.action = data.action
    form.target = this.element.name
    form.hidden = true
    for (const [name, value] of Object.entries(data.fields)) {
      const input = document.createElement('input')
      Object.assign(input, { type: 'hidden', name, value })
      form.append(input)
    }
    document.body.append(form)
    form.submit()
    form.remove()
  }
}
