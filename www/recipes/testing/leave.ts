/** A piece of an application: lets people go who have left, and tells how many were found. */
import type { Client, Id } from 'b24-users'

export async function letGo(client: Client, emails: string[]): Promise<number> {
  const ids: Id[] = []
  // Page by page to the last: `get` gives 50 people at most.
  for await (const { ID } of client.user.all({ '@EMAIL': emails })) ids.push(ID)
  // An empty batch is refused.
  if (ids.length === 0) return 0
  const outcomes = await client.batch(
    ids.map((ID) => ({ method: 'user.update', params: { ID, ACTIVE: false } })),
  )
  for (const outcome of outcomes) if (!outcome.success) throw outcome.error
  return ids.length
}
