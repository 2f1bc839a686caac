/** A command from an application frame. */
export interface Message {
  command: string
  parameters: unknown
  /** Empty when nobody waits for an answer. */
  callbackId: string
  sid: string
}

/** Reads a posted message in either form; `undefined` for what is no command at all. */
export function readMessage(data: unknown): Message | undefined {
  if (typeof data === 'string') return readText(data)
  if (typeof data !== 'object' || data === null) return undefined
  const { method, params, callback, appSid } = data as Record<string, unknown>
  if (typeof method !== 'string' || typeof appSid !== 'string') return undefined
  const parameters = params === '' || params === undefined ? [] : params
  return {
    command: method,
    parameters,
    callbackId: typeof callback === 'string' ? callback : '',
    sid: appSid,
  }
}

/** `<command>:<JSON>:<callback id>:<sid>`; the JSON may hold colons or be missing together with its segment. */
function readText(text: string): Message | undefined {
  const pieces = text.split(':')
  const sid = pieces.pop()
  const callbackId = pieces.pop()
  const command = pieces.shift()
  if (sid === undefined || callbackId === undefined || command === undefined) return undefined
  return { command, parameters: readJson(pieces.join(':')), callbackId, sid }
}

/** Libraries do put `[object Object]` on the wire; that counts as nothing. */
function readJson(text: string): unknown {
  if (text === '') return []
  try {
    return JSON.parse(text) as unknown
  } catch {
    return []
  }
}

/** The text of an answer; without a payload only the id and a colon. */
export function writeAnswer(callbackId: string, payload?: unknown): string {
  return `${callbackId}:${payload === undefined ? '' : JSON.stringify(payload)}`
}

/** The text of a parameter that came over the wire; empty for what is neither text nor number. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
