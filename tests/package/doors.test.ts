import { beforeAll, describe, expect, test } from 'vitest'
import {
  createClient,
  init,
  isValidationError,
  schemas,
  type BatchCall,
  type CallOptions,
  type Client,
  type Context,
  type Issue,
  type Schema,
  type Warning,
} from '../../dist/node.js'
import * as checksAlone from '../../dist/schemas/node.js'
import * as many from '../../dist/sync/node.js'
import { contextOf, isObject, vectors, type Known } from './verdict.ts'

/** What became of an input: what is sent and said of it, or what is wrong with it. */
type Outcome<Sent> = { sent: Sent; warnings: Warning[] } | { issues: readonly Issue[] }

beforeAll(async () => {
  await init()
  await checksAlone.init()
  await many.init()
})

const encoder = new TextEncoder()

// Whichever way an input takes into the core, one check and one writer await it there.
describe.each(vectors)('$id', ({ method, input, context: known }) => {
  const schema: Schema<unknown, unknown> = schemas[method]
  const context = contextOf(known)
  const text = JSON.stringify([input])

  test('Standard Schema says what safeParse says', () => {
    const standard = schema['~standard'].validate(input, { libraryOptions: { 'b24-users': context } })
    const parsed = schema.safeParse(input, context)
    expect(standard).toEqual(parsed.success ? { value: parsed.data } : { issues: parsed.error.issues })
  })

  const either: [string, Pick<typeof schema, 'safeParse' | 'stringify'>][] = [
    ['all', schema],
    ['the checks alone', checksAlone.schemas[method]],
    ['many people', many.schemas[method]],
  ]
  test.each(either)('as text it is what safeParse gives, with %s', (_, given) => {
    const parsed = given.safeParse(input, context)
    const text = () => given.stringify(input, context)
    if (parsed.success) expect(text()).toBe(JSON.stringify(parsed.data))
    else expect(text).toThrow(parsed.error)
  })

  test('a single call sends what safeParse gives', async () => {
    const way = wayOf(method, input)
    if (!way) return
    const found = await sentBy(
      known,
      async (client) => (await way(client, { field: context.field })).warnings,
    )
    const parsed = schema.safeParse(input, context)
    expect(found).toEqual(
      parsed.success ? { sent: parsed.data, warnings: parsed.warnings } : { issues: parsed.error.issues },
    )
  })

  test('a list writes what a batch sends, as text and as bytes', async () => {
    const expected = batched(schema, text, context)
    expect(batched(schema, encoder.encode(text), context)).toEqual(expected)
    expect(batched(schema, encoder.encode(text).buffer, context)).toEqual(expected)
    // A batch is not told of the field that one of its calls changes.
    if (context.field) return
    const found = await sentBy(known, async (client) => {
      const [outcome] = await client.batch([[method, input] as BatchCall])
      return (outcome as { data: { warnings: Warning[] } }).data.warnings
    })
    expect('sent' in found ? { ...found, sent: commandIn(found.sent) } : withoutIndex(found)).toEqual(
      expected,
    )
  })

  test('a list says of it what safeParse says', () => {
    const parsed = schema.safeParse(input, context)
    const found = batched(schema, text, context)
    expect('sent' in found ? { warnings: found.warnings } : found).toEqual(
      parsed.success ? { warnings: parsed.warnings } : { issues: parsed.error.issues },
    )
  })
})

/** The client's method for an input; none when it takes the parameters apart, and these cannot be. */
function wayOf(
  method: string,
  input: unknown,
): ((client: Client, options: CallOptions & Context) => Promise<{ warnings: Warning[] }>) | undefined {
  const name = method.split('.').at(-1) as string
  if (!method.startsWith('user.userfield.')) {
    return (client, options) => (client.user as unknown as Methods)[name]?.(input, options) as never
  }
  if (name === 'list') return (client, options) => client.userfield.list(input as never, options)
  const names = name === 'add' ? ['fields'] : name === 'delete' ? ['id'] : ['id', 'fields']
  if (!isObject(input) || Object.keys(input).join() !== names.join()) return undefined
  const parts = names.map((part) => input[part])
  return (client, options) => (client.userfield as unknown as Methods)[name]?.(...parts, options) as never
}

type Methods = Record<string, (...parts: unknown[]) => unknown>

/** What a client puts into the body of its only request. */
async function sentBy(known: Known, send: (client: Client) => Promise<Warning[]>): Promise<Outcome<unknown>> {
  let sent: unknown
  const client = await createClient({
    webhook: 'https://portal.example/rest/1/code/',
    userFields: contextOf(known).userFields,
    fetch: async (request) => {
      sent = await (request as Request).json()
      const result = isObject(sent) && 'cmd' in sent ? { result: { 0: true } } : true
      return new Response(JSON.stringify({ result }))
    },
  })
  try {
    const warnings = await send(client)
    return { sent, warnings }
  } catch (error) {
    if (!isValidationError(error)) throw error
    return { issues: error.issues }
  }
}

/** What becomes of the only input of a list in JSON. */
function batched(
  schema: Schema<unknown, unknown>,
  source: string | Uint8Array | ArrayBuffer,
  context: Context,
): Outcome<string> {
  const { bodies, refused, warned } = schema.batches(source, context)
  expect(bodies.length + refused.length).toBe(1)
  if (refused[0]) return { issues: refused[0].issues }
  const sent = commandIn(JSON.parse(new TextDecoder().decode(bodies[0])))
  return { sent, warnings: warned[0]?.warnings ?? [] }
}

function commandIn(body: unknown): string {
  return (body as { cmd: Record<string, string> }).cmd['0'] as string
}

function withoutIndex({ issues }: { issues: readonly Issue[] }): { issues: Issue[] } {
  return { issues: issues.map((issue) => ({ ...issue, path: issue.path.slice(1) })) }
}
