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
