import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createClient,
  memoryJournal,
  type Plan,
  readJournal,
  readTable,
  type SyncClient,
  ValidationError,
} from '../../dist/sync/node.js'
import { startPortal, type LocalPortal } from '../../www/portal/node/index.ts'

const ROWS = [{ ID: 2, NAME: 'Ada' }]

let portal: LocalPortal
let client: SyncClient
let plan: Plan

beforeAll(async () => {
  portal = await startPortal()
  client = await createClient({ webhook: portal.webhook })
  plan = await client.plan(ROWS, { match: 'ID' })
})

afterAll(() => portal.close())

/** The issues of what is wrong, one a line. */
async function issuesOf(act: () => PromiseLike<unknown>): Promise<string[]> {
  const error = await Promise.resolve()
    .then(act)
    .then(
      () => undefined,
      (error: unknown) => error,
    )
  expect(error).toBeInstanceOf(ValidationError)
  return (error as ValidationError).message.split('\n').slice(1)
}

const making = (options: unknown) => () => client.plan(ROWS, options as object)
const reading = (options: unknown) => async () => client.plan(await readTable('ID\n2', options as object))
const applying = (options: unknown) => () => client.apply(plan, options as { journal: never })

test.each<[() => PromiseLike<unknown>, string]>([
  [making({ match: 'id' }), 'match: This must be one of XML_ID, EMAIL, ID.'],
  [making({ match: null }), 'match: This must be one of XML_ID, EMAIL, ID.'],
  [making({ missing: 'delete' }), 'missing: This must be one of ignore, dismiss.'],
  [making({ protect: ['x'] }), 'protect: This must be an id, or a list of ids.'],
  [making({ protect: 0 }), 'protect: This must be an id, or a list of ids.'],
  ...[-1, 1.5, Number.NaN, -Infinity, '5', '101%', 'all', {}, [], true, 5n].map(
    (cap): [() => PromiseLike<unknown>, string] => [
      making({ caps: { dismiss: cap } }),
      "caps.dismiss: This must be a number of rows, per cent such as '5%', or null.",
    ],
  ),
  [making({ caps: { dismissal: 1 } }), 'caps.dismissal: There is no such option. Did you mean dismiss?'],
  [making({ caps: 5 }), 'caps: This must be an object of options.'],
  [making({ timeout: 0 }), 'timeout: This must be more than 0 milliseconds.'],
  [making({ timeout: 'long' }), 'timeout: This must be a number of milliseconds.'],
  [making({ language: 5 }), 'language: This must be text.'],
  [making({ cap: {} }), 'cap: There is no such option. Did you mean caps?'],
  [making({ signal: 5 }), 'signal: This must be an AbortSignal.'],
  [making(5), 'This must be an object of options.'],
  [
    making(
      new Proxy(
        {},
        {
          ownKeys() {
            throw new Error('mine')
          },
        },
      ),
    ),
    'This must be an object of options.',
  ],
  [reading({ dates: 'MM/DD' }), 'table.dates: This must be one of day, month.'],
  [reading({ blank: true }), 'table.blank: This must be one of keep, clear.'],
  [reading({ form: 'xml' }), 'table.form: This must be one of csv, json, jsonl.'],
  [reading({ delimiter: ';;' }), 'table.delimiter: This must be one character of ASCII.'],
  [
    reading({ columns: { Name: 5 } }),
    'table.columns: This must be codes of fields by caption, null for a column that is left out.',
  ],
  [reading({ date: 'day' }), 'table.date: There is no such option. Did you mean dates?'],
  [reading('day'), 'This must be an object of options.'],
  [applying(undefined), 'journal: This must be a journal, such as memoryJournal() gives.'],
  [applying({}), 'journal: This must be a journal, such as memoryJournal() gives.'],
  [applying({ journal: {} }), 'journal: This must be a journal, such as memoryJournal() gives.'],
  [applying({ journal: memoryJournal(), lanes: 0 }), 'lanes: This must be from 1 to 16.'],
  [applying({ journal: memoryJournal(), lanes: 1.5 }), 'lanes: This must be a whole number.'],
  [applying({ journal: memoryJournal(), lanes: 'many' }), 'lanes: This must be a whole number.'],
  [applying({ journal: memoryJournal(), onConflict: 'go' }), 'onConflict: This must be one of skip, stop.'],
  [applying({ journal: memoryJournal(), maxAge: -1 }), 'maxAge: This must be more than 0 milliseconds.'],
  [applying({ journal: memoryJournal(), lane: 4 }), 'lane: There is no such option. Did you mean lanes?'],
])('of what is wrong is said where, and what belongs there: %#', async (act, told) => {
  expect(await issuesOf(act)).toEqual([told])
})

test('all that is wrong is told at once', async () => {
  const issues = await issuesOf(making({ match: 'NAME', caps: { dismiss: 'all', mail: 1 }, protect: {} }))
  expect(issues.map((issue) => issue.split(':')[0])).toEqual([
    'match',
    'caps.dismiss',
    'caps.mail',
    'protect',
  ])
})

test.each<[string, () => PromiseLike<unknown>, string]>([
  ['a plan', () => client.apply({} as never, { journal: memoryJournal() }), 'plan: This must be a plan'],
  ['a journal to go on with', () => client.resume(undefined as never), 'journal: This must be a journal'],
  ['a journal to take back', () => client.undo({} as never), 'journal: This must be a journal'],
  ['a journal to read', () => readJournal(5 as never), 'journal: This must be a journal'],
  ['a table', () => readTable(5 as never), 'This must be a file, bytes, text, rows, or a stream of them.'],
  [
    'a list',
    () => client.plan(null as never),
    'This must be a file, bytes, text, rows, or a stream of them.',
  ],
])('what is not %s is refused', async (_, act, told) => {
  const [issue, ...more] = await issuesOf(act)
  expect(issue).toContain(told)
  expect(more).toEqual([])
})

describe('rows may come', () => {
  const kind = async (rows: Parameters<SyncClient['plan']>[0]) =>
    [...(await client.plan(rows, { match: 'ID' })).rows()].map(({ kind }) => kind)

  test('from whatever is iterated', async () => {
    const generated = function* () {
      yield* ROWS
    }
    expect(await kind(generated())).toEqual(['update'])
    expect(await kind(new Set(ROWS))).toEqual(['update'])
  })

  test('from what throws, which is handed on', async () => {
    const broken = function* () {
      yield* ROWS
      throw new RangeError('mine')
    }
    await expect(kind(broken())).rejects.toThrow(new RangeError('mine'))
  })

  test.each([0, 1, 600])('never, after %s of them, and can be given up', async (count) => {
    async function* silent() {
      for (let id = 1; id <= count; id++) yield { ID: id, NAME: 'Ada' }
      await new Promise(() => undefined)
    }
    const begun = client.plan(silent(), { match: 'ID', signal: AbortSignal.timeout(100) })
    await expect(begun).rejects.toMatchObject({ name: 'AbortedError', sent: false })
  })
})
