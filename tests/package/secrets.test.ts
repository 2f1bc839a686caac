import { describe, expect, test } from 'vitest'
import { createClient, settle, type B24Error } from '../../dist/node.js'
import { CODE, clientOf } from './portal-of.ts'

// Whatever an answer quotes, an error shows neither what lets others in nor what was sent.

const TOKEN = 'tok+en/0123456789=='
const ADDRESS = `https://acme.bitrix24.com/rest/1/${CODE}/`
const INPUT = {
  ID: 41_732,
  NAME: 'Юлия',
  LAST_NAME: 'Li',
  EMAIL: 'yulia.li@example.com',
  WORK_NOTES: 'Confidential remark. '.repeat(20),
  UF_USR_A: ['x7', 8_812],
}
const VALUES = ['41732', 'Юлия', 'yulia.li@example.com', 'Confidential remark', 'x7', '8812']

/** A text as somebody may write it into another. */
const WRITINGS: Record<string, (text: string) => string> = {
  plain: (text) => text,
  'in capital letters': (text) => text.toUpperCase(),
  'for an address': (text) => encodeURIComponent(text),
  'for an address, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'for HTML': (text) => text.replaceAll(/[^a-z0-9 ]/gi, (mark) => `&#${String(mark.codePointAt(0))};`),
  'for JSON': (text) => text.replaceAll('/', '\\/'),
}

/** Places of an answer where it can stand. */
const PLACES: Record<string, (text: string) => [status: number, body: unknown]> = {
  'the code': (text) => [400, { error: text, error_description: '' }],
  'the description': (text) => [
    400,
    { error: 'ERROR_CORE', error_description: `The value "${text}" is bad.` },
  ],
  'the argument': (text) => [400, { error: 'ERROR_ARGUMENT', error_description: '', argument: text }],
  'an error in a success': (text) => [200, { result: { error: text, error_description: text } }],
  'an error of REST 3.0': (text) => [400, { error: { code: `BITRIX ${text}`, message: text } }],
  'a page of a gateway': (text) => [502, text],
}

/** Everything that a log, a copy or a curious reader of an error could show. */
function shown(error: Error): string {
  const own = Reflect.ownKeys(error).map((name) => JSON.stringify(Reflect.get(error, name)))
  return [String(error), error.stack, JSON.stringify(error), JSON.stringify(error.cause), ...own].join('\n')
}

async function errorOf(call: Promise<unknown>): Promise<B24Error> {
  const settled = await settle(call)
  if (settled.success) throw new Error('the call should have failed')
  return settled.error
}

function expectDiscreet(error: Error, secret: string): void {
  const text = shown(error)
  for (const write of Object.values(WRITINGS)) {
    expect(text.toLowerCase()).not.toContain(write(secret).toLowerCase())
  }
}

describe.each(Object.entries(PLACES))('quoted in %s', (_, place) => {
  describe.each(Object.entries(WRITINGS))('%s', (_, write) => {
    test.each([ADDRESS, `acme.bitrix24.com/rest/1/${CODE}`, CODE, ...VALUES])('%s', async (secret) => {
      const [status, body] = place(write(secret))
      const answer = () =>
        typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status })
      const { client } = await clientOf(answer, { attempts: 1 })
      expectDiscreet(await errorOf(client.user.update(INPUT)), secret)
      const { client: many } = await clientOf(
        ({ body: { cmd } }) =>
          status === 200
            ? { result: { result: {}, result_error: { 0: (body as { result: object }).result } }, cmd }
            : answer(),
        { attempts: 1 },
      )
      const [outcome] = await many.batch([['user.update', INPUT]])
      if (outcome.success) throw new Error('should have failed')
      expectDiscreet(outcome.error, secret)
    })

    test('a token', async () => {
      const [status, body] = place(write(TOKEN))
      const client = await createClient({
        oauth: { domain: 'acme.bitrix24.com', accessToken: TOKEN },
        attempts: 1,
        fetch: () => Promise.resolve(Response.json(body, { status })),
      })
      expectDiscreet(await errorOf(client.user.current()), TOKEN)
    })
  })
})

describe('thrown', () => {
  const quoting = (text: string) =>
    Object.assign(new TypeError(`failed ${text}`), {
      code: 'ECONNREFUSED',
      address: text,
      cause: { code: text },
    })

  test('by fetch', async () => {
    const { client } = await clientOf(() => Promise.reject(quoting(`${ADDRESS}user.update.json`)), {
      attempts: 1,
    })
    const error = await errorOf(client.user.update(INPUT))
    expectDiscreet(error, CODE)
    expect(error).toMatchObject({ code: 'ECONNREFUSED', sent: false })
    expect(error.message).toBe('The portal could not be reached (ECONNREFUSED).')
  })

  test('by BX24, which holds a token', async () => {
    const bx24 = {
      getAuth: () => ({ access_token: TOKEN, refresh_token: 'refresh-0123456789' }),
      callMethod: () => {
        throw quoting(`${TOKEN} refresh-0123456789`)
      },
    }
    const client = await createClient({ bx24: bx24 })
    const error = await errorOf(client.user.update(INPUT))
    expectDiscreet(error, TOKEN)
    expectDiscreet(error, 'refresh-0123456789')
  })

  test('by refresh', async () => {
    const client = await createClient({
      oauth: {
        domain: 'acme.bitrix24.com',
        accessToken: TOKEN,
        refresh: () => Promise.reject(quoting(TOKEN)),
      },
      fetch: () => Promise.resolve(Response.json({ error: 'expired_token' }, { status: 401 })),
    })
    expectDiscreet(await errorOf(client.user.current()), TOKEN)
  })

  test('by a file', async () => {
    const { client } = await clientOf(() => ({ result: true }))
    const arrayBuffer = () => Promise.reject(quoting(CODE))
    const photo = Object.assign(new File(['x'], 'a.gif'), { arrayBuffer })
    expectDiscreet(await errorOf(client.user.update({ ID: 1, PERSONAL_PHOTO: photo })), CODE)
  })
})

describe('what reaches a message', () => {
  test('has no control characters and a bound', async () => {
    const body = {
      error: `E\u001b[31m\n${'x'.repeat(5_000_000)}`,
      error_description: `\u001b[2Jline\r\nline\u2028${'y'.repeat(5_000_000)}`,
      argument: 'z'.repeat(5_000_000),
    }
    const { client } = await clientOf(() => Response.json(body, { status: 400 }))
    const error = await errorOf(client.user.current())
    expect(error).toMatchObject({ name: 'RestError' })
    const { code, description, argument } = error as unknown as Record<
      'code' | 'description' | 'argument',
      string
    >
    expect([...code].length).toBeLessThanOrEqual(64)
    expect([...description].length).toBeLessThanOrEqual(2000)
    expect([...argument].length).toBeLessThanOrEqual(255)
    // eslint-disable-next-line no-control-regex
    expect(shown(error).replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/)
  })

  test('is found quickly among many values', async () => {
    const description = 'abcdefghij '.repeat(100_000)
    const { client } = await clientOf(() => ({ error: '', error_description: description }))
    const UF_USR_A = Array.from({ length: 500 }, (_, index) => `abcdefghij ${index}`)
    const begun = performance.now()
    await errorOf(client.user.update({ ID: 1, UF_USR_A }))
    const once = performance.now() - begun
    // A comparison of each with each would take thousands of times as long as this.
    const base = performance.now()
    for (let round = 0; round < 50; round += 1) JSON.parse(JSON.stringify({ description }))
    expect(once).toBeLessThan(20 * (performance.now() - base))
  })
})

test('codes of the portal stay what they are, whatever was sent', async () => {
  const { client } = await clientOf(() =>
    Response.json({ error: 'ERROR_CORE', error_description: '' }, { status: 400 }),
  )
  expect(await errorOf(client.user.update({ ID: 1, NAME: 'core', LAST_NAME: 'ERROR' }))).toMatchObject({
    code: 'ERROR_CORE',
  })
})
