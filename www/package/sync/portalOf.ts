import { B24Error } from '../errors.ts'

/** What there is of a connection. */
interface Given {
  webhook?: unknown
  oauth?: { domain?: unknown } | null
  bx24?: { getDomain?: () => unknown; init?: (done: () => void) => unknown } | null
  b24?: { getTargetOrigin?: () => unknown } | null
}

/** Milliseconds that a frame has to say where it is. */
const PATIENCE = 30_000

/** Host of the portal that options lead to: plans and journals are of one portal, and refused by another. */
export async function portalOf(options: unknown): Promise<string> {
  const { webhook, oauth, bx24, b24 } = options as Given
  if (bx24?.init) await ready(bx24.init.bind(bx24))
  const given = webhook ?? oauth?.domain ?? bx24?.getDomain?.() ?? b24?.getTargetOrigin?.()
  const host = typeof given === 'string' ? hostIn(given) : ''
  if (host === '') throw new B24Error('The connection does not tell which portal it leads to.')
  return host
}

/** `BX24` knows its portal once the frame has greeted it. */
function ready(init: (done: () => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () =>
      reject(new B24Error('BX24 is not ready: does the page stand in a frame of the portal?'))
    const timer = setTimeout(late, PATIENCE)
    init(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function hostIn(text: string): string {
  try {
    return new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`).host
  } catch {
    return ''
  }
}
