import { masked } from '../secrets.ts'
import { note } from './streams.ts'

/** A request, as it is shown; its secrets are left out. */
export interface Shown {
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
}

/** An answer of the portal, as it came. */
export interface Answer {
  code: number
  headers: Record<string, string>
  /** What its JSON says, or its text. */
  body: unknown
  isJson: boolean
}

type Fetch = typeof globalThis.fetch

/** Stands between the client and the network: shows what goes, keeps what came last. */
export class Wire {
  readonly #fetch: Fetch
  readonly #isDebugging: boolean
  #last: { response: Response; pieces: Uint8Array[] } | undefined

  constructor(fetch: Fetch, isDebugging: boolean) {
    this.#fetch = fetch
    this.#isDebugging = isDebugging
  }

  /** For the client. */
  readonly fetch: Fetch = async (input) => {
    const request = input as Request
    const since = performance.now()
    if (this.#isDebugging) note(`> ${textOf(await shown(request.clone()))}`)
    const response = await this.#fetch(request).catch((error: unknown) => {
      if (this.#isDebugging) note(`! ${reasonOf(error)}`)
      throw error
    })
    if (this.#isDebugging) note(`< ${response.status} after ${Math.round(performance.now() - since)} ms`)
    return this.#keep(response)
  }

  /** The answer that came last, once it has been read; none where no answer came. */
  get last(): Answer | undefined {
    if (!this.#last) return undefined
    const { response, pieces } = this.#last
    const text = Buffer.concat(pieces)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
    const headers = Object.fromEntries(response.headers)
    try {
      return { code: response.status, headers, body: JSON.parse(text) as unknown, isJson: true }
    } catch {
      return { code: response.status, headers, body: text, isJson: false }
    }
  }

  #keep(response: Response): Response {
    const pieces: Uint8Array[] = []
    this.#last = { response, pieces }
    const { status, headers, body } = response
    if (body === null) return response
    const copying = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        pieces.push(piece)
        controller.enqueue(piece)
      },
    })
    return new Response(body.pipeThrough(copying), { status, headers })
  }
}

/** Takes requests in place of the network, and answers them with nothing. */
export class DryWire {
  readonly requests: Shown[] = []

  /** For the client. */
  readonly fetch: Fetch = async (input) => {
    this.requests.push(await shown(input as Request))
    return Response.json({ result: [] })
  }
}

async function shown(request: Request): Promise<Shown> {
  const text = masked(await request.text())
  return {
    method: request.method,
    url: masked(request.url),
    headers: Object.fromEntries(request.headers),
    body: JSON.parse(text) as unknown,
  }
}

/** A request, as people read it. */
export function textOf({ method, url, headers, body }: Shown): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${url}`, ...lines, '', JSON.stringify(body, null, 2)].join('\n')
}

/** Why a request has come to nothing, to the bottom of it. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? `${message}: ${cause.message}` : message
}
