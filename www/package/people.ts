import { B24Error } from './errors.ts'
import type { Inputs } from './inputs.ts'
import type { CallOptions } from './options.ts'
import type { Reply } from './reply.ts'
import type { FoundUser, User } from './user.ts'

/** Methods that read people. */
export type ReadingMethod = 'user.get' | 'user.search'

/** Conditions of `user.get`. */
export type UserFilter = NonNullable<Inputs['user.get']['FILTER']>

/** Conditions of `user.search`. */
export type UserSearchFilter = NonNullable<Inputs['user.search']['FILTER']>

/** Options of reading everybody. */
export interface AllOptions extends CallOptions {
  /** Names to return; `ID` is always among them. Newer portals only. */
  select?: Inputs['user.get']['select']
  /**
   * Name to sort by, in place of `ID`. Then pages begin at an offset, so whoever stops matching on the way makes others be
   * passed over.
   */
  sort?: Inputs['user.get']['sort']
  /** Direction; upwards unless given. */
  order?: Inputs['user.get']['order']
  /** People to be read at most. */
  limit?: number | undefined
  /** Told once how many people match, before the first of them is given. */
  onTotal?: ((total: number) => void) | undefined
}

/** Reads one page of people. */
export type ReadPage = (
  method: ReadingMethod,
  input: NonNullable<Inputs[ReadingMethod]>,
  options?: CallOptions,
) => Promise<Reply<User[]>>

/**
 * Reads everybody who matches, page by page, in the order of their ids unless told otherwise.
 * In that order each page of `user.get` begins after the last id seen, not at an offset: people who stop matching shift
 * nothing. A search by words takes no other condition.
 */
export async function* everybody(
  read: ReadPage,
  method: ReadingMethod,
  filter: UserSearchFilter = {},
  { select, sort, order = 'ASC', limit = Infinity, onTotal, ...options }: AllOptions = {},
): AsyncGenerator<FoundUser, void, undefined> {
  const isById = method === 'user.get' && (sort === undefined || sort === 'ID')
  const turn = isById ? byId(filter, order) : byOffset(filter)
  const given = {
    ...(select === undefined ? {} : { select: [...new Set([...select, 'ID' as const])] }),
    sort: sort ?? 'ID',
    order,
  }
  let left = limit
  let page = turn.first
  while (left > 0) {
    const { result, next, total } = await read(method, { ...given, ...page }, options)
    if (page === turn.first && total !== undefined) onTotal?.(total)
    for (const person of result as FoundUser[]) {
      if (left-- <= 0) return
      yield person
    }
    if (next === undefined) return
    page = turn.next(result, next)
  }
}

/** How pages follow each other. */
interface Turn {
  first: object
  next(people: User[], offset: number): object
}

function byOffset(FILTER: UserSearchFilter): Turn {
  return { first: { FILTER }, next: (_, start) => ({ FILTER, start }) }
}

function byId(filter: UserSearchFilter, order: string): Turn {
  const isUp = order.toUpperCase() !== 'DESC'
  const bound = isUp ? '>ID' : '<ID'
  // Whatever the caller's own beginning is, later pages begin behind it.
  const others = Object.entries(filter).filter(([name]) => name.toUpperCase() !== bound)
  let last = isUp ? 0 : Infinity
  return {
    first: { FILTER: filter },
    next(people) {
      const id = Number(people.at(-1)?.ID)
      if (!(isUp ? id > last : id < last)) {
        throw new B24Error('The portal announced another page of people, but repeats the last one.')
      }
      last = id
      return { FILTER: { ...Object.fromEntries(others), [bound]: id } }
    },
  }
}
