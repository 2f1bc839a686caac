import { B24Error } from './errors.ts'
import type { Inputs } from './inputs.ts'
import type { Warning } from './issue.ts'
import type { Locale } from './locale.ts'
import type { CallOptions } from './options.ts'
import type { Reply } from './reply.ts'
import type { FoundUser, User } from './user.ts'
import { invalid } from './wording.ts'

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
  onTotal?: ((total: number) => unknown) | undefined
  /** Told once of the remarks on the question, such as a condition that the portal passes over. */
  onWarnings?: ((warnings: Warning[]) => unknown) | undefined
}

/** Where people are read from. */
export interface Source {
  readonly method: ReadingMethod
  /** Reads one page. */
  readonly read: (method: ReadingMethod, input: unknown, options?: CallOptions) => Promise<Reply<User[]>>
  /** Language of what is wrong. */
  readonly locale: Locale | undefined
}

/**
 * Reads everybody who matches, page by page, in the order of their ids unless told otherwise.
 * In that order each page of `user.get` begins after the last id seen, not at an offset: people who stop matching shift
 * nothing. A search by words takes no other condition.
 */
export async function* everybody(
  { method, read, locale }: Source,
  filter: UserSearchFilter = {},
  options?: AllOptions | null,
): AsyncGenerator<FoundUser, void, undefined> {
  const {
    select,
    sort = 'ID',
    order = 'ASC',
    limit = Infinity,
    onTotal,
    onWarnings,
    ...others
  } = opened(options, method, locale)
  // Also of what is no number.
  if (!(limit >= 0)) throw invalid(method, [{ path: ['limit'], code: 'out_of_range', min: 0 }], locale)
  const FILTER = copyOf(filter)
  const turn = method === 'user.get' && sort === 'ID' ? byId(FILTER, order) : byOffset(FILTER)
  const given = {
    ...(select === undefined ? {} : { select: withId(select) }),
    sort,
    order,
  }
  let left = limit
  let page = turn.first
  while (left > 0) {
    const { result, next, total, warnings } = await read(method, { ...given, ...page }, others)
    if (page === turn.first) {
      if (total !== undefined) await onTotal?.(total)
      if (warnings.length > 0) await onWarnings?.(warnings)
    }
    if (!Array.isArray(result)) throw new B24Error('The portal gave no list of people.')
    for (const person of result as FoundUser[]) {
      if (left-- <= 0) return
      yield person
    }
    if (next === undefined) return
    page = turn.next(result, next)
  }
}

/** The options, each read once. */
function opened(
  options: AllOptions | null | undefined,
  method: ReadingMethod,
  locale: Locale | undefined,
): AllOptions {
  try {
    return { ...options }
  } catch {
    throw invalid(method, [{ path: ['options'], code: 'type', expected: 'options' }], locale)
  }
}

/** How pages follow each other. */
interface Turn {
  first: object
  next(people: User[], offset: number): object
}

function byOffset(FILTER: UserSearchFilter): Turn {
  let last = 0
  return {
    first: { FILTER },
    next(_, start) {
      if (!(start > last)) throw repeated()
      last = start
      return { FILTER, start }
    },
  }
}

function byId(filter: UserSearchFilter, order: unknown): Turn {
  const isUp = String(order).toUpperCase() !== 'DESC'
  const bound = isUp ? '>ID' : '<ID'
  let last = isUp ? 0 : Infinity
  return {
    first: { FILTER: filter },
    next(people) {
      const id = Number(people.at(-1)?.ID)
      if (!(isUp ? id > last : id < last)) throw repeated()
      last = id
      // Whatever the caller's own beginning is, later pages begin behind it.
      const others = Object.entries(filter).filter(([name]) => name.toUpperCase() !== bound)
      return { FILTER: { ...Object.fromEntries(others), [bound]: id } }
    },
  }
}

function repeated(): B24Error {
  return new B24Error('The portal announced another page of people, but repeats the last one.')
}

/** Names with that of the id; what is no list is an issue. */
function withId(select: unknown): unknown {
  return Array.isArray(select) ? [...new Set<unknown>([...(select as unknown[]), 'ID'])] : select
}

/** As it is now: what the caller changes later is for others. */
function copyOf(filter: UserSearchFilter): UserSearchFilter {
  try {
    const isObject = typeof filter === 'object' && (filter as unknown) !== null && !Array.isArray(filter)
    return isObject ? { ...filter } : filter
  } catch {
    // The core says that it cannot be read.
    return filter
  }
}
