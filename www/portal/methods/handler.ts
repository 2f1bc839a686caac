import { RestError } from '../world/error.ts'

/** Longest address of a handler. */
const LONGEST = 255

/** The address that an application wants called or framed, as the portal accepts it. */
export function readHandler(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || text.length > LONGEST || !url.hostname.includes('.')) {
    throw new RestError('WRONG_HANDLER_URL', 'Wrong handler URL')
  }
  if (!/^https?:$/.test(url.protocol)) {
    throw new RestError('UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol')
  }
  return text
}
