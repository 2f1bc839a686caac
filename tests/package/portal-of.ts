import { createClient, type Client, type ClientSettings } from '../../dist/node.js'

/** A request as it has arrived. */
export interface Seen {
  method: string
  body: Record<string, unknown>
}

/** What an answer is made of: a body alone is a success. */
export type Answer = (seen: Seen, count: number) => unknown

export const CODE = 'k3yc0de'

/** A client of a portal that answers as told, and what it was asked. */
export async function clientOf(
  answer: Answer,
  settings: ClientSettings = {},
): Promise<{ client: Client; seen: Seen[] }> {
  const seen: Seen[] = []
  const client = await createClient({
    webhook: `https://acme.bitrix24.com/rest/1/${CODE}/`,
    ...settings,
    fetch: async (input) => {
      const request = input as Request
      const method = /([\w.]+)\.json$/.exec(request.url)?.[1] ?? ''
      const arrived = { method, body: (await request.json()) as Seen['body'] }
      seen.push(arrived)
      const body = await answer(arrived, seen.length)
      return body instanceof Response ? body : Response.json(body)
    },
  })
  return { client, seen }
}

/** A refusal by the portal. */
export function refusal(error: string, description = '', status = 400): Response {
  return Response.json({ error, error_description: description }, { status })
}
