/** Takes inputs through every door there is, in whatever engine this runs. */
import type { BatchCall, Client, ClientOptions, Context, Method } from '../../dist/index.js'

/** An input, and what is known of the portal. */
export interface Passed {
  method: Method
  input: unknown
  context: Context
}

type Face = Pick<typeof import('../../dist/index.js'), 'createClient' | 'schemas'>

/** What each door makes of each input, as JSON. */
export async function walk(face: Face, all: Passed[]): Promise<string[]> {
  const found: string[] = []
  for (const passed of all) found.push(JSON.stringify(await throughAll(face, passed)))
  return found
}

async function throughAll({ createClient, schemas }: Face, { method, input, context }: Passed) {
  const schema = schemas[method]
  const text = JSON.stringify([input])
  const { bodies, refused, warned } = schema.batches(new TextEncoder().encode(text), context)
  const sent: Record<string, unknown> = {}
  const { field, ...known } = context
  for (const [way, connection] of Object.entries(connections(sent))) {
    const client = await createClient({ ...connection, ...known } as ClientOptions)
    sent[`${way}, told`] = await told(() => single(client, method, input, { field }))
    sent[`${way}, batch, told`] = await told(() => client.batch([[method, input] as BatchCall]))
  }
  return {
    parsed: toldOf(schema.safeParse(input, context)),
    standard: schema['~standard'].validate(input, { libraryOptions: { 'b24-users': context } }),
    list: [bodies.map((body) => new TextDecoder().decode(body)), refused, warned],
    sent,
  }
}

function toldOf(outcome: { success: boolean }): unknown {
  return 'error' in outcome ? described(outcome.error) : outcome
}

async function told(act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act()
  } catch (error) {
    return described(error)
  }
}

function described(error: unknown): unknown {
  const { name, message, issues } = error as Error & { issues?: unknown }
  return { name, message, issues }
}

/** The method of a client; parameters that it takes apart go as far as they can be taken. */
function single(client: Client, method: Method, input: unknown, options: object): Promise<unknown> {
  const name = method.split('.').at(-1) as string
  const own = (part: string) => (input as Record<string, unknown> | null | undefined)?.[part]
  const { user, userfield } = client as unknown as Record<
    string,
    Record<string, (...parts: unknown[]) => Promise<unknown>>
  >
  if (!method.startsWith('user.userfield.')) return user?.[name]?.(input, options) as Promise<unknown>
  const parts = {
    list: [input],
    add: [own('fields')],
    delete: [own('id')],
    update: [own('id'), own('fields')],
  }
  return userfield?.[name]?.(...parts[name as keyof typeof parts], options) as Promise<unknown>
}

/** The ways to a portal that does all that it is told; what it was told is kept under the way's name. */
function connections(sent: Record<string, unknown>): Record<string, object> {
  const answers = (way: string, method: string, params: unknown) => {
    const key = method === 'batch' ? `${way}, batch` : way
    sent[key] = params
    return method === 'batch' ? { result: { 0: true }, result_error: [] } : true
  }
  const fetch = (way: string) => async (request: Request) => {
    const method = /([\w.]+)\.json$/.exec(request.url)?.[1] ?? ''
    return Response.json({ result: answers(way, method, await request.json()) })
  }
  const answered = (method: string, params: unknown) => ({
    answer: { result: answers('bx24', method, params) },
    status: 200,
  })
  const result = (value: unknown) => ({
    isSuccess: true,
    getStatus: () => 200,
    getData: () => ({ result: value }),
  })
  return {
    webhook: { webhook: 'https://portal.example/rest/1/code/', fetch: fetch('webhook') },
    oauth: { oauth: { domain: 'portal.example', accessToken: 'token' }, fetch: fetch('oauth') },
    bx24: {
      bx24: {
        callMethod: (method: string, params: unknown, done: (result: unknown) => void) =>
          done(answered(method, params)),
        callBatch: (calls: Record<string, [string, unknown]>, done: (results: unknown) => void) =>
          done(
            Object.fromEntries(
              Object.entries(calls).map(([key, [method, params]]) => [key, answered(method, params)]),
            ),
          ),
      },
    },
    b24: {
      b24: {
        isInit: true,
        getTargetOrigin: () => 'https://portal.example',
        actions: {
          v2: {
            call: {
              make: ({ method, params }: { method: string; params: unknown }) =>
                Promise.resolve(result(answers('b24', method, params))),
            },
          },
        },
      },
    },
  }
}
