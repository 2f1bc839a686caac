import type { IncomingMessage } from 'node:http'
import { formOfMultipart, isMultipart } from '../rest/multipart.ts'
import { UPLOAD } from '../portal/upload.ts'
import type { Bounds } from './bounds.ts'

/** Bytes of a body that is too large, up to which its end is waited for: who still sends may not hear an answer. */
const MOST_DRAINED = 64 * 1024 * 1024

/** The bodies that are being read; together they take no more memory than the bounds say. */
export class Bodies {
  private held = 0
  private readonly bounds: Bounds

  constructor(bounds: Bounds) {
    this.bounds = bounds
  }

  /** The body as text, one in parts as a form; or the status to refuse it with. */
  async read(incoming: IncomingMessage, path: string): Promise<string | number> {
    const isLarge = path.startsWith('/rest/') || path === UPLOAD
    const most = isLarge ? this.bounds.call : this.bounds.other
    let chunks: Buffer[] = []
    let [length, kept] = [0, 0]
    let refusal: number | undefined
    try {
      for await (const chunk of incoming as AsyncIterable<Buffer>) {
        length += chunk.length
        if (length > most) refusal ??= 413
        else if (this.held + chunk.length > this.bounds.held) refusal ??= 503
        if (length > MOST_DRAINED) break
        if (refusal !== undefined) {
          this.held -= kept
          kept = 0
          chunks = []
          continue
        }
        chunks.push(chunk)
        kept += chunk.length
        this.held += chunk.length
      }
    } catch {
      // Who has left, or was too slow, hears nothing more.
      return 408
    } finally {
      this.held -= kept
    }
    if (refusal !== undefined) return refusal
    const bytes = Buffer.concat(chunks)
    const type = incoming.headers['content-type'] ?? ''
    return isMultipart(type) ? formOfMultipart(bytes, type) : bytes.toString('utf8')
  }
}
