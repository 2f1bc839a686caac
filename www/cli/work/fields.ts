import { type FieldMeta, fields as rows } from '../../package/fields.ts'
import type { SyncClient, UserFieldRow } from '../../package/sync/node.ts'
import type { AnswerOptions, ConnectionOptions } from '../options.ts'
import { openOver } from './client.ts'
import { connectIfAny } from './connection.ts'
import { Exit, Refusal } from './exit.ts'
import { writing } from './output.ts'
import { stoppable } from './signals.ts'
import { note } from './streams.ts'
import { tableOf } from './table.ts'

interface FieldsOptions extends ConnectionOptions, AnswerOptions {
  template?: boolean
  csv?: boolean
  delimiter?: string
  language?: string
}

/** A field, as it is told of. */
interface Told {
  name: string
  type: string
  several: boolean
  limit: string
  /** What the portal calls it. */
  caption: string
  /** What it is, and what the portal does with it. */
  doc: string
}

/** Kinds of values that a cell of a list cannot hold. */
const FILES = ['photo', 'file']

/** Tells what can be sent of a person. */
export async function showFields([names]: [names: string[]], options: FieldsOptions): Promise<number> {
  const { template, csv, json, delimiter = ',' } = options
  const all = await allFields(options)
  const told = names.length > 0 ? names.map((name) => named(all, name)) : all
  return writing(options.out, async (output) => {
    if (template)
      await output.write(JSON.stringify(Object.fromEntries(told.map(({ name }) => [name, null])), null, 2))
    else if (csv) {
      const columns = told.filter(({ type }) => !FILES.includes(type))
      await output.write(columns.map(({ name }) => name).join(delimiter === 'tab' ? '\t' : delimiter))
    } else if (json) await output.write(JSON.stringify(told, null, 2))
    else {
      const lines = told.map(({ name, type, several, limit, caption, doc }) => [
        name,
        several ? `${type}[]` : type,
        limit,
        caption,
        doc,
      ])
      await output.write(tableOf(['NAME', 'TYPE', 'LIMIT', 'CAPTION', 'WHAT IT IS'], lines))
    }
    return Exit.Done
  })
}

async function allFields(options: FieldsOptions): Promise<Told[]> {
  const connection = await connectIfAny(options)
  const stock = rows['user.update']
  if (!connection) {
    note('Without a connection: these are what every portal has.')
    return stock.map((row) => ofStock(row, ''))
  }
  const { client } = await openOver(connection, options)
  return stoppable(async (signal) => {
    const { result: captions } = await client.user.fields({}, { signal })
    const own = await ownFields(client, options.language ?? 'en', signal)
    return [...stock.map((row) => ofStock(row, captions[row.name] ?? '')), ...own.map(ofOwn)]
  })
}

/** The portal's custom fields, where the caller may read them. */
async function ownFields(client: SyncClient, LANG: string, signal: AbortSignal): Promise<UserFieldRow[]> {
  try {
    return (await client.userfield.list({ filter: { LANG } }, { signal })).result
  } catch (error) {
    if ((error as Error).name !== 'RestError') throw error
    note(`warning: the custom fields are not among them. ${(error as Error).message}`)
    return []
  }
}

function ofStock(row: FieldMeta, caption: string): Told {
  const several = row.kind === 'ids'
  return {
    name: row.name,
    type: several ? 'id' : row.kind,
    several,
    limit: limitOf(row),
    caption,
    doc: docOf(row),
  }
}

function limitOf(row: FieldMeta): string {
  if ('limit' in row) return `${row.limit} characters`
  if ('allowed' in row) return row.allowed.join(', ')
  if (!('min' in row || 'max' in row)) return ''
  const { min, max } = row
  return max === undefined ? `from ${min ?? ''}` : `${min ?? ''} to ${max}`
}

function docOf({ doc, kind, required, clearable }: FieldMeta): string {
  const parts = [doc]
  if (required) parts.push('Must be there.')
  if (clearable) parts.push(kind === 'ids' ? 'An empty list clears it.' : 'Empty text clears it.')
  return parts.join(' ')
}

function ofOwn({
  FIELD_NAME,
  USER_TYPE_ID,
  MULTIPLE,
  MANDATORY,
  EDIT_FORM_LABEL,
  LIST = [],
}: UserFieldRow): Told {
  const items = LIST.map(({ ID, VALUE }) => `${ID} ${VALUE}`).join(', ')
  return {
    name: FIELD_NAME,
    type: USER_TYPE_ID,
    several: MULTIPLE === 'Y',
    limit: '',
    caption: EDIT_FORM_LABEL ?? '',
    doc: [items && `Items: ${items}.`, MANDATORY === 'Y' && 'Must be filled in.'].filter(Boolean).join(' '),
  }
}

function named(all: readonly Told[], name: string): Told {
  const found = all.find((field) => field.name === name.toUpperCase())
  if (found) return found
  throw new Refusal(`There is no field ${name}; \`b24-users fields\` lists all.`)
}
