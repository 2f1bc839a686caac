// Compiled, never run: what the declarations of the client must accept and refuse.
import {
  createClient,
  init,
  initSync,
  isRestError,
  settle,
  type AnyB24Error,
  type Client,
  type CurrentUser,
  type FoundUser,
  type Moment,
  type Reply,
  type RestError,
  type User,
  type UserFieldRow,
} from 'b24-users'
import { check, type Equal } from './equal.ts'

declare const BX24: { callMethod(method: string, params: object, callback: (result: unknown) => void): void }
declare const bytes: Uint8Array<ArrayBuffer>
declare const module: WebAssembly.Module

// Loading.
await init()
await init('/b24_users_bg.wasm')
await init(new URL('https://example.com/b24_users_bg.wasm'))
await init(fetch('/b24_users_bg.wasm'))
await init(WebAssembly.compile(bytes))
initSync(bytes)
initSync(module)
// @ts-expect-error: a number is no source
await init(7)
// @ts-expect-error: nothing can be fetched at once
initSync('/b24_users_bg.wasm')

// Connections.
const client = await createClient({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/' })
await createClient({ bx24: BX24, timeout: 10_000, languages: ['en'], userFields: [], fetch })
// @ts-expect-error: a connection is required
await createClient({})
// @ts-expect-error: one connection only
await createClient({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/', bx24: BX24 })
// @ts-expect-error: BX24 can call methods
await createClient({ bx24: {} })
// @ts-expect-error: no such option
await createClient({ bx24: BX24, timeOut: 5 })
check<Equal<typeof client, Client>>()

// Photos and custom fields take files.
const file = new File([], 'a.png')
await client.user.update({ ID: 1, PERSONAL_PHOTO: file, UF_USR_CV: file, UF_USR_SCANS: [file, file] })
await client.user.update({ ID: 1, PERSONAL_PHOTO: { name: 'a.png', data: bytes } })
await client.user.update({ ID: 1, PERSONAL_PHOTO: { name: 'a.png', data: new Blob() } })
await client.user.update({ ID: 1, PERSONAL_PHOTO: { name: 'a.png', data: bytes.buffer } })
await client.user.update({ ID: 1, PERSONAL_PHOTO: 'data:image/png;base64,iVBORw0KGgo=' })
await client.user.update({ ID: 1, PERSONAL_PHOTO: ['a.png', 'iVBORw0KGgo='] })
await client.user.add({ EMAIL: 'ann@example.com', UF_DEPARTMENT: [1], PERSONAL_PHOTO: file })
// @ts-expect-error: a Blob has no name
await client.user.update({ ID: 1, PERSONAL_PHOTO: new Blob() })
// @ts-expect-error: a name is no photo
await client.user.update({ ID: 1, PERSONAL_PHOTO: 'a.png' })
// @ts-expect-error: other fields take no files
await client.user.update({ ID: 1, NAME: file })
// @ts-expect-error: the id is required
await client.user.update({ NAME: 'Ann' })
// @ts-expect-error: the address is required
await client.user.add({ NAME: 'Ann' })
// @ts-expect-error: no such option
await client.user.update({ ID: 1, NAME: 'Ann' }, { retry: 3 })
const { signal } = new AbortController()
await client.user.update({ ID: 1, NAME: 'Ann' }, { signal, timeout: 5_000 })

// Replies.
check<Equal<Awaited<ReturnType<typeof client.user.update>>, Reply<true>>>()
check<Equal<Awaited<ReturnType<typeof client.user.add>>, Reply<number>>>()
check<Equal<Awaited<ReturnType<typeof client.user.get>>, Reply<User[]>>>()
check<Equal<Awaited<ReturnType<typeof client.user.search>>, Reply<User[]>>>()
check<Equal<Awaited<ReturnType<typeof client.user.current>>, Reply<CurrentUser>>>()
check<Equal<Awaited<ReturnType<typeof client.user.fields>>, Reply<Record<string, string>>>>()
check<Equal<Awaited<ReturnType<typeof client.userfield.list>>, Reply<UserFieldRow[]>>>()

check<Equal<ReturnType<typeof client.user.all>, AsyncGenerator<FoundUser, void, undefined>>>()
client.user.all({ ACTIVE: true }, { signal })

// What was read can be written, once it is known to be there.
const { result: me } = await client.user.current()
check<Equal<typeof me.ACTIVE, boolean | undefined>>()
check<Equal<typeof me.TIMESTAMP_X, Moment | undefined>>()
await client.user.update({ ID: me.ID, ACTIVE: me.ACTIVE, NAME: me.NAME })
const [first] = (await client.user.get()).result
// @ts-expect-error: the id may be missing
if (first) await client.user.update({ ID: first.ID, NAME: 'Ann' })
// @ts-expect-error: ids are text
me.ID = 5

// Custom fields.
await client.userfield.update(
  42,
  { SORT: 150, EDIT_FORM_LABEL: { en: 'Skills' } },
  { type: 'string', signal },
)
await client.userfield.add({ FIELD_NAME: 'GRADE', USER_TYPE_ID: 'integer' })
await client.userfield.list()
await client.userfield.delete('42')
// @ts-expect-error: no such type of field
await client.userfield.update(42, { SORT: 150 }, { type: 'text' })
// @ts-expect-error: fixed when the field was created
await client.userfield.update(42, { FIELD_NAME: 'GRADE' })
// @ts-expect-error: a field needs a name
await client.userfield.add({ USER_TYPE_ID: 'integer' })

// Anything else.
check<Equal<Awaited<ReturnType<typeof client.call>>, Reply<unknown>>>()
const deal: Reply<{ ID: string }> = await client.call<{ ID: string }>('crm.deal.get', { id: 1 })

// Outcomes as values.
const settled = await settle(client.user.get())
// @ts-expect-error: there may be no data
export type Early = (typeof settled)['data']
if (settled.success) check<Equal<typeof settled.data, Reply<User[]>>>()
else check<Equal<typeof settled.error, AnyB24Error>>()
if (!settled.success && isRestError(settled.error)) {
  check<Equal<typeof settled.error, RestError>>()
  check<Equal<typeof settled.error.code, string>>()
  check<Equal<typeof settled.error.name, 'RestError'>>()
}

export { deal }
