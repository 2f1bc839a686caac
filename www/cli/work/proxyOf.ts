import { Refusal } from './exit.ts'
import { note } from './streams.ts'

/** What `oint` calls the parts of a proxy, in small letters. */
const PARTS = ['protocol', 'host', 'port', 'user', 'password', 'useosauthentication']

/** Address of a proxy, from an address or from its parts. */
export function proxyOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal('--config: proxy is an address, or an object with Host and Port.')
  }
  const parts = new Map(Object.entries(value).map(([name, part]) => [name.toLowerCase(), part as unknown]))
  for (const name of parts.keys()) {
    if (!PARTS.includes(name))
      throw new Refusal(`--config: a proxy has no ${name}; it has ${PARTS.join(', ')}.`)
  }
  const text = (name: string) => {
    const part = parts.get(name)
    return typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean'
      ? String(part)
      : ''
  }
  if (/^(true|1)$/i.test(text('useosauthentication'))) {
    note('warning: UseOSAuthentication has no effect here; name User and Password.')
  }
  const [, scheme = 'http', host = ''] = /^(?:(https?):\/\/)?([^/]*)\/?$/i.exec(text('host')) ?? []
  if (host === '') throw new Refusal('--config: the proxy has no Host.')
  // The protocol is that of what goes through it; the proxy itself is spoken to by http.
  const url = new URL(`${scheme}://${host}`)
  if (parts.has('port')) url.port = text('port')
  url.username = encodeURIComponent(text('user'))
  url.password = encodeURIComponent(text('password'))
  return url.href
}
