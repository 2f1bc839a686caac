import type { PortalRequest, PortalResponse } from '../rest/http.ts'
import { formOfMultipart, isMultipart } from '../rest/multipart.ts'

/** A browser's request as the portal takes it. */
export async function readRequest(request: Request): Promise<PortalRequest> {
  const headers = Object.fromEntries(request.headers)
  const type = headers['content-type'] ?? ''
  const body = isMultipart(type)
    ? await formOfMultipart(new Uint8Array(await request.arrayBuffer()), type)
    : await request.text()
  return { method: request.method, url: request.url, headers, body }
}

/** Gives an answer as the portal wants it given: late, or not at all. */
export async function respond({ status, headers, body, delay, ending }: PortalResponse): Promise<Response> {
  if (delay !== undefined) await new Promise((resolve) => setTimeout(resolve, delay))
  if (ending === 'silence') return new Promise(() => undefined)
  if (ending !== undefined) return Response.error()
  const isBare = status === 204 || status === 304
  return new Response(isBare ? null : (body as BodyInit), { status, headers })
}
