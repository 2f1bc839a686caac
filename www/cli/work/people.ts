import { basename } from 'node:path'
import type {
  Change,
  FoundUser,
  Reply,
  SyncClient,
  UserFilter,
  UserSearchFilter,
} from '../../package/sync/node.ts'
import type { AnswerOptions, ConnectionOptions } from '../options.ts'
import { openClient } from './client.ts'
import { connect } from './connection.ts'
import { Exit, Refusal } from './exit.ts'
import { parseJson, readNamed, readObject } from './input.ts'
import { withId } from './methods.ts'
import { writing } from './output.ts'
import { type Person, peopleTable, personLines } from './person.ts'
import { showRequest, tellWarnings } from './reply.ts'
import { stoppable } from './signals.ts'
import { note } from './streams.ts'

type Options = ConnectionOptions & AnswerOptions

interface FieldOptions extends Options {
  set?: string[]
  fields?: string
  photo?: string
  test?: boolean
}

interface UpdateOptions extends FieldOptions {
  onlyChanged?: boolean
  verify?: boolean
  dryRun?: boolean
}

interface ListOptions extends Options {
  filter?: string
  limit?: string
}

interface GetOptions extends ListOptions {
  select?: string
  sort?: string
  order?: 'ASC' | 'DESC'
}

/** Changes a person. */
export async function update([id]: [id: string], options: UpdateOptions): Promise<number> {
  const { onlyChanged, verify, dryRun } = options
  const input = withId(await fieldsIn(options), id)
  if (Object.keys(input).length === 1)
    throw new Refusal('What is to change? Give --set, --fields or --photo.')
  if (options.test)
    return showRequest(await connect(options), options, (client) => client.user.update(input as never))
  return writing(options.out, async (output) => {
    const { client } = await openClient(options)
    const isMore = onlyChanged ?? verify ?? dryRun ?? false
    const { result, warnings } = await stoppable((signal): Promise<Reply<true | Change>> =>
      isMore
        ? client.user.update(input as never, {
            only: onlyChanged ? 'changed' : undefined,
            verify,
            dryRun,
            signal,
          })
        : client.user.update(input as never, { signal }),
    )
    tellWarnings(warnings)
    await output.write(options.json ? JSON.stringify({ result, warnings }, null, 2) : doneIn(result))
    return result === true || isRight(result) ? Exit.Done : Exit.RowsFailed
  })
}

/** Invites a person. */
export async function add(_given: unknown[], options: FieldOptions): Promise<number> {
  const input = await fieldsIn(options)
  if (options.test)
    return showRequest(await connect(options), options, (client) => client.user.add(input as never))
  return writing(options.out, async (output) => {
    const { client } = await openClient(options)
    const { result, warnings } = await stoppable((signal) => client.user.add(input as never, { signal }))
    tellWarnings(warnings)
    await output.write(
      options.json ? JSON.stringify({ result, warnings }, null, 2) : `Invited, with the id ${result}.`,
    )
    return Exit.Done
  })
}

/** Reads people. */
export async function get([ids]: [ids: string[]], options: GetOptions): Promise<number> {
  const filter: UserFilter =
    options.filter === undefined ? {} : ((await readObject(options.filter, '--filter')) as UserFilter)
  if (ids.length > 0) Object.assign(filter, { ID: ids })
  const { sort, order } = options
  const select = options.select?.split(',').map((name) => name.trim())
  const more = { ...(select ? { select: select as never } : {}), sort: sort as never, order }
  return people(options, (client, known) => client.user.all(filter, { ...more, ...known }), ids.length)
}

/** Finds people by words. */
export async function search([words]: [words: string[]], options: ListOptions): Promise<number> {
  const filter = options.filter === undefined ? {} : await readObject(options.filter, '--filter')
  if (words.length > 0) filter['FIND'] = words.join(' ')
  if (Object.keys(filter).length === 0) throw new Refusal('What for? Give words, or --filter.')
  return people(options, (client, known) => client.user.searchAll(filter as UserSearchFilter, known))
}

/** Tells who calls. */
export async function current(_given: unknown[], options: Options): Promise<number> {
  return writing(options.out, async (output) => {
    const { client } = await openClient(options)
    const { result } = await stoppable((signal) => client.user.current({}, { signal }))
    await output.write(options.json ? JSON.stringify(result, null, 2) : personLines({ ...result }))
    return Exit.Done
  })
}

type Known = Pick<
  NonNullable<Parameters<SyncClient['user']['all']>[1]>,
  'limit' | 'signal' | 'onTotal' | 'onWarnings'
>

async function people(
  options: ListOptions,
  read: (client: SyncClient, known: Known) => AsyncIterable<FoundUser>,
  wanted = 0,
): Promise<number> {
  const limit = limitIn(options.limit, wanted)
  return writing(options.out, async (output) => {
    const { client } = await openClient(options)
    const found: Person[] = []
    let all = 0
    await stoppable(async (signal) => {
      const known: Known = { limit, signal, onTotal: (total) => (all = total), onWarnings: tellWarnings }
      for await (const person of read(client, known)) found.push({ ...person })
    })
    const [one] = found
    if (options.json) await output.write(JSON.stringify(found, null, 2))
    else if (one && wanted === 1) await output.write(personLines(one))
    else if (found.length > 0) await output.write(peopleTable(found))
    if (all > found.length) note(`${found.length} of ${all}; --limit all gives everybody.`)
    if (found.length < wanted || found.length === 0) note('Nobody else was found.')
    return found.length < wanted ? Exit.Error : Exit.Done
  })
}

function limitIn(text: string | undefined, wanted: number): number {
  if (text === undefined) return Math.max(50, wanted)
  if (text === 'all') return Infinity
  if (/^\d+$/.test(text)) return Number(text)
  throw new Refusal('--limit is a number, or `all`.')
}

async function fieldsIn({ set = [], fields, photo }: FieldOptions): Promise<Record<string, unknown>> {
  const input = new Map(Object.entries(fields === undefined ? {} : await readObject(fields, '--fields')))
  for (const text of set) {
    const at = text.indexOf('=')
    if (at < 1) throw new Refusal('--set is such as NAME=Oleg.')
    const [name, value] = [text.slice(0, at), text.slice(at + 1)]
    input.set(name, /^[[{]/.test(value) ? parseJson(value, `--set ${name}`) : value)
  }
  if (photo !== undefined) {
    input.set('PERSONAL_PHOTO', { name: basename(photo), data: await readNamed(photo, '--photo') })
  }
  return Object.fromEntries(input)
}

function isRight({ kind, state }: Change): boolean {
  return kind !== 'unmatched' && (state === undefined || ['applied', 'already', 'unchanged'].includes(state))
}

function doneIn(result: true | Change): string {
  if (result === true) return 'Done.'
  const { kind, state, changes = {} } = result
  if (kind === 'unmatched') return 'There is nobody of this id.'
  if (kind === 'unchanged') return 'Nothing differs.'
  const lines = Object.entries(changes).map(
    ([name, { before, after }]) => `${name}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  )
  return [...lines, state === undefined ? 'Nothing was sent.' : `Done: ${state}.`].join('\n')
}
