// Compiled, never run: typical programs. Each of them is run against a portal in tests/package/programs.test.ts.
import {
  createClient,
  schemas,
  settle,
  writable,
  type AnyB24Error,
  type FoundUser,
  type Reply,
  type Settled,
  type UserFieldChanges,
  type UserFieldDetails,
  type UserFieldRow,
} from 'b24-users'
import { check, type Equal } from './equal.ts'

declare module 'b24-users' {
  interface PortalFields {
    UF_USR_GRADE: 'integer'
    UF_USR_SKILLS: 'enumeration[]'
    UF_USR_REMOTE: 'boolean'
    UF_USR_CV: 'file'
  }
}

const client = await createClient({
  webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/',
  userFields: 'read',
})

// Everybody is read, and each is changed.
for await (const person of client.user.all()) {
  check<Equal<typeof person, FoundUser>>()
  await client.user.update({ ID: person.ID, WORK_POSITION: person.WORK_POSITION })
}
client.user.all(
  { ACTIVE: true, '>=DATE_REGISTER': '2026-01-01', '!UF_DEPARTMENT': false, '%UF_USR_TEAM': 'x' },
  {
    select: ['NAME', 'UF_USR_GRADE', '*'],
    sort: 'LAST_NAME',
    order: 'DESC',
    limit: 100,
    onTotal: (total) => total + 1,
  },
)
client.user.searchAll({ FIND: 'Ann' }, { limit: 5 })
// @ts-expect-error: nobody is found by this name
client.user.all({ WORK_POSITON: 'Cook' })
// @ts-expect-error: nobody is found by this name, whatever the comparison
client.user.all({ '>=DATE_OF_REGISTER': '2026-01-01' })
// @ts-expect-error: only a search finds by words
client.user.all({ FIND: 'Ann' })
// @ts-expect-error: no such column
client.user.all({}, { sort: 'LASTNAME' })
// @ts-expect-error: no such name
client.user.all({}, { select: ['FIRST_NAME'] })
// @ts-expect-error: no such column
await client.user.get({ sort: 'LASTNAME', order: 'ASC' })
// @ts-expect-error: no such name
await client.user.get({ select: ['FIRST_NAME'] })
// @ts-expect-error: no field is found by this name
await client.userfield.list({ filter: { TYPE: 'string' } })
await client.userfield.list({ filter: { USER_TYPE_ID: 'string', LANG: 'de' } })

// What was checked is taken.
const parsed = schemas['user.update'].parse({})
await client.user.update(parsed)
await client.user.add(schemas['user.add'].parse({}))
await client.user.get(schemas['user.get'].parse({}))
await client.userfield.add(schemas['user.userfield.add'].parse({}).fields)
await client.batch([['user.userfield.add', schemas['user.userfield.add'].parse({})]])
await client.user.search(schemas['user.search'].parse({}))
await client.userfield.list(schemas['user.userfield.list'].parse({}))
await client.batch([
  ['user.update', parsed],
  ['user.get', schemas['user.get'].parse({})],
])

// A batch gives what each of its calls gives.
const outcomes = await client.batch([
  ['user.get', { FILTER: { ACTIVE: true } }],
  ['user.add', { EMAIL: 'ann@example.com', UF_DEPARTMENT: [1] }],
  { method: 'user.userfield.list' },
])
check<Equal<(typeof outcomes)[1], Settled<Reply<number>>>>()
check<Equal<(typeof outcomes)[2], Settled<Reply<UserFieldRow[]>>>>()
if (outcomes[0].success) outcomes[0].data.result.map(({ NAME }) => NAME)
const named = await client.batch(
  { me: ['user.current'], boss: ['user.update', { ID: '$result[me][ID]', ACTIVE: true }] },
  { references: true },
)
if (named.me.success) check<Equal<typeof named.me.data.result, FoundUser>>()
const changes = [1, 2].map((ID) => ['user.update', { ID, ACTIVE: true }] as const)
for (const outcome of await client.batch(changes, {
  onProgress: ({ done, total }) => done / total,
  inFlight: 4,
})) {
  if (outcome.success) check<Equal<typeof outcome.data.result, true>>()
}
// @ts-expect-error: no such name
if (named.you) throw named.you

// An error is narrowed by its name.
function tell(error: AnyB24Error): string | number {
  switch (error.name) {
    case 'ValidationError':
      return error.issues.length
    case 'RestError':
      return error.code
    case 'TransportError':
    case 'TimeoutError':
    case 'AbortedError':
      return Number(error.sent)
    case 'B24Error':
      return error.message
  }
}
const settled = await settle(client.user.current())
if (!settled.success) tell(settled.error)
// @ts-expect-error: only a refusal has a code
export type OnlyOfRefusals = AnyB24Error['code']

// What a list of fields gives fits a change.
const [row] = (await client.userfield.list()).result
if (row) {
  await client.userfield.update(row.ID, { SORT: row.SORT, XML_ID: row.XML_ID ?? '', LIST: row.LIST })
  await client.userfield.update(row.ID, {
    MANDATORY: row.MANDATORY,
    SETTINGS: row.SETTINGS,
    SHOW_IN_LIST: 'N',
  })
  const own: UserFieldChanges = writable(row)
  await client.userfield.update(row.ID, own)
  await client.userfield.delete(row.ID)
}
const { result: details } = await client.userfield.get(42)
check<Equal<typeof details, UserFieldDetails | undefined>>()
if (details) await client.userfield.update(42, writable(details))
if (details)
  await client.userfield.update(42, { EDIT_FORM_LABEL: { ...details.EDIT_FORM_LABEL, de: 'Profil' } })
// @ts-expect-error: a label is an object of texts there
export const label: string = details?.EDIT_FORM_LABEL ?? ''

// What was read can be sent back.
const { result: me } = await client.user.current()
await client.user.update({ ...writable(me), ID: me.ID })

// One's own fields have types of their own.
await client.user.update({
  ID: 1,
  UF_USR_GRADE: 7,
  UF_USR_SKILLS: [1, '2'],
  UF_USR_REMOTE: true,
  UF_USR_OTHER: 'x',
})
await client.user.update({ ID: 1, UF_USR_CV: new File([], 'cv.pdf'), UF_USR_SKILLS: '' })
// @ts-expect-error: a grade is a number
await client.user.update({ ID: 1, UF_USR_GRADE: 'seven' })
// @ts-expect-error: several skills are a list
await client.user.update({ ID: 1, UF_USR_SKILLS: 5 })
// @ts-expect-error: a grade is no list
export const grades: unknown[] = me.UF_USR_GRADE ?? []
if (Array.isArray(me.UF_USR_SKILLS)) me.UF_USR_SKILLS.map(String)

// A line has several parties.
const german = client.with({ languages: ['de'], userFields: [], timeout: 5_000, patience: 60_000 })
await german.with({ userFields: 'read' }).user.current()
// @ts-expect-error: the pace is the line's
client.with({ rate: false })
// @ts-expect-error: the connection is the line's
client.with({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/' })
// @ts-expect-error: no such word
client.with({ userFields: 'load' })

// What was made ready is sent.
const batches = schemas['user.update'].batches('[]')
const sent = await client.send(batches, {
  onProgress: ({ failed }) => failed,
  signal: AbortSignal.timeout(5),
})
check<Equal<typeof sent, Settled<Reply<true>>[]>>()
// @ts-expect-error: bodies come from batches
await client.send([])

export { sent }
