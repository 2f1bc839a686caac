/** A piece of an application: lets people go who have left, and tells how many were found. */
import type { Client } from 'b24-users'

export async function letGo(client: Client, emails: string[]): Promise<number> {
  const { result: people } = await client.user.get({ FILTER: { '@EMAIL': emails } })
  for (const { ID } of people) await client.user.update({ ID: Number(ID), ACTIVE: false })
  return people.length
}
