import type { FrameData, PageData, WidgetCard } from '../../portal/frameData.ts'
import { AppFrame } from './appFrame.ts'
import { runCommand } from './commands.ts'
import type { CommandParameters, Desk } from './desk.ts'
import { Slider, type SliderLook } from './dialogs.ts'
import { type Message, readMessage, textOf } from './message.ts'
import { fireEvent } from './placement.ts'

/** Beginnings of paths that `openPath` may open; matched before any `../` is resolved, as on the portal. */
const PATHS =
  /^\/(?:crm\/(?:deal|lead|contact|company|type)|marketplace|company\/personal\/user\/\d+|workgroups\/group\/\d+)\//

/** The portal page: its frames and everything they can ask for. */
export class Host implements Desk {
  readonly data: PageData
  private readonly frames: AppFrame[] = []
  /** Open application sliders by the session of the frame inside. */
  private readonly sliders = new Map<string, Slider>()
  /** Done when the commands so far have been looked at. */
  private heard: Promise<void> = Promise.resolve()

  constructor(data: PageData) {
    this.data = data
    window.addEventListener('message', (event) => this.receive(event))
    // Tests and curious developers raise placement events with this.
    document.addEventListener('portal-placement-event', (event) => {
      const { name, data: payload } = (event as CustomEvent<{ name: string; data: unknown }>).detail
      for (const frame of this.frames) fireEvent(frame, name, payload)
    })
  }

  open(data: FrameData, place: HTMLElement): AppFrame {
    const frame = new AppFrame(data, place)
    this.frames.push(frame)
    return frame
  }

  setTitle(text: string): void {
    const heading = document.getElementById('title')
    if (heading) heading.textContent = text
  }

  notify(text: string): void {
    const notice = document.getElementById('notice')
    if (!notice) return
    notice.textContent = text
    notice.hidden = false
    setTimeout(() => {
      if (notice.textContent === text) notice.hidden = true
    }, 4000)
  }

  async openApplication(from: AppFrame, parameters: CommandParameters, answer: () => void): Promise<void> {
    const data = (await from.ask('open', { options: parameters })) as FrameData | undefined
    if (!data) return
    const look = {
      title: textOf(parameters['bx24_title']) || 'Application',
      width: Number(parameters['bx24_width']) || undefined,
    }
    this.slide(data, look, answer)
  }

  openWidget({ title, frame }: WidgetCard): void {
    this.slide(frame, { title }, () => undefined)
  }

  private slide(data: FrameData, look: SliderLook, onClose: () => void): void {
    const slider = new Slider(look, () => {
      this.sliders.delete(data.sid)
      this.frames.splice(this.frames.indexOf(frame), 1)
      onClose()
    })
    const frame = this.open(data, slider.body)
    this.sliders.set(data.sid, slider)
  }

  closeApplication(from: AppFrame): boolean {
    const slider = this.sliders.get(from.sid) ?? [...this.sliders.values()].at(-1)
    slider?.close()
    return slider !== undefined
  }

  openPath(path: string, answer: (payload: unknown) => void): void {
    if (!PATHS.test(path)) {
      answer({ result: 'error', errorCode: 'PATH_NOT_AVAILABLE' })
      return
    }
    const slider = new Slider({ title: 'Portal page' }, () => answer({ result: 'close' }))
    const text = document.createElement('p')
    text.textContent = `This local portal has no page at ${new URL(path, location.href).pathname}`
    slider.body.append(text)
  }

  /** Wrong window, wrong origin, wrong session and unknown commands are ignored without any answer. */
  private receive(event: MessageEvent<unknown>): void {
    const message = readMessage(event.data)
    const frame = this.frames.find(({ sid }) => sid === message?.sid)
    if (!message || !frame?.hasSent(event)) return
    // One after the other: asking takes time, and commands must not overtake each other.
    this.heard = this.heard.then(async () => {
      // What a command throws goes to the console, and the next one is heard all the same.
      if (!(await isSilent(frame, message.command))) this.run(frame, message).catch(reportError)
    })
  }

  private async run(frame: AppFrame, { command, callbackId, parameters }: Message): Promise<void> {
    await runCommand(command, {
      desk: this,
      frame,
      callbackId,
      parameters: { ...(parameters as object) },
      answer: (payload) => frame.answer(callbackId, payload),
    })
  }
}

/** Whether the portal was told to keep silent; one that is down lets the page answer by itself. */
async function isSilent(frame: AppFrame, command: string): Promise<boolean> {
  const told = await frame.ask('hear', { command }).catch(() => undefined)
  return (told as { silent: boolean } | undefined)?.silent ?? false
}
