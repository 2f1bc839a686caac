/** The root that a `Host` header or the like names; `undefined` unless it is a name or address with at most a port. */
export function readAuthority(scheme: string, text: string): URL | undefined {
  if (!/^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{0,5})?$/i.test(text)) return undefined
  const address = `${scheme}://${text}/`
  return URL.canParse(address) ? new URL(address) : undefined
}

/** Whether a name of an address leads to this computer wherever it is asked. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '')
  return /^127(?:\.\d{1,3}){3}$/.test(name) || name === '[::1]' || isBelow(name, 'localhost')
}

/** Whether a portal may be asked by this name: those of this computer, and `bitrix24.test`, which no public server has. */
export function isPortalName(hostname: string): boolean {
  return isLoopback(hostname) || isBelow(hostname.replace(/\.$/, ''), 'bitrix24.test')
}

function isBelow(name: string, parent: string): boolean {
  return name === parent || name.endsWith(`.${parent}`)
}
