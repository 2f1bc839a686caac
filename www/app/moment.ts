/** A moment as a control for date and time has it, and the offset of the clock that shows it. */
export interface Moment {
  /** Such as `2026-05-20T09:30`. */
  readonly local: string
  /** Such as `+03:00`. */
  readonly offset: string
}

const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** Reads a moment of ISO 8601 with its offset; `undefined` when it is something else. */
export function readMoment(text: string): Moment | undefined {
  const [found, local = '', seconds = '', offset = ''] = ISO.exec(text.trim()) ?? []
  if (!found || Number.isNaN(Date.parse(found))) return undefined
  return { local: local + (seconds === ':00' ? '' : seconds), offset: offset === 'Z' ? '+00:00' : offset }
}

/** Writes a moment as the portal takes it; nothing when there is none. */
export function writeMoment({ local, offset }: Moment): string {
  if (!local) return ''
  return `${local}${/T\d{2}:\d{2}$/.test(local) ? ':00' : ''}${offset}`
}

/** The offset that a moment of ISO 8601 is written with. */
export function offsetOf(text: string | undefined): string | undefined {
  return readMoment(text ?? '')?.offset
}

/** The offset of this computer's clock at a moment. */
export function ownOffset(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  const two = (number: number): string => String(number).padStart(2, '0')
  const whole = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`
}
