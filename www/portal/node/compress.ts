import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { PortalResponse } from '../rest/http.ts'

/** What shrinks; pictures and fonts are compressed already. */
const SHRINKS = /^(?:text\/|image\/svg|application\/(?:javascript|json|wasm))/

/** Answers of fewer bytes are one packet either way. */
const WORTH = 1400

const ways = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
}

/** Compresses an answer as the asker wants it, the way any host of static files does. */
export async function compressed(response: PortalResponse, accepted = ''): Promise<PortalResponse> {
  const { headers, body, ending } = response
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const encoding = (['br', 'gzip'] as const).find((name) => accepts(accepted, name))
  const isWorth = bytes.length >= WORTH && SHRINKS.test(headers['content-type'] ?? '')
  if (!encoding || !isWorth || ending !== undefined) return response
  return {
    ...response,
    headers: { ...headers, 'content-encoding': encoding, vary: 'accept-encoding' },
    body: await ways[encoding](bytes),
  }
}

/** Whether an encoding is named, and not by a weight of nothing. */
function accepts(accepted: string, name: string): boolean {
  return accepted.split(',').some((one) => {
    const [encoding = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    return encoding === name && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}
