import { B24Error } from './errors.ts'
import type { Inputs } from './inputs.ts'
import type { CallOptions } from './options.ts'
import type { Reply } from './reply.ts'
import type { User } from './user.ts'

/** Conditions of `user.get`. */
export type UserFilter = NonNullable<Inputs['user.get']['FILTER']>

/** Reads one page of people. */
export type GetUsers = (input?: Inputs['user.get'], options?: CallOptions) => Promise<Reply<User[]>>

/**
 * Reads everybody who matches, page by page, in the order of their ids.
 * Each page begins after the last id seen, not at an offset: people who stop matching on the way shift nothing.
 */
export async function* everybody(
  get: GetUsers,
  filter: UserFilter = {},
  options?: CallOptions,
): AsyncGenerator<User, void, undefined> {
  let after = 0
  let more = true
  // Whatever the caller's own beginning is, later pages begin behind it.
  const others = Object.entries(filter).filter(([name]) => name.toUpperCase() !== '>ID')
  while (more) {
    const FILTER = after ? { ...Object.fromEntries(others), '>ID': after } : filter
    const { result, next } = await get({ FILTER, sort: 'ID', order: 'ASC' }, options)
    yield* result
    more = next !== undefined
    if (more) after = lastId(result, after)
  }
}

function lastId(people: User[], after: number): number {
  const id = Number(people.at(-1)?.ID)
  if (id > after) return id
  throw new B24Error('The portal announced another page of people, but repeats the last one.')
}
