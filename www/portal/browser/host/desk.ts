import type { PageData } from '../../portal/frameData.ts'
import type { AppFrame } from './appFrame.ts'

export type CommandParameters = Readonly<Record<string, unknown>>

/** What commands may ask of the page around the frames. */
export interface Desk {
  readonly data: PageData
  setTitle(text: string): void
  /** Shows for a moment what a real portal would do, such as a call. */
  notify(text: string): void
  /** Opens the application once more in a slider; answered without a payload when that closes. */
  openApplication(from: AppFrame, parameters: CommandParameters, answer: () => void): Promise<void>
  /** Closes the slider around a frame, or the last one opened; tells whether there was one. */
  closeApplication(from: AppFrame): boolean
  openPath(path: string, answer: (payload: unknown) => void): void
}

/** One command: who sent it, with what, and how to answer. */
export interface Command {
  readonly desk: Desk
  readonly frame: AppFrame
  readonly parameters: CommandParameters
  readonly callbackId: string
  /** Sends the payload, or an answer without one. */
  readonly answer: (payload?: unknown) => void
}
