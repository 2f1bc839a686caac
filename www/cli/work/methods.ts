import type { Reply, SyncClient } from '../../package/sync/node.ts'
import type { MethodName } from '../argv.ts'
import { Refusal } from './exit.ts'
import { readObject } from './input.ts'
import { flagOf } from './settings.ts'

/** Makes a call. */
export type Make = (client: SyncClient, signal?: AbortSignal) => Promise<Reply<unknown>>

/** Options that stand for parameters. */
export interface Parameters {
  userid?: string
  fields?: string
  filter?: string
  fire?: string | boolean
}

/** The call that one of the commands of `oint` makes; its input is read here, and checked by the client. */
export async function makeCall(
  name: Exclude<MethodName, 'GetUserFilterStructure'>,
  given: Parameters,
): Promise<Make> {
  const ID = given.userid ?? ''
  switch (name) {
    case 'UpdateUser': {
      const input = withId(await readObject(given.fields ?? '', '--fields'), ID)
      return (client, signal) => client.user.update(input as never, { signal })
    }
    case 'CreateUser': {
      const input = await readObject(given.fields ?? '', '--fields')
      return (client, signal) => client.user.add(input as never, { signal })
    }
    case 'ChangeUserStatus': {
      const ACTIVE = !flagOf(given.fire ?? true, '--fire')
      return (client, signal) => client.user.update({ ID, ACTIVE } as never, { signal })
    }
    case 'GetUser':
      return (client, signal) => client.user.get({ ID }, { signal })
    case 'FindUsers': {
      const FILTER = await readObject(given.filter ?? '', '--filter')
      return (client, signal) => client.user.search({ FILTER } as never, { signal })
    }
    case 'GetCurrentUser':
      return (client, signal) => client.user.current({}, { signal })
    case 'GetUserFieldsStructure':
      return (client, signal) => client.user.fields({}, { signal })
  }
}

/** Fields of a person with the id that stands beside them; another one among them is a mistake. */
export function withId(fields: Record<string, unknown>, ID: string): Record<string, unknown> {
  for (const [name, value] of Object.entries(fields)) {
    if (name.toUpperCase() === 'ID' && String(value) !== ID) {
      throw new Refusal('The fields name another ID than the one beside them.')
    }
  }
  const others = Object.entries(fields).filter(([name]) => name.toUpperCase() !== 'ID')
  return { ID, ...Object.fromEntries(others) }
}
