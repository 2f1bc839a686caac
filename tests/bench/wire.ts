/** What follows a library's check: values as the portal reads them, and the text of requests. */
import type { Row } from './checked.ts'

/** Calls in one request of a batch. */
const most = 50

/** Makes of a person's data what goes on the wire, in place. */
export function toPayload(data: Row): Row {
  if (typeof data['ID'] === 'string') data['ID'] = Number(data['ID'])
  if (typeof data['ACTIVE'] === 'boolean') data['ACTIVE'] = data['ACTIVE'] ? 'Y' : 'N'
  if (typeof data['UF_DEPARTMENT'] === 'number') data['UF_DEPARTMENT'] = [data['UF_DEPARTMENT']]
  return data
}

/** A payload as a command of a batch. */
export function toCommand(payload: Row): string {
  let command = 'user.update'
  let separator = '?'
  // Names of fields are plain, so they need no encoding; values are text, numbers, or lists of these.
  for (const name of Object.keys(payload)) {
    const value = payload[name] as Scalar | readonly Scalar[]
    if (typeof value === 'object') {
      // Without an element the name would not arrive.
      if (value.length === 0) command += `${separator}${name}%5B0%5D=`
      for (let index = 0; index < value.length; index++) {
        command += `${separator}${name}%5B${index}%5D=${encodeURIComponent(value[index] as Scalar)}`
        separator = '&'
      }
    } else {
      command += `${separator}${name}=${encodeURIComponent(value)}`
    }
    separator = '&'
  }
  return command
}

type Scalar = string | number

/** Commands under their keys as bodies of requests. */
export function toBodies(keys: readonly number[], commands: readonly string[]): Uint8Array[] {
  const encoder = new TextEncoder()
  const bodies: Uint8Array[] = []
  for (let start = 0; start < commands.length; start += most) {
    // What is percent-encoded needs no escapes in JSON.
    let body = '{"halt":0,"cmd":{'
    const end = Math.min(start + most, commands.length)
    for (let index = start; index < end; index++) {
      body += `${index === start ? '' : ','}"${keys[index] as number}":"${commands[index] as string}"`
    }
    bodies.push(encoder.encode(`${body}}}`))
  }
  return bodies
}
