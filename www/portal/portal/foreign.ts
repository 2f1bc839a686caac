import type { PortalRequest } from '../rest/http.ts'

/** Whether a page of another origin has sent a request, as far as browsers tell; programs send none of these headers. */
export function isForeign({ headers }: PortalRequest, { origin }: URL): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const sender = headers['origin'] ?? originOf(headers['referer'])
  return sender !== undefined && sender !== origin
}

/** Whether a page was asked for to stand inside another, or as anything else than a page. */
export function isFramed({ headers }: PortalRequest): boolean {
  return !['document', 'empty', undefined].includes(headers['sec-fetch-dest'])
}

function originOf(address: string | undefined): string | undefined {
  if (address === undefined || address === '') return undefined
  return URL.canParse(address) ? new URL(address).origin : 'null'
}
