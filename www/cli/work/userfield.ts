import type { UserFieldRow } from '../../package/sync/node.ts'
import type { AnswerOptions, ConnectionOptions } from '../options.ts'
import { openClient } from './client.ts'
import { connect } from './connection.ts'
import { Exit, Refusal } from './exit.ts'
import { readObject } from './input.ts'
import type { Make } from './methods.ts'
import { writing } from './output.ts'
import { type Person, personLines } from './person.ts'
import { showRequest, tellWarnings } from './reply.ts'
import { stoppable } from './signals.ts'
import { isTerminal } from './streams.ts'
import { tableOf } from './table.ts'

type Options = ConnectionOptions & AnswerOptions

interface ListOptions extends Options {
  filter?: string
  language?: string
}

interface ChangeOptions extends Options {
  fields: string
  test?: boolean
}

/** Lists custom fields. */
export async function list(
  _given: unknown[],
  { filter, language = 'en', ...options }: ListOptions,
): Promise<number> {
  const conditions = filter === undefined ? {} : await readObject(filter, '--filter')
  return answering(
    options,
    async (client, signal) => {
      const filter = { LANG: language, ...conditions }
      const { warnings, ...reply } = await client.userfield.list({ filter }, { signal })
      // Of the language that is added here nobody has to know.
      return { ...reply, warnings: warnings.filter(({ path }) => path.at(-1) !== 'LANG') }
    },
    (result) => {
      const rows = result as UserFieldRow[]
      if (rows.length === 0) return 'There are none.'
      return tableOf(
        ['ID', 'FIELD_NAME', 'TYPE', 'SEVERAL', 'LABEL'],
        rows.map((row) => [
          row.ID,
          row.FIELD_NAME,
          row.USER_TYPE_ID,
          row.MULTIPLE,
          row.EDIT_FORM_LABEL ?? '',
        ]),
      )
    },
  )
}

/** Tells of one. */
export async function get([id]: [id: string], options: Options): Promise<number> {
  return answering(
    options,
    async (client, signal) => {
      const reply = await client.userfield.get(id as never, { signal })
      if (reply.result === undefined) throw new Refusal('There is no custom field of this id.')
      return reply
    },
    (result) => personLines(result as Person),
  )
}

/** Creates one. */
export async function add(_given: unknown[], options: ChangeOptions): Promise<number> {
  const fields = await readObject(options.fields, '--fields')
  return changing(
    options,
    (client, signal) => client.userfield.add(fields as never, { signal }),
    (id) => `Created, with the id ${String(id)}.`,
  )
}

/** Changes one. */
export async function update(
  [id]: [id: string],
  options: ChangeOptions & { keep: boolean; remove?: string },
): Promise<number> {
  const fields = await readObject(options.fields, '--fields')
  const { keep } = options
  if (options.test && keep)
    throw new Refusal('--test sends nothing, and what is kept has to be read: add --no-keep.')
  if (!keep && options.remove !== undefined)
    throw new Refusal('--remove says what is not kept: leave --no-keep out.')
  const remove = options.remove?.split(',').map((item) => item.trim())
  const more = keep ? { keep, ...(remove ? { remove } : {}) } : {}
  return changing(
    options,
    (client, signal) => client.userfield.update(id as never, fields, { ...more, signal }),
    () => 'Done.',
  )
}

/** Deletes one. */
export async function remove([id]: [id: string], options: Options & { yes?: boolean }): Promise<number> {
  await connect(options)
  if (!options.yes) {
    if (!isTerminal()) throw new Refusal('There is no terminal to ask in: say --yes.')
    const { askWhether } = await import('../prompt.ts')
    if (!(await askWhether(`Delete the field ${id}, with its values of all people?`))) return Exit.Cancelled
  }
  return answering(
    options,
    (client, signal) => client.userfield.delete(id as never, { signal }),
    () => 'Deleted.',
  )
}

async function changing(
  options: ChangeOptions,
  make: Make,
  told: (result: unknown) => string,
): Promise<number> {
  if (!options.test) return answering(options, make, told)
  return showRequest(await connect(options), options, make)
}

async function answering(options: Options, make: Make, told: (result: unknown) => string): Promise<number> {
  return writing(options.out, async (output) => {
    const { client } = await openClient(options)
    const { result, warnings } = await stoppable((signal) => make(client, signal))
    tellWarnings(warnings)
    await output.write(options.json ? JSON.stringify(result, null, 2) : told(result))
    return Exit.Done
  })
}
