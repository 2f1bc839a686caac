import {
  type BatchCalls,
  type BatchOptions,
  type BatchOutcomes,
  type ManyOptions,
  runBatch,
} from './batch.ts'
import type { Batches } from './batches.ts'
import { readField, type UserFieldDetails } from './details.ts'
import { toError } from './failure.ts'
import type { WithFiles } from './files.ts'
import type { AnyNewUserField, Inputs, UserFieldChanges, UserFieldType } from './inputs.ts'
import { Line, type Party } from './line.ts'
import type { CallOptions, ClientOptions, SharedSettings } from './options.ts'
import {
  type AllOptions,
  everybody,
  type ReadingMethod,
  type Source,
  type UserFilter,
  type UserSearchFilter,
} from './people.ts'
import { toReply, type Reply } from './reply.ts'
import type { Results } from './results.ts'
import { sendBatches } from './send.ts'
import { Settings } from './settings.ts'
import type { Settled } from './settle.ts'
import type { CurrentUser, FoundUser, User } from './user.ts'
import type { UserFieldRow } from './userfield.ts'

/** Methods under `user.*`. */
export interface UserMethods {
  /**
   * Changes a person; what is not named stays. Answers `true` for an id of nobody, too, when asked by an administrator.
   * Others may change themselves only, and there the portal drops `ACTIVE` and `UF_DEPARTMENT` without a word.
   */
  update(input: WithFiles<Inputs['user.update']>, options?: CallOptions): Promise<Reply<true>>
  /** Invites a person; the result is the new id. Never sent again after a lost answer, as it might invite twice. */
  add(input: WithFiles<Inputs['user.add']>, options?: CallOptions): Promise<Reply<number>>
  /** One page of people, 50 at most; bots, integrators and mail users are not among them. */
  get(input?: Inputs['user.get'], options?: CallOptions): Promise<Reply<User[]>>
  /** Everybody who matches, page by page to the last, in the order of their ids. Nothing is sent before the first step. */
  all(filter?: UserFilter, options?: AllOptions): AsyncGenerator<FoundUser, void, undefined>
  /** One page of people found by words, 50 at most. */
  search(input?: Inputs['user.search'], options?: CallOptions): Promise<Reply<User[]>>
  /** Everybody who is found by words, page by page to the last, as {@link UserMethods.all} does. */
  searchAll(filter?: UserSearchFilter, options?: AllOptions): AsyncGenerator<FoundUser, void, undefined>
  /** The person on whose behalf the calls are made. */
  current(input?: Inputs['user.current'], options?: CallOptions): Promise<Reply<CurrentUser>>
  /** Titles of the fields in the portal's language, by code. */
  fields(input?: Inputs['user.fields'], options?: CallOptions): Promise<Reply<Record<string, string>>>
}

/** Options of `userfield.update`. */
export interface UserFieldUpdateOptions<Type extends UserFieldType = UserFieldType> extends CallOptions {
  /** Type of the field, so that `SETTINGS` and `LIST` are checked by it. */
  type?: Type | undefined
  /** Row of `userfield.list`: tells the type, and whether the field holds several values. */
  field?: Partial<UserFieldRow> | undefined
  /**
   * Reads the field first and sends with the change what the portal would lose by it: label texts of languages that are
   * not named, and texts, codes, positions and default marks of items that are named by `ID`, `XML_ID` or `VALUE` alone.
   */
  keep?: boolean | undefined
  /**
   * With `keep`: says that `LIST` is the whole list as it shall be, in its order, and names by id, code or text the items
   * that may go. An item that is neither in the list nor named here is a `conflict`, and nothing is sent.
   */
  remove?: readonly (string | number)[] | undefined
}

/** Methods under `user.userfield.*`; paths of issues are those of the REST method, `fields.SORT`. */
export interface UserFieldMethods {
  /** Creates a field; the result is its id. Never sent again after a lost answer. */
  add(fields: AnyNewUserField, options?: CallOptions): Promise<Reply<number>>
  /**
   * Changes a field; its type, given as a literal, decides which `SETTINGS` and `LIST` fit. Without `keep` the portal
   * empties the languages that a label does not name; a warning says so.
   */
  update<Type extends UserFieldType = UserFieldType>(
    id: Inputs['user.userfield.update']['id'],
    fields: UserFieldChanges<Type>,
    options?: UserFieldUpdateOptions<Type>,
  ): Promise<Reply<true>>
  /** One field with its labels in all languages that have any; `undefined` when the portal shows none of this id. */
  get(
    id: Inputs['user.userfield.delete']['id'],
    options?: CallOptions,
  ): Promise<Reply<UserFieldDetails | undefined>>
  /** All fields that match, in one answer; without labels, unless the filter names a `LANG`. */
  list(input?: Inputs['user.userfield.list'], options?: CallOptions): Promise<Reply<UserFieldRow[]>>
  /** Deletes a field and its values of all people. */
  delete(id: Inputs['user.userfield.delete']['id'], options?: CallOptions): Promise<Reply<true>>
}

/** A connection to one portal; every method throws a `B24Error` when it fails. */
export interface Client {
  /** People. */
  readonly user: UserMethods
  /** Custom fields of people; for administrators only. */
  readonly userfield: UserFieldMethods
  /**
   * Checks all calls, then sends them fifty a request; the outcome of each stands in its place or under its key. Throws a
   * `ValidationError` when any call is wrong: then nothing was sent, and paths begin with the call's index or key.
   */
  batch<const Calls extends BatchCalls>(calls: Calls, options?: BatchOptions): Promise<BatchOutcomes<Calls>>
  /**
   * Sends what `batches` of a schema has made, as `batch` does; gives an outcome for each place of the list. What was
   * refused there has its `ValidationError` here.
   */
  send<Result = true>(batches: Batches, options?: ManyOptions): Promise<Settled<Reply<Result>>[]>
  /**
   * A client on the same line: it shares connection, token and pace with this one, and all that is known of the portal but
   * what is given here.
   */
  with(settings: SharedSettings): Client
  /** Calls any REST method with its parameters unchecked; by the same way, in the same line, with the same errors. */
  call<T = unknown>(method: string, params?: object, options?: CallOptions): Promise<Reply<T>>
}

/** Opens a client over the loaded core. */
export function openClient(options: ClientOptions): Client {
  return clientOf({ line: new Line(options) })
}

/** A client of somebody who uses a line. */
export function clientOf(party: Party): Client {
  const { line, settings } = party

  async function send<M extends keyof Results>(
    method: M,
    params: unknown,
    options?: object | null,
  ): Promise<Reply<Results[M]>> {
    const { end, body, reason } = await line.run(
      settings,
      (core, client, known, files, now) => core.call(client, known, method, params, options, files, now),
      options,
    )
    if (!end.success) throw toError(method, end.failure, reason)
    return toReply(body, end.warnings ?? [], end.status) as Reply<Results[M]>
  }

  async function raw<T>(method: string, params: unknown, options?: object | null): Promise<Reply<T>> {
    const { end, body, reason } = await line.run(
      settings,
      (core, client, known, _, now) => core.callRaw(client, known, method, params, options, now),
      options,
    )
    if (!end.success) throw toError(typeof method === 'string' ? method : 'call', end.failure, reason)
    return toReply(body, end.warnings ?? [], end.status) as Reply<T>
  }

  const source = (method: ReadingMethod): Source => ({ method, read: send, locale: line.localeOf(settings) })

  return {
    user: {
      update: (input, options) => send('user.update', input, options),
      add: (input, options) => send('user.add', input, options),
      get: (input = {}, options) => send('user.get', input, options),
      all: (filter, options) => everybody(source('user.get'), filter, options),
      search: (input = {}, options) => send('user.search', input, options),
      searchAll: (filter, options) => everybody(source('user.search'), filter, options),
      current: (input = {}, options) => send('user.current', input, options),
      fields: (input = {}, options) => send('user.fields', input, options),
    },
    userfield: {
      add: (fields, options) => send('user.userfield.add', { fields }, options),
      update: (id, fields, options) => send('user.userfield.update', { id, fields }, options),
      get: (id, options) => readField(party, id, options),
      list: (input = {}, options) => send('user.userfield.list', input, options),
      delete: (id, options) => send('user.userfield.delete', { id }, options),
    },
    batch: (calls, options) => runBatch(party, calls, options),
    send: (batches, options) => sendBatches(party, batches, options),
    with(options) {
      const adapted = new Settings(settings, options)
      // What is wrong with them is said at once.
      line.adapt(adapted)
      return clientOf({ line, settings: adapted })
    },
    call: (method, params = {}, options) => raw(method, params, options),
  }
}
